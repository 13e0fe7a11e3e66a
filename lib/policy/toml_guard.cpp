#include "policy/toml_guard.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"

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

}  // namespace

std::optional<Problem> guard_toml(const std::string& file, std::string_view text) {
  if (text.size() > largest_file)
    return fault({file, 0, 0}, "too-long", say("the file is larger than {0} bytes", largest_file),
                 tr("split it"));
  int number = 0;
  for (const auto line : split(text, '\n'))
    if (auto problem = guard_line(file, line, ++number)) return problem;
  return std::nullopt;
}

}  // namespace corner::policy
