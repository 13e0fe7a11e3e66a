#include "core/money.hpp"

#include <doctest/doctest.h>

using namespace corner;

TEST_CASE("money as people write it") {
  CHECK(parse_money("800") == Cents{80000});
  CHECK(parse_money("800.5") == Cents{80050});
  CHECK(parse_money(show(Cents{123450}, Language::fr)) == Cents{123450});
  CHECK(parse_money("800,50") == Cents{80050});
  CHECK(parse_money(" 800.05 € ") == Cents{80005});
  CHECK(parse_money("800,50€") == Cents{80050});
  CHECK(parse_money("0") == Cents{0});
  CHECK(parse_money("0.01") == Cents{1});
}

TEST_CASE("what is no money is refused") {
  for (const auto* bad : {"", "€", "-1", "+1", "1.234", "1.", ".5", "1,2,3", "1e3", "12 34", "0x10", "1.5.0",
                          "1 000,00 $", "99999999999999999999", "1,234.5", "1 2345"})
    CHECK_MESSAGE(!parse_money(bad), bad);
}

TEST_CASE("for files and scripts") {
  CHECK(to_string(Cents{80050}) == "800.50");
  CHECK(to_string(Cents{5}) == "0.05");
  CHECK(to_string(Cents{-80050}) == "-800.50");
  CHECK(to_string(Cents{-5}) == "-0.05");
}

TEST_CASE("for people") {
  CHECK(show(Cents{142874}, Language::fr) == "1\u202f428,74\u00a0€");
  CHECK(show(Cents{142874}, Language::en) == "€1,428.74");
  CHECK(show(Cents{99999}, Language::en) == "€999.99");
  CHECK(show(Cents{123456789000}, Language::en) == "€1,234,567,890.00");
  CHECK(show(Cents{-150}, Language::fr) == "-1,50\u00a0€");
  CHECK(show(Cents{-150}, Language::en) == "-€1.50");
}
