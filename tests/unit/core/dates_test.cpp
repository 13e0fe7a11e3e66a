#include "core/dates.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner;
using namespace std::chrono_literals;

namespace {
Date day(std::string_view text) { return parse_date(text).value(); }
Instant at(std::string_view text) { return parse_instant(text).value(); }
int months(std::string_view from, std::string_view to) { return months_between(day(from), day(to)); }
std::string plus_months(std::string_view from, int count) { return to_string(add_months(day(from), count)); }
}  // namespace

TEST_CASE("dates that exist, and no others") {
  CHECK(to_string(day("2026-03-02")) == "2026-03-02");
  CHECK(parse_date("2024-02-29"));
  CHECK(parse_date("2000-02-29"));
  CHECK(parse_date("1900-01-01"));
  CHECK(parse_date("2999-12-31"));
  for (const auto* bad : {"2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01",
                          "2026-01-00", "1899-12-31", "3000-01-01", "2026-1-1", "26-01-01", "2026-01-01 ",
                          " 2026-01-01", "2026/01/01", "02/03/2026", "", "2026-01-011", "-026-01-01"})
    CHECK_MESSAGE(!parse_date(bad), bad);
}

TEST_CASE("instants need a zone, and come out in UTC") {
  CHECK(to_string(at("2026-03-02T09:00:00Z")) == "2026-03-02T09:00:00Z");
  CHECK(to_string(at("2026-03-02T09:00Z")) == "2026-03-02T09:00:00Z");
  CHECK(to_string(at("2026-03-02T00:30:00+01:00")) == "2026-03-01T23:30:00Z");
  CHECK(to_string(at("2026-12-31T23:30:00-05:45")) == "2027-01-01T05:15:00Z");
  CHECK(to_string(at("2026-03-02T09:00:00.5Z")) == "2026-03-02T09:00:00.500000Z");
  CHECK(to_string(at("2026-03-02T09:00:00.000001Z")) == "2026-03-02T09:00:00.000001Z");
  CHECK(to_string(at("1969-12-31T23:59:59.999999Z")) == "1969-12-31T23:59:59.999999Z");
  for (const auto* bad :
       {"2026-03-02T09:00:00", "2026-03-02", "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z",
        "2026-03-02T09:00:60Z", "2026-03-02T9:00:00Z", "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00z",
        "2026-03-02T09:00:00+1:00", "2026-03-02T09:00:00+15:00", "2026-03-02T09:00:00Z ",
        "2026-02-30T09:00:00Z", "2026-03-02T09:00:00.1234567Z", "2026-03-02T09Z"})
    CHECK_MESSAGE(!parse_instant(bad), bad);
}

TEST_CASE("months are whole, rounded down") {
  CHECK(months("2026-01-15", "2026-01-15") == 0);
  CHECK(months("2026-01-01", "2026-01-30") == 0);
  CHECK(months("2026-01-15", "2026-02-14") == 0);
  CHECK(months("2026-01-15", "2026-02-15") == 1);
  CHECK(months("2025-11-15", "2026-03-14") == 3);
  CHECK(months("2026-01-01", "2036-01-01") == 120);
}

TEST_CASE("a month from its last days is complete on the next one's last day") {
  CHECK(months("2026-01-31", "2026-02-27") == 0);
  CHECK(months("2026-01-31", "2026-02-28") == 1);
  CHECK(months("2026-01-29", "2026-02-28") == 1);
  CHECK(months("2024-01-31", "2024-02-28") == 0);
  CHECK(months("2024-01-31", "2024-02-29") == 1);
  CHECK(months("2024-02-29", "2025-02-28") == 12);
  CHECK(months("2026-03-31", "2026-04-30") == 1);
}

TEST_CASE("earlier is negative, rounded down too") {
  CHECK(months("2026-02-15", "2026-01-15") == -1);
  CHECK(months("2026-02-15", "2026-02-14") == -1);
  CHECK(months("2026-02-15", "2026-01-14") == -2);
}

TEST_CASE("months later, on the month's last day at most") {
  CHECK(plus_months("2026-01-31", 1) == "2026-02-28");
  CHECK(plus_months("2024-01-31", 1) == "2024-02-29");
  CHECK(plus_months("2024-02-29", 12) == "2025-02-28");
  CHECK(plus_months("2024-02-29", 48) == "2028-02-29");
  CHECK(plus_months("2026-03-31", -1) == "2026-02-28");
  CHECK(plus_months("2026-01-15", -1) == "2025-12-15");
  CHECK(plus_months("2025-12-31", 2) == "2026-02-28");
}

