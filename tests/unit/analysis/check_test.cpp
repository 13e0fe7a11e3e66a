#include "analysis/check.hpp"

#include <doctest/doctest.h>

#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::policy;
using corner::analysis::check;

namespace {

/// What the analysis says of the sample with these further rules and `[[never]]`: `id code`, one a line.
std::string findings(const std::string& rules, const std::string& nevers = "") {
  auto files = sample::files();
  // Grants what the sample leaves without any rule.
  files["rules/1.toml"] = sample::rule("phone", "effect = \"permit\"\nwhen = { item = \"phone\" }");
  files["rules/2.toml"] = rules;
  files["facts.toml"] += nevers;
  std::string lines;
  for (const auto& problem : check(sample::pack(files))) {
    CHECK(problem.place.line > 0);
    CHECK_FALSE(problem.hint.empty());
    const auto open = problem.message.find('`'), close = problem.message.find('`', open + 1);
    lines += fmt::format("{}{} {}\n", problem.severity == Severity::error ? "!" : "",
                         problem.message.substr(open + 1, close - open - 1), problem.code);
  }
  return lines;
}

std::string permit(const std::string& id, const std::string& rest) {
  return sample::rule(id, "effect = \"permit\"\n" + rest);
}

}  // namespace

TEST_CASE("a sound pack has nothing to be told") { CHECK(findings("").empty()); }

TEST_CASE("a rule is dead when `unless` and `[[never]]` cover it, be it together") {
  CHECK(findings(permit("r", "when = { telework = \">= 3\" }\nunless = { telework = \">= 2\" }")) ==
        "!r dead-rule\n");
  CHECK(findings(permit(
            "r", "when = { telework = \">= 3\" }\nunless = [{ telework = 3 }, { telework = \"4..5\" }]")) ==
        "!r dead-rule\n");
  CHECK(findings(permit("r", "when = { telework = \">= 3\" }\nunless = [{ telework = 3 }, { telework = 5 }]"))
            .empty());
  const std::string never = "[[never]]\nstatus = \"tenured\"\nends_in = \"< 600\"\n";
  CHECK(findings(permit("r", "when = { status = \"tenured\", ends_in = \"< 3\" }"), never) ==
        "!r dead-rule\n");
  CHECK(findings(permit("r", "when = { status = \"tenured\", ends_in = \">= 3\" }"), never).empty());
  CHECK(findings(permit("r", "when = { status = \"tenured\" }\nunless = { ends_in = [600, \"absent\"] }"),
                 never) == "!r dead-rule\n");
  CHECK(findings(permit("r", "when = { status = \"tenured\" }\nunless = { ends_in = 600 }"), never).empty());
}

TEST_CASE("an open list always has one more: naming all that is named covers nothing") {
  CHECK(
      findings(permit("r", "when = { item = \"phone\" }\nunless = { unit = [\"IT\", \"Roads\"] }")).empty());
}

TEST_CASE("one alternative may be dead while the rule lives") {
  CHECK(findings(
            permit("r", "when = [{ telework = 5 }, { telework = 1 }]\nunless = { telework = \">= 4\" }")) ==
        "r dead-condition\n");
}

TEST_CASE("dates past each other, in a pack that did not come through the loader") {
  Pack pack = sample::pack();
  pack.rules.front().from = parse_date("2026-05-01");
  pack.rules.front().until = parse_date("2026-05-01");
  const auto problems = check(pack);
  REQUIRE(problems.size() >= 1);
  CHECK(problems.front().code == "gap");
  CHECK(problems.back().code == "dead-rule");
}

TEST_CASE("an override needs a request and a day on which both hold") {
  CHECK(findings(permit("r", "when = { item = \"laptop\" }\noverrides = [\"one-laptop\"]")).empty());
  CHECK(findings(permit("r", "when = { item = \"phone\" }\noverrides = [\"one-laptop\"]")) ==
        "r dead-override\n");
  CHECK(
      findings(permit(
          "r", "when = { item = \"laptop\" }\nunless = { held = \">= 1\" }\noverrides = [\"one-laptop\"]")) ==
      "r dead-override\n");
  CHECK(findings(permit("r", "when = { status = \"external\" }\noverrides = [\"one-laptop\"]"),
                 "[[never]]\nstatus = \"external\"\nheld = \">= 1\"\n") == "r dead-override\n");
  const std::string first = permit("a", "when = {}\nuntil = 2026-05-01");
  CHECK(findings(first + permit("r", "when = {}\nfrom = 2026-05-01\noverrides = [\"a\"]")) ==
        "r dead-override\n");
  CHECK(findings(first + permit("r", "when = {}\nfrom = 2026-04-30\noverrides = [\"a\"]")).empty());
  CHECK(findings(permit(
            "r", "when = { telework = 1 }\nunless = { telework = 1 }\noverrides = [\"one-laptop\"]")) ==
        "!r dead-rule\n");
}

TEST_CASE("rules that say the same, in whatever words") {
  const std::string rest = "when = { telework = [1, 2], item = \"laptop\" }";
  CHECK(findings(permit("a", rest) + permit("b", "when = { item = \"laptop\", telework = \"1..2\" }")) ==
        "b duplicate-rule\n");
  CHECK(findings(permit("a", rest) + permit("b", rest + "\nfrom = 2026-01-01")).empty());
}

TEST_CASE("a service that no rule grants or speaks of is a gap") {
  const auto gaps = [](const std::string& rules) {
    std::string names;
    for (const auto& problem : check(sample::pack(sample::plus("rules.toml", rules)))) {
      CHECK(problem.code == "gap");
      CHECK(to_string(problem.place) == "catalogue.toml:8:10");
      names += "gap";
    }
    return names;
  };
  CHECK(gaps("") == "gap");
  CHECK(gaps(permit("r", "when = { telework = 1 }")).empty());
  CHECK(gaps(permit("r", "when = { item = \"phone\" }")).empty());
  CHECK(gaps(sample::rule("r", "effect = \"refuse\"\nwhen = { item = \"phone\" }")).empty());
  CHECK(gaps(sample::rule("r", "effect = \"refuse\"\nwhen = { telework = 1 }")) == "gap");
  CHECK(gaps(permit("r", "when = { telework = 1 }\nunless = { item = \"phone\" }")).empty());
}
