#include "desk/opening.hpp"

#include <doctest/doctest.h>

using namespace corner::desk;

TEST_CASE("hours are written one way, and read back") {
  for (const char* text : {"09:00-12:30", "00:00-24:00", "23:59-24:00", "08:05-08:06"}) {
    const auto opening = parse_opening(text);
    REQUIRE(opening);
    CHECK(to_string(*opening) == text);
  }
  CHECK(parse_opening("09:00-12:30") == Opening{540, 750});
}

TEST_CASE("what is no span of hours") {
  for (const char* text : {"", "9:00-12:00", "09:00", "09:00-09:00", "12:00-09:00", "09:60-12:00", "24:00-24:00", "09:00-24:01",
                           "09:00 12:00", "09h00-12h00", "0a:00-12:00", "09:00-12:00 ", "-9:00-12:00"})
    CHECK_MESSAGE(!parse_opening(text), text);
}
