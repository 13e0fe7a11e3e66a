#include "exchange/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::exchange {
namespace {

// As a word of a shell's command line.
std::string quoted(const std::string& file) {
  constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
  if (file.find_first_not_of(plain) == std::string::npos) return file;
  std::string out = "'";
  for (const char c : file) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

std::string conversion(const char* encoding, const std::string& file) {
  return say("save it as UTF-8, or convert it: `iconv -f {0} -t UTF-8 {1} > utf8.csv`", encoding,
             quoted(file));
}

bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  const auto start = text.substr(0, 200);
  return std::ranges::count(start, '\0') * 3 > static_cast<std::ptrdiff_t>(start.size());
}

int line_of(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  const auto feeds = std::ranges::count(before, '\n');
  return 1 + static_cast<int>(feeds > 0 ? feeds : std::ranges::count(before, '\r'));
}

}  // namespace

std::optional<Problem> encoding_problem(std::string_view text, const std::string& file) {
  Problem problem;
  problem.place.file = file;
  problem.code = "not-utf8";
  if (looks_like_utf16(text)) {
    problem.message = tr("this is not UTF-8: it looks like UTF-16, as spreadsheets save “Unicode text”");
    problem.hint = conversion("UTF-16", file);
    return problem;
  }
  const auto bad = invalid_utf8(text);
  if (!bad) return std::nullopt;
  const auto byte = fmt::format("0x{:02X}", static_cast<unsigned char>(text[*bad]));
  problem.place.line = line_of(text, *bad);
  problem.message = say("this is not UTF-8: the byte {0} looks like Windows-1252", byte);
  problem.hint = conversion("WINDOWS-1252", file);
  return problem;
}

void require_utf8(std::string_view text, const std::string& file, int line) {
  auto problem = encoding_problem(text, file);
  if (!problem) return;
  if (problem->place.line > 0) problem->place.line += line - 1;
  throw Problems({std::move(*problem)}, Failure::failed);
}

}  // namespace corner::exchange
