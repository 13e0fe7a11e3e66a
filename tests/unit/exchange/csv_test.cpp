#include "exchange/csv.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace corner;
using namespace corner::exchange;
using Cells = std::vector<std::string>;

namespace {

std::vector<Problem> problems(std::string_view text, std::size_t most = 100) {
  try {
    read_csv(text, "people.csv", most);
  } catch (const Problems& found) {
    return found.list();
  }
  return {};
}

// The codes and lines of the problems: "ragged-row@3 …".
std::string told(std::string_view text, std::size_t most = 100) {
  std::string out;
  for (const auto& problem : problems(text, most))
    out += (out.empty() ? "" : " ") + problem.code + "@" + std::to_string(problem.place.line);
  return out;
}

}  // namespace

TEST_CASE("cells are kept to the byte, rows know their line") {
  const auto table = read_csv("id,name\n1, Léa \n\n2,\"a \"\"b\"\", c\"\n", "f");
  CHECK(table.header == Cells{"id", "name"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Cells{"1", " Léa "});
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].cells == Cells{"2", "a \"b\", c"});
  CHECK(table.rows[1].line == 4);
  CHECK(table.separator == ',');
  CHECK(table.encoding == "UTF-8");
}

TEST_CASE("the last line needs no line end, and may end in an empty cell") {
  CHECK(read_csv("a,b\n1,2", "f").rows.at(0).cells == Cells{"1", "2"});
  CHECK(read_csv("a,b\n1,", "f").rows.at(0).cells == Cells{"1", ""});
  CHECK(read_csv("a,b\n,", "f").rows.at(0).cells == Cells{"", ""});
  CHECK(read_csv("a,b\n\"\",\"x\"", "f").rows.at(0).cells == Cells{"", "x"});
  CHECK(read_csv("a,b", "f").rows.empty());
}

TEST_CASE("the separator is the one the header has most of") {
  CHECK(read_csv("a;b\n1;2,5\n", "f").rows.at(0).cells == Cells{"1", "2,5"});
  CHECK(read_csv("a\tb\n1\t2\n", "f").separator == '\t');
  CHECK(read_csv("\"x,y,z\";b\n1;2\n", "f").separator == ';');
  CHECK(read_csv("alone\nx;y\n", "f").rows.at(0).cells == Cells{"x;y"});
}

TEST_CASE("LF, CRLF, a mix of both, and CR alone") {
  for (const auto* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\r\n3,4\n", "a,b\r\n1,2\n3,4",
                           "a,b\r1,2\r3,4\r", "\n\na,b\n1,2\n\r\n3,4\n\n"}) {
    const auto table = read_csv(text, "f");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Cells{"1", "2"});
    CHECK(table.rows[1].cells == Cells{"3", "4"});
  }
}

TEST_CASE("a lone CR among LF is no line end, nor LF among CR") {
  CHECK(told("a,b\n1,2\r3,4\n") == "control-character@2 ragged-row@2");
  CHECK(told("a,b\r1,2\n\r") == "control-character@2");
}

TEST_CASE("line ends in quoted cells become LF and count as lines") {
  const auto table = read_csv("a,b\n\"x\r\ny\rz\nw\",2\n3,4\n", "f");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Cells{"x\ny\nz\nw", "2"});
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 6);
}

TEST_CASE("a byte order mark is no part of the header") {
  const auto table = read_csv("\xEF\xBB\xBFid;b\n1;2\n", "f");
  CHECK(table.header == Cells{"id", "b"});
  CHECK(table.encoding == "UTF-8 (BOM)");
}

TEST_CASE("what is not UTF-8 is named with its line and the command that converts it") {
  const auto list = problems("id;nom\n1;Léa\n2;Ren\xE9\n");
  REQUIRE(list.size() == 1);
  CHECK(list[0].code == "not-utf8");
  CHECK(list[0].place.line == 3);
  CHECK(list[0].message.find("0xE9") != std::string::npos);
  CHECK(list[0].hint.find("iconv -f WINDOWS-1252 -t UTF-8 people.csv") != std::string::npos);
  CHECK(told(std::string_view("\xFF\xFEi\0d\0", 6)) == "not-utf8@0");
  const auto without_mark = problems(std::string_view("i\0d\0,\0b\0\n\0", 10));
  REQUIRE(without_mark.size() == 1);
  CHECK(without_mark[0].hint.find("iconv -f UTF-16 ") != std::string::npos);
}

TEST_CASE("every problem is told, with its line") {
  CHECK(told("a,b\n1\n1,2\n1,2,3\n") == "ragged-row@2 ragged-row@4");
  CHECK(told("a,,a\n1,2,3\n") == "empty-heading@1 duplicate-heading@1");
  CHECK(told("") == "empty-file@0");
  CHECK(told("\n\r\n") == "empty-file@0");
  CHECK(told("a,b\n\"x\"y,2\n1,2\n") == "text-after-quote@2");
  CHECK(told("a,b\n24\" screen,2\n1\n") == "bare-quote@2 ragged-row@3");
  CHECK(told("a,b\n1,2\n\"x,2\n3,4\n") == "unclosed-quote@3");
  CHECK(told("a,b\n1,x\x1b[0m\n") == "control-character@2");
  CHECK(told("a,b\n1,x\u202ey\n") == "control-character@2");
  CHECK(told(std::string_view("a,b\n1,x\0y\n", 10)) == "control-character@2");
  CHECK(told("a,b\n1,\"x\ty\nz\"\n") == "");
  CHECK(told("a,b\n1,À â – ’ Âge\n") == "");
}

TEST_CASE("columns count characters from the line's start") {
  const auto list = problems("a,b\néé,\"x\"y\n");
  REQUIRE(list.size() == 1);
  CHECK(list[0].place.column == 7);
}

TEST_CASE("problems beyond the most are counted") {
  std::string text = "a,b\n";
  for (int i = 0; i < 10; ++i) text += "1\n";
  CHECK(told(text, 2) == "ragged-row@2 ragged-row@3 more-problems@0");
  CHECK(problems(text, 2).back().message == "and 8 more problems");
  CHECK(told(text, 10).find("more") == std::string::npos);
}
