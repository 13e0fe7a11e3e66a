#include "policy/toml_guard.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::policy {
namespace {

constexpr std::size_t longest_line = 8192;
// toml++ recurses once a segment of a dotted key and overflows the stack at some 50,000 of them. Segments
// cannot pass a line's end and values nest 256 deep at most, so that a bound a line is a bound on the whole.
constexpr int most_dots = 64;

Problem fault(Place place, const char* code, std::string message, std::string hint) {
  return {std::move(place), Severity::error, code, std::move(message), std::move(hint)};
}

std::optional<Problem> guard_line(const std::string& file, std::string_view line, int number) {
  if (const auto bad = invalid_utf8(line)) {
    const int column = static_cast<int>(length(line.substr(0, *bad))) + 1;
    return fault({file, number, column}, "not-utf8", tr("the file is not UTF-8 here"),
                 tr("save it as UTF-8"));
  }
  if (line.size() > longest_line)
    return fault({file, number, 0}, "too-long", say("the line is longer than {0} bytes", longest_line),
                 tr("write it over several lines"));
  if (std::ranges::count(line, '.') > most_dots)
    return fault({file, number, 0}, "too-deep", say("the line has more than {0} dots", most_dots),
                 tr("write it over several lines"));
  return std::nullopt;
}

/// Where the quoted text at `at` ends, its closing quotes included.
std::size_t after_quotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool lines = text.substr(at).starts_with(triple);
  for (at += lines ? 3 : 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (lines && text.substr(at).starts_with(triple)) {
      const auto end = text.find_first_not_of(quote, at);
      return std::min(end, at + 5);  // two more may stand right before the three that close
    } else if (!lines && (text[at] == quote || text[at] == '\n')) {
      return at + 1;
    }
  }
  return text.size();
}

/// The first byte beyond ASCII outside quotes and comments. toml++ looks at such a character with a function
/// that is undefined for most of Latin, Greek and Cyrillic.
std::optional<std::size_t> bare_letter(std::string_view text) {
  for (std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0; at < text.size();) {
    if (text[at] == '#')
      at = std::min(text.find('\n', at), text.size());
    else if (text[at] == '"' || text[at] == '\'')
      at = after_quotes(text, at);
    else if (static_cast<unsigned char>(text[at]) >= 0x80)
      return at;
    else
      ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> guard_toml(const std::string& file, std::string_view text) {
  if (text.size() > largest_file)
    return fault({file, 0, 0}, "too-long", say("the file is larger than {0} bytes", largest_file),
                 tr("split it"));
  int number = 0;
  for (const auto line : split(text, '\n'))
    if (auto problem = guard_line(file, line, ++number)) return problem;
  const auto bare = bare_letter(text);
  if (!bare) return std::nullopt;
  const auto before = text.substr(0, *bare);
  const auto start = before.rfind('\n') + 1;  // 0 on the first line
  const int line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  const int column = static_cast<int>(length(before.substr(start))) + 1;
  const auto size = std::min(text.find_first_of(" \t\r\n=\"'#.,]}", *bare), text.size()) - *bare;
  return fault({file, line, column}, "not-toml",
               say("`{0}` stands outside quotes", shown(text.substr(*bare, size))),
               tr("put texts, and keys with accents, between quotes"));
}

}  // namespace corner::policy
