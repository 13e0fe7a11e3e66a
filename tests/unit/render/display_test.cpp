#include "render/display.hpp"

#include <doctest/doctest.h>

using corner::render::display_width;
using corner::render::widest_word;
using corner::render::wrap;
using Lines = std::vector<std::string>;

TEST_CASE("display width counts columns, not bytes or code points") {
  CHECK(display_width("") == 0);
  CHECK(display_width("laptop") == 6);
  CHECK(display_width("Écran") == 5);
  CHECK(display_width("E\u0301cran") == 5);  // combining acute
  CHECK(display_width("日本") == 4);
  CHECK(display_width("1\u202f428\u00a0€") == 7);
  CHECK(display_width("a\xff") == 2);
}

TEST_CASE("lines break at spaces and never pass the width") {
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 6) == Lines{"one", "two", "three"});
  CHECK(wrap("é é é é", 3) == Lines{"é é", "é é"});
  CHECK(wrap("日本 日本", 6) == Lines{"日本", "日本"});
  CHECK(wrap("日本 日本", 9) == Lines{"日本 日本"});
}

TEST_CASE("a word longer than the width stays whole") {
  CHECK(wrap("see 0123456789 now", 6) == Lines{"see", "0123456789", "now"});
}

TEST_CASE("width 0 keeps lines as they are") { CHECK(wrap("a  b\nc", 0) == Lines{"a  b", "c"}); }

TEST_CASE("what fits keeps its spacing; what does not keeps its indent") {
  CHECK(wrap("a    b", 6) == Lines{"a    b"});
  CHECK(wrap("  one two", 7) == Lines{"  one", "  two"});
}

TEST_CASE("a no-break space does not break") { CHECK(wrap("12\u00a0€ due", 5) == Lines{"12\u00a0€", "due"}); }

TEST_CASE("empty text is one empty line") { CHECK(wrap("", 10) == Lines{""}); }

TEST_CASE("the widest word is over all lines") { CHECK(widest_word("a bcd\nefghé i") == 5); }
