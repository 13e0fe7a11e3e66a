#include "golden/compare.hpp"

#include <doctest/doctest.h>

using golden::difference;
using golden::matches;
using Lines = std::vector<std::string>;

TEST_CASE("an ellipsis stands for any text in a line") {
  CHECK(matches("a", "a"));
  CHECK(!matches("a", "ab"));
  CHECK(matches("a…", "a"));
  CHECK(matches("a…c", "abbc"));
  CHECK(!matches("a…c", "abb"));
  CHECK(matches("…b…", "abc"));
  CHECK(matches("a…b…b", "axbyb"));
  CHECK(!matches("a…b…b", "axb"));
  CHECK(!matches("ab…ba", "aba"));
  CHECK(matches("a…", "a…"));
}

TEST_CASE("agreement is no difference") {
  CHECK(difference({}, {}).empty());
  CHECK(difference({"a", "b…"}, {"a", "bc"}).empty());
  CHECK(difference({"..."}, {}).empty());
  CHECK(difference({"..."}, {"a", "b"}).empty());
  CHECK(difference({"a", "...", "c"}, {"a", "b", "b", "c"}).empty());
  CHECK(difference({"...", "b", "..."}, {"a", "b", "c"}).empty());
}

TEST_CASE("differences are told line by line") {
  CHECK(difference({"a", "b", "c"}, {"a", "x", "c"}) == Lines{"  a", "- b", "+ x", "  c"});
  CHECK(difference({"a"}, {}) == Lines{"- a"});
  CHECK(difference({}, {"a"}) == Lines{"+ a"});
  CHECK(difference({"a", "...", "z"}, {"a", "b", "y"}) == Lines{"  a", "  b", "  y", "  ...", "- z"});
  CHECK(difference({""}, {"a"}) == Lines{"- ", "+ a"});
}
