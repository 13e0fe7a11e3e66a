#include "format/format.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "core/error.hpp"

namespace {

std::string formatted(const std::string& text) {
  const auto once = corner::format::format("rules/x.toml", text);
  CHECK(corner::format::format("rules/x.toml", once) == once);
  return once;
}

/// "file:line:column code" of all that is wrong with it.
std::string faults(const std::string& text) {
  std::string lines;
  try {
    corner::format::format("rules/x.toml", text);
  } catch (const corner::Problems& found) {
    CHECK(found.kind() == corner::Failure::policy_invalid);
    for (const auto& problem : found.list()) lines += fmt::format("{} {}\n", to_string(problem.place), problem.code);
  }
  return lines;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("the keys of a rule stand in the order of the contract, each with its comments") {
  CHECK(formatted("[rule.a]\n"
                  "reason.en='One.'\n"
                  "  reason.fr   =\"Un.\"   # said often\n"
                  "# from the charter\n"
                  "when={item=[\"laptop\",'desktop'],held=\">=1\"}\n"
                  "\n"
                  "oddity = 1\n"
                  "effect = \"approval\"\n"
                  "by = [ \"manager\" ]\n") ==
        "[rule.a]\n"
        "effect    = \"approval\"\n"
        "by        = [\"manager\"]\n"
        "# from the charter\n"
        "when      = { item = [\"laptop\", \"desktop\"], held = \">= 1\" }\n"
        "reason.fr = \"Un.\"  # said often\n"
        "reason.en = \"One.\"\n"
        "oddity    = 1\n");
}

TEST_CASE("where the contract has no order the author's stays, and so do the author's groups") {
  CHECK(formatted("[fact]\nstatus = [\"a\"]\nage = \"boolean\"\n\n\n\n# rare\ntelework_days = { unit = \"d\", integer = [0,5] }\n") ==
        "[fact]\nstatus = [\"a\"]\nage    = \"boolean\"\n\n# rare\ntelework_days = { integer = [0, 5], unit = \"d\" }\n");
  CHECK(formatted("[[never]]\nstatus=\"a\"\nage=true\n") == "[[never]]\nstatus = \"a\"\nage    = true\n");
}

TEST_CASE("one blank line before a table; comments stay with what follows, or where a blank line leaves them") {
  CHECK(formatted("\n\n# head\n\n\n# of a\n[ a ]  #beside\nx=1\n# of x, or nobody's\n\n# of b\n[[ b . 'c d' ]]\n\n# first\n\ny=1\n\n\n# end\n\n") ==
        "# head\n\n# of a\n[a]  #beside\nx = 1\n# of x, or nobody's\n\n# of b\n[[b.\"c d\"]]\n# first\n\ny = 1\n\n# end\n");
  CHECK(formatted("[a]\nx=1\n# of b\n[b]\n[c]\n") == "[a]\nx = 1\n\n# of b\n[b]\n\n[c]\n");
  CHECK(formatted("# alone") == "# alone\n");
  CHECK(formatted("").empty());
  CHECK(formatted(" \n\t\n").empty());
}

TEST_CASE("what stands at the head of a file stays there, whatever becomes first") {
  CHECK(formatted("# licence\n\n# the name\ntitle.en = \"A\"\nid = \"a\"\n") ==
        "# licence\n\nid       = \"a\"\n# the name\ntitle.en = \"A\"\n");
}

TEST_CASE("a list that fits stands on one line, any other one item a line; comments in it are kept") {
  CHECK(formatted("x = [\n  1,\n\n  2\n]\n") == "x = [1, 2]\n");
  CHECK(formatted("x = [ # a\n  1 # b\n  , # c\n  2, # d\n  # e\n]   # f\n") ==
        "x = [\n  # a\n  1,  # b\n  # c\n  2,  # d\n  # e\n]  # f\n");
  CHECK(formatted("x = {a = [ # why\n1]}\n") == "x = { a = [\n  # why\n  1,\n] }\n");
  CHECK(formatted("x = []\ny = { }\nz = [ # none\n]\n") == "x = []\ny = {}\nz = [\n  # none\n]\n");
  const std::string word(50, 'a');
  CHECK(formatted(fmt::format("xyz = [\"{0}\", \"{0}\", 1234]\n", word)) == fmt::format("xyz = [\"{0}\", \"{0}\", 1234]\n", word));
  CHECK(formatted(fmt::format("xyz = [\"{0}\", \"{0}\", 12345]\n", word)) ==
        fmt::format("xyz = [\n  \"{0}\",\n  \"{0}\",\n  12345,\n]\n", word));
  CHECK(formatted(fmt::format("a = 1\nb = [\"{0}{0}{0}\"]\n", word)) == fmt::format("a = 1\nb = [\"{0}{0}{0}\"]\n", word));
}

TEST_CASE("what takes several lines, or a key too wide, moves nobody else's `=`") {
  CHECK(formatted("a = 1\nbcd = 2\nlonger = \"\"\"\nx\ny\"\"\"\ne = 3\n") ==
        "a   = 1\nbcd = 2\nlonger = \"\"\"\nx\ny\"\"\"\ne = 3\n");
  const std::string key(41, 'k');
  CHECK(formatted("a = 1\n" + key + " = 2\nb = 3\n") == "a = 1\n" + key + " = 2\nb = 3\n");
}

TEST_CASE("texts of several lines are left alone, blanks and all") {
  CHECK(formatted("x   = '''\n  a  \n\n\tb'''\n") == "x = '''\n  a  \n\n\tb'''\n");
  CHECK(formatted("x = \"\"\"a \\\n    b\"\"\"\"\"\ny = [\"\"\"\n]\n\"\"\"]") == "x = \"\"\"a \\\n    b\"\"\"\"\"\ny = [\n  \"\"\"\n]\n\"\"\",\n]\n");
}

TEST_CASE("line feeds alone end lines, and no mark stands before the first") {
  CHECK(formatted("\xef\xbb\xbf# a\r\nx = '''\r\na\r\nb'''\r\n\r\n[y]\r\n") == "# a\nx = '''\na\nb'''\n\n[y]\n");
}

TEST_CASE("numbers, dates and times are not touched") {
  for (const char* value : {"1_000", "0xFF", "+5", "-0", "1e3", "inf", "-nan", "3.140", "2026-01-31", "2026-01-31 07:32:00Z",
                            "2026-01-31T07:32:00.5+01:00", "07:32:00", "true"})
    CHECK(formatted(fmt::format("x={}", value)) == fmt::format("x = {}\n", value));
}

TEST_CASE("amounts and comparisons have one spelling, where they are such") {
  CHECK(formatted("[service.a]\nprice = '12,5 €'\ntitle.en = \"<2\"\n") == "[service.a]\ntitle.en = \"<2\"\nprice    = \"12.50\"\n");
  CHECK(formatted("[[rule.a.when]]\nheld = [0, \">2\"]\n[rule.a.unless]\nheld=\"2 .. 3\"\n") ==
        "[[rule.a.when]]\nheld = [0, \"> 2\"]\n\n[rule.a.unless]\nheld = \"2..3\"\n");
  CHECK(formatted("rule.a.when = [{h = \"<2\"}]\n") == "rule.a.when = [{ h = \"< 2\" }]\n");
  CHECK(formatted("[[queue.class]]\nwhen = { h = \">=2\" }\nname = 'n'\n") ==
        "[[queue.class]]\nname = \"n\"\nwhen = { h = \">= 2\" }\n");
  CHECK(formatted("[rule.a]\nid = \"<2\"\nwhen = {a = \"<\\u0032\"}\n") == "[rule.a]\nwhen = { a = \"<\\u0032\" }\nid   = \"<2\"\n");
}

TEST_CASE("what is no TOML is an error with its place, however it is wrong") {
  CHECK(faults("a = 1\nb = = 2\n") == "rules/x.toml:2:5 not-toml\n");
  CHECK(faults("a = \"\xff\"\n") == "rules/x.toml:1:6 not-utf8\n");
  CHECK(faults("a = 1\na = 2\n") == "rules/x.toml:2:5 duplicate-id\n");
  CHECK(faults("a = 1 b = 2\n") == "rules/x.toml:1:7 not-toml\n");
  CHECK(faults("a = 99999999999999999999\n") == "rules/x.toml:1:25 not-toml\n");
  CHECK(faults("a = \"\\u0000\"\n") == "rules/x.toml:1:5 control-character\n");
  CHECK(faults(repeated("a", 10 << 20) + " = 1\n") == "rules/x.toml too-long\n");
  CHECK(faults(repeated("a.", 50'000) + "a = 1\n") == "rules/x.toml:1 too-long\n");
  CHECK(faults("a = " + repeated("[", 200) + repeated("]", 200) + "\n").find("too-deep") != std::string::npos);
  CHECK(faults("a = " + repeated("[\n", 100'000)) == "rules/x.toml:257:1 not-toml\n");
  CHECK(faults("a = " + repeated("{a=", 60) + "1" + repeated("}", 60) + "\n").find("too-deep") != std::string::npos);
}

TEST_CASE("a line that would grow beyond what is read is an error, and no broken file") {
  const std::string crowded = "x = {" + repeated("a", 8000) + "=1,b=[" + repeated("1,", 80) + "1]}\n";
  CHECK_THROWS_WITH_AS(corner::format::format("x.toml", crowded), "`x.toml` cannot be formatted, the result would not be read: the line is longer than 8192 bytes",
                       corner::Error);
}
