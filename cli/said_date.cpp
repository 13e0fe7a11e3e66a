#include "cli/said_date.hpp"

#include <fmt/format.h>

#include <array>

#include "core/words.hpp"

namespace corner::cli {

std::string said(Date date) {
  static constexpr std::array months{mark("January"), mark("February"), mark("March"),     mark("April"),   mark("May"),      mark("June"),
                                     mark("July"),    mark("August"),   mark("September"), mark("October"), mark("November"), mark("December")};
  const auto day = static_cast<unsigned>(date.day());
  return fmt::format("{}{} {} {}", day, day == 1 && spoken() == Language::fr ? "er" : "",
                     tr(months[static_cast<unsigned>(date.month()) - 1]), static_cast<int>(date.year()));
}

std::string said_date(const std::string& date) { return said(*parse_date(date)); }

std::string said(Instant instant, const Zone& zone) {
  constexpr std::size_t behind_date = 11;
  return say("{0}, {1}", said(zone.date_of(instant)), zone.show(instant).substr(behind_date));
}

}  // namespace corner::cli