TEST_CASE("months_between undoes add_months, from every day of four years") {
  for (auto date = day("2023-01-01"); date < day("2027-01-01"); date = add_days(date, 1))
    for (int count = 0; count <= 14; ++count) {
      REQUIRE(months_between(date, add_months(date, count)) == count);
      REQUIRE(months_between(date, add_days(add_months(date, count), -1)) == count - 1);
    }
}

TEST_CASE("days later, over month, year and leap day") {
  CHECK(to_string(add_days(day("2026-02-28"), 1)) == "2026-03-01");
  CHECK(to_string(add_days(day("2024-02-28"), 1)) == "2024-02-29");
  CHECK(to_string(add_days(day("2026-01-01"), -1)) == "2025-12-31");
  CHECK(to_string(add_days(day("2026-03-28"), 365)) == "2027-03-28");
}

TEST_CASE("a zone that does not exist is refused") {
  CHECK_THROWS_WITH_AS(Zone("Europe/Niice"), doctest::Contains("`Europe/Niice`"), Error);
  CHECK_THROWS_AS(Zone(""), Error);
  CHECK(Zone("Europe/Paris").name() == "Europe/Paris");
}

TEST_CASE("the local date follows the zone, not UTC") {
  const Zone paris("Europe/Paris"), reunion("Indian/Reunion"), utc("UTC");
  CHECK(to_string(paris.date_of(at("2026-03-01T23:30:00Z"))) == "2026-03-02");
  CHECK(to_string(utc.date_of(at("2026-03-01T23:30:00Z"))) == "2026-03-01");
  CHECK(to_string(reunion.date_of(at("2026-12-31T20:00:00Z"))) == "2027-01-01");
  CHECK(to_string(paris.date_of(at("2026-06-30T22:00:00Z"))) == "2026-07-01");
  CHECK(to_string(paris.date_of(at("2026-06-30T21:59:59.999999Z"))) == "2026-06-30");
}

TEST_CASE("the night of 23 hours and the night of 25") {
  const Zone paris("Europe/Paris");
  CHECK(paris.show(at("2026-03-29T00:59:59Z")) == "2026-03-29 01:59");
  CHECK(paris.show(at("2026-03-29T01:00:00Z")) == "2026-03-29 03:00");
  CHECK(paris.show(at("2026-10-25T00:30:00Z")) == "2026-10-25 02:30");
  CHECK(paris.show(at("2026-10-25T01:30:00Z")) == "2026-10-25 02:30");
  const auto length = [&](std::string_view date) {
    int hours = 0;
    for (auto hour = Instant(std::chrono::sys_days(day(date))) - 12h;
         hour < Instant(std::chrono::sys_days(day(date))) + 36h; hour += 1h)
      hours += paris.date_of(hour) == day(date) ? 1 : 0;
    return hours;
  };
  CHECK(length("2026-03-28") == 24);
  CHECK(length("2026-03-29") == 23);
  CHECK(length("2026-10-25") == 25);
}

TEST_CASE("from local time to the instant: the first of two, and none in the gap") {
  const Zone paris("Europe/Paris"), york("America/New_York");
  const auto instant = [&](const Zone& zone, std::string_view date, std::chrono::minutes time) {
    const auto found = zone.at(day(date), time);
    return found ? to_string(*found) : std::string("none");
  };
  CHECK(instant(paris, "2026-01-15", 9h) == "2026-01-15T08:00:00Z");
  CHECK(instant(paris, "2026-01-15", 24h) == "2026-01-15T23:00:00Z");
  CHECK(instant(paris, "2026-03-29", 1h + 59min) == "2026-03-29T00:59:00Z");
  CHECK(instant(paris, "2026-03-29", 2h) == "none");
  CHECK(instant(paris, "2026-03-29", 2h + 59min) == "none");
  CHECK(instant(paris, "2026-03-29", 3h) == "2026-03-29T01:00:00Z");
  CHECK(instant(paris, "2026-10-25", 2h) == "2026-10-25T00:00:00Z");
  CHECK(instant(paris, "2026-10-25", 2h + 59min) == "2026-10-25T00:59:00Z");
  CHECK(instant(paris, "2026-10-25", 3h) == "2026-10-25T02:00:00Z");
  CHECK(instant(york, "2026-03-08", 2h + 30min) == "none");
  CHECK(instant(york, "2026-11-01", 1h + 30min) == "2026-11-01T05:30:00Z");
}
