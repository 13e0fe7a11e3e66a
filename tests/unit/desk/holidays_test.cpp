#include "desk/holidays.hpp"

#include <doctest/doctest.h>

#include "core/text.hpp"

using namespace corner;
using namespace corner::desk;

namespace {

/// `01-01 04-06 …`
std::string days(Holidays which, int year) {
  std::vector<std::string> list;
  for (const auto& holiday : holidays(which, year)) list.push_back(to_string(holiday.day).substr(5));
  return join(list, " ");
}

}  // namespace

// The tables are those of the npm package date-holidays 3.37.0 (country FR; region 57, Moselle).

TEST_CASE("the eleven French public holidays") {
  CHECK(days(Holidays::fr, 1999) == "01-01 04-05 05-01 05-08 05-13 05-24 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2008) == "01-01 03-24 05-01 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2011) == "01-01 04-25 05-01 05-08 06-02 06-13 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2024) == "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2026) == "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2038) == "01-01 04-26 05-01 05-08 06-03 06-14 07-14 08-15 11-01 11-11 12-25");
  CHECK(days(Holidays::fr, 2100) == "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25");
}

TEST_CASE("Alsace and Moselle have two more, elsewhere there may be none") {
  CHECK(days(Holidays::fr_alsace_moselle, 2026) ==
        "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26");
  CHECK(holidays(Holidays::none, 2026).empty());
  CHECK(holidays(Holidays::fr, 2026)[4].name == "Ascension Day");
}

TEST_CASE("a day is a holiday when the year's list has it") {
  for (const auto which : {Holidays::none, Holidays::fr, Holidays::fr_alsace_moselle})
    for (Date day = *parse_date("2026-01-01"); day.year() < std::chrono::year(2028); day = add_days(day, 1)) {
      bool listed = false;
      for (const auto& each : holidays(which, static_cast<int>(day.year()))) listed = listed || each.day == day;
      CHECK(is_holiday(which, day) == listed);
    }
}

TEST_CASE("Easter is a Sunday from 22 March to 25 April") {
  for (int year = 1900; year < 3000; ++year) {
    const Date day = easter(year);
    CHECK(std::chrono::weekday(std::chrono::sys_days(day)) == std::chrono::Sunday);
    CHECK(to_string(day).substr(5) >= "03-22");
    CHECK(to_string(day).substr(5) <= "04-25");
  }
  CHECK(easter(1943) == *parse_date("1943-04-25"));
  CHECK(easter(2285) == *parse_date("2285-03-22"));
}
