#include "core/text.hpp"

#include <doctest/doctest.h>

using namespace corner;
using Words = std::vector<std::string>;

TEST_CASE("trim and split") {
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim(" \n") == "");
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(join({"a", "b"}, ", ") == "a, b");
  CHECK(join({}, ", ") == "");
}

TEST_CASE("UTF-8 is checked to the letter of the standard") {
  CHECK(!invalid_utf8("plain é 日 \U0001F600 \U0010FFFF"));
  CHECK(invalid_utf8("ab\xE9") == 2);
  CHECK(invalid_utf8("a\xE9z") == 1);
  CHECK(invalid_utf8("\x80") == 0);
  CHECK(invalid_utf8("\xC0\x80") == 0);          // overlong NUL
  CHECK(invalid_utf8("\xC1\xBF") == 0);          // overlong
  CHECK(invalid_utf8("\xE0\x80\xAF") == 0);      // overlong
  CHECK(invalid_utf8("\xF0\x80\x80\xAF") == 0);  // overlong
  CHECK(invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(invalid_utf8("\xF5\x80\x80\x80") == 0);
  CHECK(invalid_utf8("\xE2\x82") == 0);  // cut short
}

TEST_CASE("length counts code points") {
  CHECK(length("") == 0);
  CHECK(length("Éa日\U0001F600") == 4);
}

TEST_CASE("what drives a terminal is made visible") {
  CHECK(visible("Éric \U0001F600") == "Éric \U0001F600");
  CHECK(visible("a\x1b[1m\x7f\n\t") == "a\\x1b[1m\\x7f\\x0a\\x09");
  CHECK(visible("a\n\tb\r", true) == "a\n\tb\\x0d");
  CHECK(visible("\u009b31m") == "\\u009b31m");
  CHECK(visible("\u202e\u2066\u200f") == "\\u202e\\u2066\\u200f");
  CHECK(visible("x\xE9y") == "x\\xe9y");
  CHECK(visible(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("has_controls is true exactly when visible changes something") {
  for (const std::string_view text :
       {"a", "é", "a\n", "\x7f", "\u0085", "\u202a", "\xff", "", "\u2065", "\u206a"})
    CHECK(has_controls(text) == (visible(text) != text));
}

TEST_CASE("the nearest word is guessed, or none") {
  const Words commands{"request", "return", "report", "inventory"};
  CHECK(nearest("reqeust", commands) == "request");
  CHECK(nearest("inventroy", commands) == "inventory");
  CHECK(nearest("returns", commands) == "return");
  CHECK(!nearest("zebra", commands));
  CHECK(!nearest("x", {"abc"}));
  CHECK(!nearest("", commands));
  CHECK(!nearest("request", {}));
  CHECK(did_you_mean("reqest", commands) == "did you mean `request`?");
  CHECK(did_you_mean("zebra", commands) == "");
}

TEST_CASE("alternatives in prose") {
  CHECK(one_of({}) == "");
  CHECK(one_of({"a"}) == "`a`");
  CHECK(one_of({"a", "b"}) == "`a` or `b`");
  CHECK(one_of({"a", "b", "c"}) == "`a`, `b` or `c`");
  CHECK(one_of({"a", "b", "c"}, 2) == "`a`, `b` or 1 other");
  CHECK(one_of({"a", "b", "c", "d"}, 2) == "`a`, `b` or 2 others");
}
