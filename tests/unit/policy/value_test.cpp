#include "policy/value.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace corner;
using namespace corner::policy;

namespace {

const Fact& fact(const Pack& pack, const char* name) {
  REQUIRE(pack.fact(name) != nullptr);
  return *pack.fact(name);
}

}  // namespace

TEST_CASE("values are read as their fact says, and written as they are read") {
  const Pack pack = sample::pack(
      sample::plus("rules.toml", sample::rule("r", "effect = \"permit\"\nwhen = { unit = \"IT\" }")));
  const auto round = [&](const char* name, std::string_view text) {
    return write_value(fact(pack, name), parse_value(fact(pack, name), text));
  };
  CHECK(parse_value(fact(pack, "status"), "external") == 1);
  CHECK(parse_value(fact(pack, "ambassador"), "true") == 1);
  CHECK(parse_value(fact(pack, "telework"), " 3 ") == 3);
  CHECK(parse_value(fact(pack, "price"), "799,90") == 79990);
  CHECK(parse_value(fact(pack, "ends_in"), "open-ended") == absent);
  CHECK(parse_value(fact(pack, "ends_in"), "absent") == absent);
  CHECK(parse_value(fact(pack, "telework"), "") == missing);
  CHECK(parse_value(fact(pack, "unit"), "IT") == 0);
  CHECK(parse_value(fact(pack, "unit"), "somewhere else") == 1);
  CHECK(round("status", "external") == "external");
  CHECK(round("ambassador", "false") == "false");
  CHECK(round("price", "800") == "800.00");
  CHECK(round("ends_in", "absent") == "open-ended");
  CHECK(round("telework", "") == "");
  CHECK(parse_value(fact(pack, "unit"), write_value(fact(pack, "unit"), 1)) == 1);
}

TEST_CASE("anything else is an error that says what is allowed") {
  const Pack pack = sample::pack();
  const auto message = [&](const char* name, std::string_view text) -> std::string {
    try {
      parse_value(fact(pack, name), text);
    } catch (const Error& error) {
      CHECK(error.kind() == Failure::usage);
      return error.what();
    }
    return "";
  };
  CHECK(message("status", "tenurd") == "`tenurd` is not a value of `status` — did you mean `tenured`?");
  CHECK(message("status", "zzz") ==
        "`zzz` is not a value of `status` — expected `contract`, `external` or `tenured`");
  CHECK(message("telework", "6") == "`6` is not a value of `telework` — expected a whole number from 0 to 5");
  CHECK(message("telework", "absent") ==
        "`absent` is not a value of `telework` — expected a whole number from 0 to 5");
  CHECK(message("ends_in", "-1").ends_with("; or `open-ended` where there is none"));
  for (const char* text : {"1.5", "0x1", "+1", "1e3", "99999999999999999999", "--1", "1 2", "\x1b"})
    CHECK_FALSE(message("telework", text).empty());
  for (const char* text : {"-1", "1.234", "abc", "99999999999999999999", "1 428"})
    CHECK_FALSE(message("price", text).empty());
  for (const char* text : {"1", "yes", "TRUE"}) CHECK_FALSE(message("ambassador", text).empty());
  CHECK(message("status", "\x1b[2J").find('\x1b') == std::string::npos);
}

TEST_CASE("values and conditions as people say them") {
  const Pack pack = sample::pack();
  const auto value = [&](const char* name, Value of) {
    return show_value(fact(pack, name), of, Language::en);
  };
  CHECK(value("telework", 3) == "3 days/week");
  CHECK(value("price", 79990) == "€799.90");
  CHECK(show_value(fact(pack, "price"), 79990, Language::fr) == "799,90\u00a0€");
  CHECK(value("ambassador", 1) == "yes");
  CHECK(value("ends_in", absent) == "open-ended");
  CHECK(value("ends_in", 1) == "1 month");
  CHECK(value("ends_in", 2) == "2 months");
  CHECK(value("ends_in", fact(pack, "ends_in").high) == "at least 600 months");
  CHECK(value("status", 0) == "contract");
  CHECK(value("status", missing) == "unknown");
  CHECK(value("unit", 0) == "any other");
  const auto accept = [&](const char* name, const Accept& of) {
    return show_accept(fact(pack, name), of, Language::en);
  };
  CHECK(accept("telework", {.ranges = {{2, 5}}}) == "at least 2 days/week");
  CHECK(accept("telework", {.ranges = {{0, 2}}}) == "at most 2 days/week");
  CHECK(accept("telework", {.ranges = {{2, 3}}}) == "from 2 to 3 days/week");
  CHECK(accept("telework", {.ranges = {{0, 0}, {4, 5}}}) == "0 days/week or at least 4 days/week");
  CHECK(accept("telework", {.ranges = {{0, 5}}}) == "any value");
  CHECK(accept("status", {.ranges = {{0, 0}, {2, 2}}}) == "one of contract, tenured");
  CHECK(accept("status", {.ranges = {{1, 1}}}) == "external");
  CHECK(accept("ends_in", {.ranges = {{0, 2}}, .absent = true}) == "at most 2 months or open-ended");
  CHECK(accept("ends_in", {.ranges = {}, .absent = true}) == "open-ended");
  CHECK(accept("ends_in", {}) == "nothing");
  CHECK(accept("ambassador", {.ranges = {{0, 0}}}) == "no");
}

TEST_CASE("a pack is asked by name") {
  const Pack pack = sample::pack();
  CHECK(pack.index(*pack.rule("one-laptop")) == 1);
  CHECK(pack.rule("two-laptops") == nullptr);
  CHECK(pack.service("phone")->category == "phone");
  CHECK(pack.category("phone")->title.in(Language::en) == "Phone");
  CHECK(pack.category("") == nullptr);
  CHECK(pack.site("nice") == nullptr);
  CHECK(pack.fact("telework")->size() == 6);
  CHECK(pack.fact("ambassador")->size() == 2);
  CHECK(pack.fact("unit")->size() == 1);
  const Accept some{.ranges = {{1, 2}, {5, 5}}, .absent = true};
  CHECK(some.has(1));
  CHECK(some.has(5));
  CHECK(some.has(absent));
  CHECK_FALSE(some.has(3));
  CHECK_FALSE(some.has(missing));
}
