#include "cli/dates.hpp"

#include <fmt/format.h>

#include "core/error.hpp"

namespace corner::cli {

void check_date(const std::string& argument, const std::string& date) {
  if (!date.empty() && !parse_date(date))
    throw Error(say("`{0}` cannot be `{1}`: write a date as {2}", argument, date, "2026-03-01"), Failure::usage);
}

std::string shown_date(const std::string& date, Language language) {
  if (date.empty() || language == Language::en) return date;
  return fmt::format("{}/{}/{}", date.substr(8, 2), date.substr(5, 2), date.substr(0, 4));
}

}  // namespace corner::cli
