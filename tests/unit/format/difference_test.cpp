#include "format/difference.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace {

std::string told(const std::string& before, const std::string& after) {
  return corner::join(corner::format::difference(before, after), "\n");
}

/// What stands on one side of a difference over whole texts.
std::string side(const std::vector<std::string>& lines, char other) {
  std::string text;
  for (const auto& line : lines)
    if (line[0] != '@' && line[0] != other) text += line.substr(1) + "\n";
  return text;
}

}  // namespace

TEST_CASE("equal texts differ in nothing") {
  CHECK(told("", "").empty());
  CHECK(told("a\nb\n", "a\nb\n").empty());
}

TEST_CASE("what goes, what comes, and three lines round it") {
  CHECK(told("", "a\nb\n") == "@@ -1,0 +1,2 @@\n+a\n+b");
  CHECK(told("a\nb\n", "") == "@@ -1,2 +1,0 @@\n-a\n-b");
  CHECK(told("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8");
  CHECK(told("a\nb\nc\n", "b\nc\nd\n") == "@@ -1,3 +1,3 @@\n-a\n b\n c\n+d");
}

TEST_CASE("a line feed that is missing at the end is a difference") {
  CHECK(told("a\nb", "a\nb\n") == "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b");
  CHECK(told("a", "a").empty());
}

TEST_CASE("changes near each other are told together, others apart") {
  CHECK(told("x\n1\n2\n3\n4\n5\n6\ny\n", "1\n2\n3\n4\n5\n6\n") ==
        "@@ -1,8 +1,6 @@\n-x\n 1\n 2\n 3\n 4\n 5\n 6\n-y");
  CHECK(told("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n") ==
        "@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y");
}

TEST_CASE("the difference holds both texts, and is the shortest, over all texts of four lines") {
  std::vector<std::string> texts{""};
  for (std::size_t i = 0; texts.size() < 31; ++i)
    for (const char* line : {"a\n", "b\n"}) texts.push_back(texts[i] + line);
  // The longest common subsequence, by the book.
  const auto common = [](const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char c : a)
      for (std::size_t j = 0, corner = 0; j < b.size(); ++j) {
        const auto above = row[j + 1];
        row[j + 1] = c == b[j] ? corner + 1 : std::max(row[j], above);
        corner = above;
      }
    return row.back();
  };
  for (const auto& a : texts)
    for (const auto& b : texts) {
      const auto lines = corner::format::difference(a, b);
      if (a == b) continue;
      REQUIRE(side(lines, '+') == a);
      REQUIRE(side(lines, '-') == b);
      const auto changes = std::ranges::count_if(lines, [](const auto& line) { return line[0] == '+' || line[0] == '-'; });
      std::string x = a, y = b;
      std::erase(x, '\n');
      std::erase(y, '\n');
      REQUIRE(static_cast<std::size_t>(changes) == x.size() + y.size() - 2 * common(x, y));
    }
}

TEST_CASE("where nearly everything changes it is told as one block") {
  std::string before, after;
  for (int i = 0; i < 2000; ++i) {
    before += fmt::format("{}\n", i);
    after += fmt::format("new {}\n", i);
  }
  const auto lines = corner::format::difference(before, after);
  CHECK(lines.size() == 4001);
  CHECK(lines.front() == "@@ -1,2000 +1,2000 @@");
}
