#include "core/error.hpp"

#include <doctest/doctest.h>

using namespace corner;

TEST_CASE("a place leaves out what is not known") {
  CHECK(to_string(Place{"rules.toml", 3, 7}) == "rules.toml:3:7");
  CHECK(to_string(Place{"rules.toml", 3, 0}) == "rules.toml:3");
  CHECK(to_string(Place{"rules.toml", 0, 0}) == "rules.toml");
}

TEST_CASE("problems are told at once, a line each") {
  Problem first;
  first.place = {"a", 1, 2};
  first.message = "wrong";
  first.hint = "mend it";
  Problem second;
  second.place = {"b", 3, 0};
  second.message = "also wrong";
  const Problems problems({first, second}, Failure::policy_invalid);
  CHECK(problems.what() == std::string("a:1:2: wrong — mend it\nb:3: also wrong"));
  CHECK(problems.kind() == Failure::policy_invalid);
}
