#include "render/speaker.hpp"

#include <doctest/doctest.h>

using namespace corner;
using namespace corner::render;

namespace {
const Date day = *parse_date("2026-03-02");
const Instant noon = *parse_instant("2026-03-02T11:05:09Z");

std::string say_in(Language language, const Cell& cell, const std::string& zone = "Europe/Paris") {
  return Speaker(Style{.language = language, .zone = zone})(cell);
}
}  // namespace

TEST_CASE("what is empty is a dash, whatever its type") {
  CHECK(say_in(Language::en, {}) == "—");
  CHECK(say_in(Language::en, std::string()) == "—");
  CHECK(say_in(Language::en, std::vector<std::string>{}) == "—");
  CHECK(say_in(Language::en, Json()) == "—");
}

TEST_CASE("zero and false are not empty") {
  CHECK(say_in(Language::en, std::int64_t{0}) == "0");
  CHECK(say_in(Language::en, false) == "no");
  CHECK(say_in(Language::en, true) == "yes");
}

TEST_CASE("dates follow the reader's language") {
  CHECK(say_in(Language::en, day) == "2026-03-02");
  CHECK(say_in(Language::fr, day) == "02/03/2026");
}

TEST_CASE("instants are local to the zone, and say UTC without one") {
  CHECK(say_in(Language::en, noon) == "2026-03-02 12:05");
  CHECK(say_in(Language::fr, noon) == "02/03/2026 12:05");
  CHECK(say_in(Language::fr, noon, "") == "02/03/2026 11:05 UTC");
  CHECK(say_in(Language::fr, *parse_instant("2026-12-31T23:30:00Z")) == "01/01/2027 00:30");
}

TEST_CASE("money, lists and nested values") {
  CHECK(say_in(Language::fr, Cents{142874}) == "1\u202f428,74\u00a0€");
  CHECK(say_in(Language::en, Cents{142874}) == "€1,428.74");
  CHECK(say_in(Language::en, std::vector<std::string>{"a", "b"}) == "a, b");
  CHECK(say_in(Language::en, Json().set("k", 1)) == R"({"k":1})");
}

TEST_CASE("nothing that drives a terminal comes out") {
  CHECK(say_in(Language::en, std::string("a\x1b[31mb\x7f")) == "a\\x1b[31mb\\x7f");
  CHECK(say_in(Language::en, std::string("a\u202eb")) == "a\\u202eb");
  CHECK(say_in(Language::en, std::vector<std::string>{"\x07"}) == "\\x07");
  CHECK(say_in(Language::en, std::string("\xff")) == "\\xff");
  CHECK(say_in(Language::en, std::string("a\tb")) == "a b");
  CHECK(say_in(Language::en, Json("\u009b")) == "\"\\u009b\"");
}
