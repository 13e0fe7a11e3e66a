#include "golden/script.hpp"

#include <doctest/doctest.h>

using namespace golden;
using Lines = std::vector<std::string>;

TEST_CASE("a command, its output, its errors and its exit code") {
  const auto script =
      parse("# prose\n\n$ corner x\none\n\ntwo\n! wrong\n? 3\n\n# more\n# prose\n$ corner y\n", Kind::golden);
  REQUIRE(script.steps.size() == 2);
  const auto& step = script.steps[0];
  CHECK(step.line == 3);
  CHECK(step.command == "corner x");
  CHECK(step.expected.out == Lines{"one", "", "two"});
  CHECK(step.expected.err == Lines{"wrong"});
  CHECK(step.expected.exit == 3);
  CHECK(script.steps[1].expected == Said{});
}

TEST_CASE("only a blank line above makes prose of a hash") {
  const auto script = parse("$ corner x\n# HELP a\n# TYPE a\n\n\\# not prose\n\n# prose\n", Kind::golden);
  REQUIRE(script.steps.size() == 1);
  CHECK(script.steps[0].expected.out == Lines{"# HELP a", "# TYPE a", "", "# not prose"});
}

TEST_CASE("commands continue after a backslash") {
  const auto script = parse("$ corner a \\\n    b\nout\n", Kind::golden);
  CHECK(script.steps.at(0).command == "corner a \\\n    b");
  CHECK(script.steps.at(0).expected.out == Lines{"out"});
}

TEST_CASE("here-documents are taken as they are") {
  const auto script = parse("$ cat > f <<'END'\n$ no command\n\n# no prose\nEND\n$ corner\n", Kind::golden);
  REQUIRE(script.steps.size() == 2);
  CHECK(script.steps[0].body == "$ no command\n\n# no prose\n");
  CHECK_THROWS_AS(parse("$ cat > f <<END\nx\n", Kind::golden), Malformed);
}

TEST_CASE("stray text and bad exit codes are no tests") {
  CHECK_THROWS_AS(parse("stray\n$ corner\n", Kind::golden), Malformed);
  CHECK_THROWS_AS(parse("$ corner\n? x\n", Kind::golden), Malformed);
}

TEST_CASE("only console fences of Markdown run, without their indent") {
  const auto script = parse(
      "$ not a command\n```toml\n$ nor this\n```\n- item\n  ```console\n  $ corner x\n  out\n    deep\n\n  "
      "```\n"
      "```console\n$ corner y\n```\n",
      Kind::markdown);
  REQUIRE(script.steps.size() == 2);
  CHECK(script.steps[0].line == 7);
  CHECK(script.steps[0].expected.out == Lines{"out", "  deep"});
  CHECK_THROWS_AS(parse("```console\n$ corner\n", Kind::markdown), Malformed);
  CHECK_THROWS_AS(parse("```console\nno command\n```\n", Kind::markdown), Malformed);
}

TEST_CASE("what is written is read back, whatever was said") {
  const Said said{
      .out = {"# first", "", "# after blank", "$ x", "! y", "? 1", "\\", "...", "!", "```", "", "end"},
      .err = {"e", "", "f"},
      .exit = 7};
  for (const auto kind : {Kind::golden, Kind::markdown}) {
    std::string text = kind == Kind::golden ? "$ corner\n" : "```console\n$ corner\n";
    for (const auto& line : written(said)) text += line + "\n";
    if (kind == Kind::markdown) text += "```\n";
    CHECK(parse(text, kind).steps.at(0).expected == said);
  }
}

TEST_CASE("blessing changes what differs and nothing else") {
  const std::string text = "# prose\n\n$ corner a\nold …\n\n$ corner b\nold\n! e\n\n\n# end\n";
  const auto script = parse(text, Kind::golden);
  const Said fresh{.out = {"new"}, .err = {}, .exit = 1};
  CHECK(blessed(script, {fresh, fresh}, {true, true}) == text);
  CHECK(blessed(script, {fresh, fresh}, {true, false}) ==
        "# prose\n\n$ corner a\nold …\n\n$ corner b\nnew\n? 1\n\n\n# end\n");
  const auto indented = parse("1. x\n   ```console\n   $ corner\n   old\n   ```\n", Kind::markdown);
  CHECK(blessed(indented, {fresh}, {false}) == "1. x\n   ```console\n   $ corner\n   new\n   ? 1\n   ```\n");
}
