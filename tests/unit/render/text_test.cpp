#include <doctest/doctest.h>

#include "rendered.hpp"

using namespace corner;
using namespace corner::render;

namespace {

std::string text(const Document& document, int width = 40, bool color = false) {
  return rendered(document, Style{.width = width, .color = color, .zone = "Europe/Paris"});
}

Document with(Block block) { return Document{.schema = "corner.test/1", .blocks = {std::move(block)}}; }

Table units(std::vector<Row> rows) {
  return Table{.name = "units",
               .columns = {{.name = "unit", .label = "Unit"},
                           {.name = "count", .label = "Count", .align = Align::right},
                           {.name = "secret", .label = ""},
                           {.name = "state", .label = "State"}},
               .rows = rows_of(std::move(rows))};
}

Row unit(const char* name, int count, const char* state) {
  return {std::string(name), std::int64_t{count}, std::string("machine only"), std::string(state)};
}

}  // namespace

TEST_CASE("prose wraps and keeps its indent") {
  Document document;
  document.say("Refused: a workstation is already attributed.", Tone::bad);
  document.say("Return the one you hold, then ask again.", Tone::plain, 2);
  CHECK(text(document, 24) ==
        "Refused: a workstation\n"
        "is already attributed.\n"
        "  Return the one you\n"
        "  hold, then ask again.\n");
}

TEST_CASE("what is to be copied keeps its lines, tabs and blanks, and still drives no terminal") {
  Document document;
  document.quote("#\ta long line that is not wrapped, however long it may be  \n\n  x\x1b", 2);
  CHECK(text(document, 24) == "  #\ta long line that is not wrapped, however long it may be  \n\n    x\\x1b\n");
}

TEST_CASE("fields align, long values continue under their value, machine fields stay out") {
  const auto document =
      with(Fields{.name = "",
                  .list = {{"id", "Reservation", std::string("R-1")},
                           {"digest", "", std::string("abc")},
                           {"site", "Où", std::string("Nice, the hall of the north building")},
                           {"until", "Until", {}}}});
  CHECK(text(document, 34) ==
        "Reservation  R-1\n"
        "Où           Nice, the hall of the\n"
        "             north building\n"
        "Until        —\n");
}

TEST_CASE("tables align, numbers to the right, machine columns stay out") {
  CHECK(text(with(units({unit("06-1", 7, "on the shelf"), unit("06-1234", 120, "out")}))) ==
        "Unit     Count  State\n"
        "06-1         7  on the shelf\n"
        "06-1234    120  out\n");
}

TEST_CASE("a table wider than the page wraps its widest columns and loses nothing") {
  CHECK(text(with(units({unit("06-1", 7, "lost on the road to Grasse in March"), unit("06-2", 8, "out")})),
             30) ==
        "Unit  Count  State\n"
        "06-1      7  lost on the road\n"
        "             to Grasse in\n"
        "             March\n"
        "06-2      8  out\n");
}

TEST_CASE("what cannot wrap runs over, whole") {
  const std::string digest(64, 'f');
  const auto out = text(with(units({unit("06-1", 7, digest.c_str())})), 30);
  CHECK(out.find("  " + digest + "\n") != std::string::npos);
}

TEST_CASE("width 0 never wraps") {
  const auto out = text(with(units({unit("06-1", 7, "lost on the road to Grasse in March")})), 0);
  CHECK(out.find("lost on the road to Grasse in March\n") != std::string::npos);
}

TEST_CASE("rows beyond those measured stream, and a longer cell pushes the rest on") {
  std::vector<Row> rows(1000, unit("a", 1, "out"));
  rows.push_back(unit("a-much-longer-name", 1, "out"));
  const auto out = text(with(units(std::move(rows))));
  CHECK(out.starts_with("Unit  Count  State\na         1  out\n"));
  CHECK(out.ends_with("a         1  out\na-much-longer-name  1  out\n"));
}

TEST_CASE("an empty table says so; a table for machines says nothing") {
  CHECK(text(with(units({}))) == "(none)\n");
  auto machine = units({unit("a", 1, "out")});
  machine.text = false;
  CHECK(text(with(machine)) == "");
}

TEST_CASE("blank lines stand round blocks, but not between a heading and its own") {
  Document document;
  document.say("Granted.", Tone::good);
  document.add(Fields{.name = "", .list = {{"id", "Id", std::string("R-1")}}});
  document.say("Why", Tone::heading);
  document.say("No rule refuses.");
  document.say("Units", Tone::heading);
  document.add(units({unit("06-1", 7, "out")}));
  document.say("");
  document.say("Next: collect it.");
  CHECK(text(document) ==
        "Granted.\n\nId  R-1\n\nWhy\nNo rule refuses.\n\n"
        "Units\nUnit  Count  State\n06-1      7  out\n\nNext: collect it.\n");
}

TEST_CASE("colour only when asked for, closed on every line") {
  Document document;
  document.say("one two", Tone::good);
  CHECK(text(document, 4, true).find("\x1b[32mone two") == 0);
  document = {};
  document.say("aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb", Tone::bad);
  CHECK(text(document, 20, true) == "\x1b[31maaaaaaaaaaaaaaaa\x1b[0m\n\x1b[31mbbbbbbbbbbbbbbbb\x1b[0m\n");
  CHECK(text(document, 20).find('\x1b') == std::string::npos);
}

TEST_CASE("a control character in data never reaches the terminal, coloured or not") {
  Document document;
  document.say("name \x1b[2J end \u009b");
  document.add(Fields{.name = "", .list = {{"x", "\x1b[1mLabel", std::string("\x1b]0;title\x07")}}});
  document.add(units({unit("\x1b[31m", 1, "\xc2\x85")}));
  const auto out = text(document);
  for (const char c : out) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  CHECK(out.find("\u009b") == std::string::npos);
  CHECK(out.find("\\x1b[2J") != std::string::npos);
}

TEST_CASE("a row that has not one cell per column is a bug") {
  CHECK_THROWS_AS(text(with(units({{std::string("a")}}))), std::logic_error);
}
