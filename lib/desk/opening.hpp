#pragma once
// When a counter is open: hours of a day and of a week, in local time.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corner::desk {

/// From and until in minutes since local midnight, `until` out; 24:00 = 1440.
struct Opening {
  int from = 0, until = 0;
  auto operator<=>(const Opening&) const = default;
};

/// Monday first; each day's openings in their order, none overlapping another. A day with none is closed.
using Week = std::array<std::vector<Opening>, 7>;

/// `mon` … `sun`, the keys of packs.
inline constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// `09:00-12:30`, the end after the beginning; nothing otherwise.
std::optional<Opening> parse_opening(std::string_view text);
std::string to_string(Opening opening);

}  // namespace corner::desk
