#include <doctest/doctest.h>

#include "rendered.hpp"

using namespace corner;
using namespace corner::render;

namespace {

std::string csv(std::vector<Row> rows, CsvStyle style = CsvStyle::rfc4180) {
  Document document;
  document.say("left out");
  document.add(Fields{.name = "", .list = {{"left", "Out", true}}});
  Table table{.name = "t", .columns = {{.name = "a", .label = ""}, {.name = "b", .label = "B"}}, .rows = {}};
  table.rows = rows_of(std::move(rows));
  table.text = false;
  document.add(table);
  table.name = "second";
  document.add(table);
  return rendered(document, Style{.format = Format::csv, .csv = style, .language = Language::fr});
}

// The first cell of the only row.
std::string cell(const Cell& value, CsvStyle style = CsvStyle::rfc4180) {
  const auto all = csv({{value, {}}}, style);
  const auto start = all.find('\n') + 1;
  return all.substr(start, all.size() - start - 3);
}

}  // namespace

TEST_CASE("names as headings, CRLF, the first table only") {
  CHECK(csv({{std::string("x"), std::int64_t{1}}}) == "a,b\r\nx,1\r\n");
  CHECK(csv({}) == "a,b\r\n");
}

TEST_CASE("typed cells are words for scripts, whatever the language") {
  CHECK(cell({}) == "");
  CHECK(cell(true) == "true");
  CHECK(cell(Cents{-80050}) == "-800.50");
  CHECK(cell(*parse_date("2026-03-02")) == "2026-03-02");
  CHECK(cell(*parse_instant("2026-03-02T10:00:00+01:00")) == "2026-03-02T09:00:00Z");
  CHECK(cell(std::vector<std::string>{"x", "y"}) == "x|y");
  CHECK(cell(Given{"-1.50", "-1.50"}) == "-1.50");
  CHECK(cell(Given{"\"-1\\/2\"", "-1/2"}) == "'-1/2");
  CHECK(cell(Json()) == "");
  CHECK(cell(Json().set("k", "v")) == R"("{""k"":""v""}")");
}

TEST_CASE("French style: BOM, semicolon, decimal comma") {
  CHECK(csv({{Cents{80050}, std::string("x;y")}}, CsvStyle::french) ==
        "\xEF\xBB\xBF"
        "a;b\r\n800,50;\"x;y\"\r\n");
}

TEST_CASE("what needs quotes has them") {
  CHECK(cell(std::string("a,b")) == "\"a,b\"");
  CHECK(cell(std::string("a \"b\"")) == "\"a \"\"b\"\"\"");
  CHECK(cell(std::string("a\nb")) == "\"a\nb\"");
  CHECK(cell(std::string(" a")) == "\" a\"");
  CHECK(cell(std::string("plain é")) == "plain é");
}

TEST_CASE("what a spreadsheet would run is neutralised") {
  CHECK(cell(std::string("=1+1")) == "'=1+1");
  CHECK(cell(std::string("+33 4")) == "'+33 4");
  CHECK(cell(std::string("-1")) == "'-1");
  CHECK(cell(std::string("@SUM(A1)")) == "'@SUM(A1)");
  CHECK(cell(std::string("\t=1")) == "\"'\t=1\"");
  CHECK(cell(std::string("\r=1")) == "'\\x0d=1");
  CHECK(cell(std::vector<std::string>{"=1", "2"}) == "'=1|2");
  CHECK(cell(std::string("=a;b"), CsvStyle::french) == "\"'=a;b\"");
}

TEST_CASE("numbers typed as numbers are not formulas") {
  CHECK(cell(std::int64_t{-5}) == "-5");
  CHECK(cell(Json(-5)) == "-5");
}

TEST_CASE("control characters are made visible") { CHECK(cell(std::string("a\x1b[0m")) == "a\\x1b[0m"); }

TEST_CASE("what is nested stands in JSON alone, its flat counterpart in CSV alone") {
  const auto nested = Json().set("rule", "r");
  Document document;
  document.add(Table{.name = "t",
                     .columns = {{.name = "why", .label = "", .only = Only::csv}, {.name = "a", .label = ""}, {.name = "why", .label = "", .only = Only::json}},
                     .rows = rows_of({{std::string("r"), std::int64_t{1}, nested}})});
  CHECK(rendered(document, Style{.format = Format::csv}) == "why,a\r\nr,1\r\n");
  CHECK(rendered(document, Style{.format = Format::jsonl}) == "{\"a\":1,\"why\":{\"rule\":\"r\"}}\n");
}

TEST_CASE("a lone empty cell is not a blank line") {
  Document document;
  document.add(Table{.name = "t", .columns = {{.name = "a", .label = "A"}}, .rows = rows_of({{Cell{}}})});
  CHECK(rendered(document, Style{.format = Format::csv}) == "a\r\n\"\"\r\n");
}
