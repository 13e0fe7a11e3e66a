#include <doctest/doctest.h>

#include "core/error.hpp"
#include "rendered.hpp"

using namespace corner;
using namespace corner::render;

namespace {

std::string json(const Document& document, Format format = Format::json) {
  return rendered(document, Style{.format = format, .language = Language::fr, .zone = "Europe/Paris"});
}

Table rows(std::vector<Row> list) {
  return Table{.name = "units",
               .columns = {{.name = "unit", .label = "Unit"}, {.name = "secret", .label = ""}},
               .rows = rows_of(std::move(list)),
               .text = false};
}

}  // namespace

TEST_CASE("one object: schema first, members in the order given, prose left out") {
  Document document{.schema = "corner.test/1", .blocks = {}};
  document.say("for people");
  document.add(Fields{.name = "",
                      .list = {{"zeta", "Z", true},
                               {"empty", "", {}},
                               {"price", "P", Cents{80050}},
                               {"day", "D", *parse_date("2026-03-02")},
                               {"at", "A", *parse_instant("2026-03-02T10:00:00+01:00")},
                               {"list", "L", std::vector<std::string>{"a", "b"}},
                               {"given", "G", Given{"1.50", "1.50"}},
                               {"alpha", "", std::int64_t{-3}}}});
  CHECK(json(document) ==
        "{\n"
        "  \"schema\": \"corner.test/1\",\n"
        "  \"zeta\": true,\n"
        "  \"empty\": null,\n"
        "  \"price\": {\"cents\":80050,\"currency\":\"EUR\"},\n"
        "  \"day\": \"2026-03-02\",\n"
        "  \"at\": \"2026-03-02T09:00:00Z\",\n"
        "  \"list\": [\"a\",\"b\"],\n"
        "  \"given\": 1.50,\n"
        "  \"alpha\": -3\n"
        "}\n");
}

TEST_CASE("fields of one name share one object") {
  Document document{.schema = "s/1", .blocks = {}};
  document.add(Fields{.name = "person", .list = {{"id", "", std::string("p1")}}});
  document.add(Fields{.name = "", .list = {{"done", "", true}}});
  document.add(Fields{.name = "person", .list = {{"site", "", std::string("Nice")}}});
  document.add(Fields{.name = "none", .list = {}});
  CHECK(json(document) ==
        "{\n"
        "  \"schema\": \"s/1\",\n"
        "  \"person\": {\n"
        "    \"id\": \"p1\",\n"
        "    \"site\": \"Nice\"\n"
        "  },\n"
        "  \"done\": true,\n"
        "  \"none\": {}\n"
        "}\n");
}

TEST_CASE("a table is a list of objects, machine columns too") {
  Document document{.schema = "s/1", .blocks = {}};
  document.add(rows({{std::string("06-1"), std::int64_t{1}}, {std::string("06-2"), {}}}));
  auto empty = rows({});
  empty.name = "nothing";
  document.add(empty);
  CHECK(json(document) ==
        "{\n"
        "  \"schema\": \"s/1\",\n"
        "  \"units\": [\n"
        "    {\"unit\":\"06-1\",\"secret\":1},\n"
        "    {\"unit\":\"06-2\",\"secret\":null}\n"
        "  ],\n"
        "  \"nothing\": []\n"
        "}\n");
  CHECK(json(document, Format::jsonl) ==
        "{\"unit\":\"06-1\",\"secret\":1}\n"
        "{\"unit\":\"06-2\",\"secret\":null}\n");
}

TEST_CASE("nested values are indented with their member") {
  Document document{.schema = "s/1", .blocks = {}};
  document.add(
      Fields{.name = "o", .list = {{"nested", "", Json().set("k", Json(std::vector<std::string>{"v\n"}))}}});
  const auto out = json(document);
  CHECK(out.find("    \"nested\": {\n      \"k\": [\n        \"v\\n\"\n      ]\n    }\n") !=
        std::string::npos);
  CHECK(parse_json(out, "out")["o"]["nested"]["k"].texts() == std::vector<std::string>{"v\n"});
}

TEST_CASE("whatever the data, the output is JSON of the same value that drives no terminal") {
  const std::string nasty = "q\" b\\ n\n e\x1b d\x7f c\u009b o\u202e é 日 \U0001F600 z";
  Document document{.schema = "s/1", .blocks = {}};
  document.add(Fields{.name = "", .list = {{"text", "", nasty}, {"nested", "", Json(nasty)}}});
  const auto out = json(document);
  const auto read = parse_json(out, "out");
  CHECK(read["text"].text() == nasty);
  CHECK(read["nested"].text() == nasty);
  for (const char c : out) CHECK((c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f')));
  CHECK(out.find("\u009b") == std::string::npos);
  CHECK(out.find("\u202e") == std::string::npos);
  CHECK(out.find("é 日 \U0001F600") != std::string::npos);
}

TEST_CASE("bytes that are not UTF-8 become the replacement character") {
  Document document{.schema = "s/1", .blocks = {}};
  document.add(Fields{.name = "", .list = {{"text", "", std::string("a\xe9z \xe2\x82")}}});
  CHECK(parse_json(json(document), "out")["text"].text() == "a\ufffdz \ufffd\ufffd");
}

TEST_CASE("two members of one name are a bug, told before they are written") {
  Document document{.schema = "s/1", .blocks = {}};
  document.add(Fields{.name = "", .list = {{"a", "", true}, {"a", "", false}}});
  CHECK_THROWS_AS(json(document), std::logic_error);
}

TEST_CASE("JSON Lines and CSV without a table are wrong usage") {
  Document document{.schema = "s/1", .blocks = {}};
  document.say("no table");
  for (const auto format : {Format::jsonl, Format::csv}) {
    try {
      json(document, format);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == Failure::usage);
    }
  }
}
