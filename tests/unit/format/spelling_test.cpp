#include "format/spelling.hpp"

#include <doctest/doctest.h>

using namespace corner::format;

TEST_CASE("strings stand between double quotes, unless that needs an escape") {
  CHECK(spell_string("\"a\\tb\"") == "\"a\\tb\"");
  CHECK(spell_string("'a'") == "\"a\"");
  CHECK(spell_string("''") == "\"\"");
  CHECK(spell_string("'a\"b'") == "'a\"b'");
  CHECK(spell_string("'a\\b'") == "'a\\b'");
  CHECK(spell_string("\"\"\"\"\"\"") == "\"\"");
  CHECK(spell_string("\"\"\"\na\"\"\"") == "\"a\"");
  CHECK(spell_string("\"\"\"a\nb\"\"\"") == "\"\"\"a\nb\"\"\"");
  CHECK(spell_string("\"\"\"a\"b\"\"\"") == "\"\"\"a\"b\"\"\"");
  CHECK(spell_string("\"\"\"a\\\nb\"\"\"") == "\"\"\"a\\\nb\"\"\"");
  CHECK(spell_string("'''a'b'''") == "\"a'b\"");
  CHECK(spell_string("'''a'''''") == "\"a''\"");
  CHECK(spell_string("'''a\\'''") == "'''a\\'''");
}

TEST_CASE("keys stand without quotes where they can") {
  CHECK(spell_key("a-1") == "a-1");
  CHECK(spell_key("\"a-1\"") == "a-1");
  CHECK(spell_key("'a_B'") == "a_B");
  CHECK(spell_key("\"\"") == "\"\"");
  CHECK(spell_key("'a.b'") == "\"a.b\"");
  CHECK(spell_key("'a\"b'") == "'a\"b'");
  CHECK(spell_key("\"é\"") == "\"é\"");
}

TEST_CASE("comparisons and ranges") {
  CHECK(spell_condition("<2") == "< 2");
  CHECK(spell_condition(" >=  2 ") == ">= 2");
  CHECK(spell_condition("<=799,9 €") == "<= 799.90");
  CHECK(spell_condition("> 1\u202f428,74\u00a0€") == "> 1428.74");
  CHECK(spell_condition("> 800 €") == "> 800");
  CHECK(spell_condition(">-3") == "> -3");
  CHECK(spell_condition("2 .. 5") == "2..5");
  CHECK(spell_condition("-2..1.5") == "-2..1.50");
  for (const char* same : {"", "<", "< two", "<= >= 2", "2..", "..", "2..3..4", "laptop", " laptop", "3", "<<2", "99999999999999999"})
    CHECK(spell_condition(same) == same);
}

TEST_CASE("amounts") {
  CHECK(spell_amount("799,9") == "799.90");
  CHECK(spell_amount("800 €") == "800");
  CHECK(spell_amount("800") == "800");
  for (const char* same : {"", "-3", "free", "absent", "1.234", "< 800"}) CHECK(spell_amount(same) == same);
}
