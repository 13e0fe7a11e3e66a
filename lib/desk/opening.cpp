#include "desk/opening.hpp"

#include <fmt/format.h>

namespace corner::desk {
namespace {

constexpr int day = 24 * 60;

/// `hh:mm`, 24:00 at most.
std::optional<int> parse_minutes(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
  return minute < 60 && hour * 60 + minute <= day ? std::optional(hour * 60 + minute) : std::nullopt;
}

}  // namespace

std::optional<Opening> parse_opening(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = parse_minutes(text.substr(0, 5)), until = parse_minutes(text.substr(6));
  if (!from || !until || *from >= *until) return std::nullopt;
  return Opening{*from, *until};
}

std::string to_string(Opening opening) {
  return fmt::format("{:02}:{:02}-{:02}:{:02}", opening.from / 60, opening.from % 60, opening.until / 60,
                     opening.until % 60);
}

}  // namespace corner::desk
