#include "render/code128.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

using corner::render::code128;

TEST_CASE("a code is start, characters, check and stop") {
  // A: value 33, so the check is (104 + 33) mod 103 = 34, which looks like `B`.
  CHECK(code128("A") == std::vector<int>{2, 1, 1, 2, 1, 4, 1, 1, 1, 3, 2, 3, 1, 3, 1, 1, 2, 3, 2, 3, 3, 1, 1, 1, 2});
}

TEST_CASE("every symbol has eleven modules, and the stop thirteen") {
  for (int c = ' '; c <= '~'; ++c) {
    const auto widths = code128(std::string(1, static_cast<char>(c)));
    REQUIRE(widths.size() == 3 * 6 + 7);
    CHECK(std::accumulate(widths.begin(), widths.end(), 0) == 3 * 11 + 13);
  }
}

TEST_CASE("what cannot be written so is not") {
  CHECK(code128("").empty());
  CHECK(code128("PC-é").empty());
  CHECK(code128("a\tb").empty());
}
