#include <doctest/doctest.h>

#include <string>

#include "sample.hpp"

using sample::codes;
using sample::faults;
using sample::with;

namespace {

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

/// What the loader says when a further file of rules holds `text`.
std::string rules(const std::string& text) { return faults(with("rules/x.toml", text)); }

}  // namespace

TEST_CASE("dotted keys that would overflow the reader's stack are refused before it sees them") {
  const std::string key = repeated("a.", 50'000) + "a";
  CHECK(rules(key + " = 1\n") == "rules/x.toml:1 too-long\n");
  CHECK(rules("[" + key + "]\n") == "rules/x.toml:1 too-long\n");
  CHECK(rules("\nx = {" + key + " = 1}\n") == "rules/x.toml:2 too-long\n");
  CHECK(rules(repeated("a.", 65) + "a = 1\n") == "rules/x.toml:1 too-deep\n");
}

TEST_CASE("nesting is bounded, also where lists let it go on over lines") {
  CHECK(rules("a = " + repeated("[", 4'000) + "\n") == "rules/x.toml:1:261 not-toml\n");
  CHECK(rules("a = " + repeated("[\n", 100'000)) == "rules/x.toml:257:1 not-toml\n");
  CHECK(rules("a = " + repeated("[", 200) + repeated("]", 200) + "\n").find("too-deep") != std::string::npos);
  const std::string deep = repeated(repeated("a.", 60) + "a = [{\n", 120);
  CHECK(codes(with("rules/x.toml", deep)) == "not-toml");
  const std::string dots = repeated("a.", 60) + "a";
  CHECK(codes(with("rules/x.toml", "[" + dots + "]\n" + dots + " = 1\n")).find("too-deep") !=
        std::string::npos);
  std::string mixed = "x = 1";
  for (int i = 0; i < 120; ++i) mixed = dots + " = [\n{" + mixed + "}]";
  CHECK(codes(with("rules/x.toml", mixed)).find("too-deep") != std::string::npos);
}

TEST_CASE("tiny inputs on which the reader's assertions fail") {
  for (const char* text :
       {"[[\n", "[\n", "[[", "[", "[[]]", "[]", "=", "a", "a=", "a.", "\"", "'", "[a", "a=[", "a={", "\\"})
    CHECK(codes(with("rules/x.toml", text)) == "not-toml");
}

TEST_CASE("letters beyond ASCII outside quotes, on which the reader's behaviour would be undefined") {
  CHECK(rules("clé = 1\n") == "rules/x.toml:1:3 not-toml\n");
  CHECK(rules("é = 1\n") == "rules/x.toml:1:1 not-toml\n");
  CHECK(rules("a = \"\" é\n") == "rules/x.toml:1:8 not-toml\n");
  CHECK(rules("a = “x”\n") == "rules/x.toml:1:5 not-toml\n");
  CHECK(rules("a = 2026-01-01\"pé\"\n") == "rules/x.toml:1:15 not-toml\n");
  CHECK(rules("a = \"\"\"x \\\n  étage\"\"\"\n") == "rules/x.toml:1:1 unknown-key\n");
}

TEST_CASE("mistakes inside lists and tables between braces") {
  for (const char* text :
       {"a = [\"b\" \"c\"]", "a = {b = 1 c = 2}", "a = [[\"x", "a = [{b = [1,}]", "a = [refuse]"})
    CHECK(codes(with("rules/x.toml", text)) == "not-toml");
}

TEST_CASE("bytes that are no text") {
  CHECK(rules("a = \"\xff\"\n") == "rules/x.toml:1:6 not-utf8\n");
  CHECK(rules("# \xc0\xaf overlong\n") == "rules/x.toml:1:3 not-utf8\n");
  CHECK(rules("a = \"\xed\xa0\x80\"\n") == "rules/x.toml:1:6 not-utf8\n");
  CHECK(codes(with("rules/x.toml", std::string("a = \"\0\"\n", 8))) == "not-toml");
  CHECK(codes(with("rules/x.toml", "a = \"\x1b[2J\"\n")) == "not-toml");
  CHECK(codes(with("rules/x.toml", std::string(2 << 20, 'a'))) == "too-long");
  CHECK(codes(with("rules/x.toml", repeated("# line\n", 200'000))) == "too-long");
}

TEST_CASE("an empty file says nothing, and a byte order mark is no matter") {
  CHECK(rules("").empty());
  CHECK(rules("\xef\xbb\xbf").empty());
  CHECK(rules("\xef\xbb\xbf" + sample::rule("r", "effect = \"permit\"\nwhen = {}")).empty());
  CHECK(rules("\r\n# end\r\n").empty());
}

TEST_CASE("characters that cannot be seen are refused, in texts and in names, and never shown") {
  const auto problems = [](const std::string& escape) {
    return sample::problems(with(
        "rules/x.toml",
        sample::rule("\"a" + escape + "\"", "effect = \"permit\"\nwhen = { unit = \"x" + escape + "\" }")));
  };
  for (const char* escape : {"\\u0000", "\\u001b[2J", "\\u202e", "\\u0085", "\\u007f"}) {
    const auto found = problems(escape);
    int controls = 0;
    for (const auto& problem : found) {
      controls += problem.code == "control-character" ? 1 : 0;
      CHECK_FALSE(corner::has_controls(problem.message + problem.hint));
    }
    CHECK(controls == 2);
  }
}

TEST_CASE("a part that cannot be read hides nothing else, and makes no echo") {
  auto files = sample::files();
  files["facts.toml"] = "[fact\n";
  files["rules.toml"] += sample::rule("r", "effect = \"permitted\"\nwhen = {}");
  CHECK(faults(files) == "facts.toml:1:6 not-toml\nrules.toml:15:10 unknown-value\n");
  files = sample::files();
  files["catalogue.toml"] = "category = 1\n";
  CHECK(faults(files) == "catalogue.toml:1:12 wrong-type\n");
  files = sample::files();
  files["rules.toml"] = "\xff";
  CHECK(faults(files) == "rules.toml:1:1 not-utf8\n");
  files = sample::files();
  files["pack.toml"] = "id = \n";
  CHECK(faults(files) == "pack.toml:1:6 not-toml\n");
  files = sample::files();
  files.erase("facts.toml");
  CHECK(faults(files) == "facts.toml missing-file\n");
  CHECK(codes({}) == "missing-file missing-file missing-file missing-file");
}

TEST_CASE("a fact that is declared wrongly is still known") {
  auto files = sample::files();
  files["facts.toml"] += "seniority = { month = [0, 600] }\n";
  files["rules.toml"] += sample::rule("r", "effect = \"permit\"\nwhen = { seniority = \">= 12\" }");
  CHECK(faults(files) == "facts.toml:10:1 missing-field\n");
}
