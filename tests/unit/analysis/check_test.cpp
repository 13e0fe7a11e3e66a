#include "analysis/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::policy;
using corner::analysis::check;
using corner::analysis::Finding;

namespace {

/// The sample, with a rule for what it leaves without any, and these further rules and `[[never]]`.
Pack sample_with(const std::string& rules, const std::string& nevers = "") {
  auto files = sample::files();
  files["rules/1.toml"] = sample::rule("phone", "effect = \"permit\"\nwhen = { item = \"phone\" }");
  files["rules/2.toml"] = rules;
  files["facts.toml"] += nevers;
  return sample::pack(files);
}

std::string mark_of(const Finding& finding) {
  return finding.problem.severity == Severity::error ? "!" : finding.problem.severity == Severity::note ? "~" : "";
}

/// What the analysis says of that pack: `id code`, one a line; `!` before an error, `~` before a note.
std::string findings(const std::string& rules, const std::string& nevers = "") {
  std::string lines;
  for (const auto& finding : check(sample_with(rules, nevers), false).findings) {
    const auto& problem = finding.problem;
    CHECK(problem.place.line > 0);
    CHECK_FALSE(problem.hint.empty());
    const auto open = problem.message.find('`'), close = problem.message.find('`', open + 1);
    lines += fmt::format("{}{} {}\n", mark_of(finding), problem.message.substr(open + 1, close - open - 1), problem.code);
  }
  return lines;
}

/// The same with places and witnesses: `place code rule,rule: witness`.
std::string told(const std::string& rules, const std::string& nevers = "", bool overlaps = false) {
  const Pack pack = sample_with(rules, nevers);
  std::string lines;
  for (const auto& finding : check(pack, overlaps).findings) {
    lines += fmt::format("{}{} {} {}", mark_of(finding), to_string(finding.problem.place), finding.problem.code, join(finding.rules, ","));
    lines += finding.witness ? ": " + analysis::show(pack, *finding.witness) + "\n" : "\n";
  }
  return lines;
}

/// The lines of `found` with that code.
std::string those(const std::string& code, const std::string& found) {
  std::string lines;
  for (const auto line : split(found, '\n'))
    if (line.find(code) != std::string_view::npos) lines += std::string(line) + "\n";
  return lines;
}

std::string permit(const std::string& id, const std::string& rest) {
  return sample::rule(id, "effect = \"permit\"\n" + rest);
}

std::string refuse(const std::string& id, const std::string& rest) {
  return sample::rule(id, "effect = \"refuse\"\n" + rest);
}

std::string approval(const std::string& id, const std::string& rest) {
  return sample::rule(id, "effect = \"approval\"\n" + rest);
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
  CHECK(those("dead", findings(permit("r", "when = { item = \"phone\" }\nunless = { unit = [\"IT\", \"Roads\"] }"))).empty());
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
  const auto errors = analysis::errors(pack);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().problem.code == "dead-rule");
}

TEST_CASE("an override needs a request and a day on which both hold") {
  const auto dead = [](const std::string& rules, const std::string& nevers = "") { return those("dead", findings(rules, nevers)); };
  CHECK(dead(permit("r", "when = { item = \"laptop\" }\noverrides = [\"one-laptop\"]")).empty());
  CHECK(dead(permit("r", "when = { item = \"phone\" }\noverrides = [\"one-laptop\"]")) == "r dead-override\n");
  CHECK(dead(permit("r", "when = { item = \"laptop\" }\nunless = { held = \">= 1\" }\noverrides = [\"one-laptop\"]")) == "r dead-override\n");
  CHECK(dead(permit("r", "when = { status = \"external\" }\noverrides = [\"one-laptop\"]"), "[[never]]\nstatus = \"external\"\nheld = \">= 1\"\n") ==
        "r dead-override\n");
  const std::string first = permit("a", "when = {}\nuntil = 2026-05-01");
  CHECK(dead(first + permit("r", "when = {}\nfrom = 2026-05-01\noverrides = [\"a\"]")) == "r dead-override\n");
  CHECK(dead(first + permit("r", "when = {}\nfrom = 2026-04-30\noverrides = [\"a\"]")).empty());
  CHECK(dead(permit("r", "when = { telework = 1 }\nunless = { telework = 1 }\noverrides = [\"one-laptop\"]")) == "!r dead-rule\n");
}

TEST_CASE("an override fires only where the rule is not itself overridden; the item is told, not the rule") {
  const std::string general = refuse("a", "when = { item = \"phone\", telework = 0 }");
  const std::string exception = permit("b", "when = { item = \"phone\", status = \"external\", telework = 0 }\noverrides = [\"one-laptop\", \"a\"]");
  const std::string last = refuse("c", "when = { item = \"phone\", status = \"external\" }\noverrides = [\"a\", \"b\"]");
  CHECK(those("dead", told(general + exception + last)) == "rules/2.toml:11:14 dead-override b,one-laptop\nrules/2.toml:11:28 dead-override b,a\n");
}

TEST_CASE("rules that say the same, in whatever words") {
  const std::string rest = "when = { telework = [1, 2], item = \"laptop\" }";
  CHECK(findings(permit("a", rest) + permit("b", "when = { item = \"laptop\", telework = \"1..2\" }")) ==
        "b duplicate-rule\n");
  CHECK(those("duplicate", findings(permit("a", rest) + permit("b", rest + "\nfrom = 2026-01-01"))).empty());
  CHECK(those("duplicate", findings(permit("a", rest) + permit("b", rest) + refuse("c", "when = { telework = 1 }\noverrides = [\"a\"]"))).empty());
}

TEST_CASE("a rule in the shadow of another, of several together, or of its exceptions") {
  CHECK(told(permit("r", "when = { item = \"phone\", telework = 1 }")) ==
        "rules/2.toml:1:7 shadowed-rule r,phone: item=phone telework=1\n");
  CHECK(told(permit("r", "when = { item = \"phone\", telework = 1 }\nobligations = [\"sign:charter\"]")).empty());
  CHECK(told(refuse("a", "when = { item = \"phone\", telework = \"<= 2\" }") + refuse("b", "when = { item = \"phone\", telework = \">= 3\" }")) ==
        "~catalogue.toml:8:10 gap : item=phone telework=3\n"
        "facts.toml:4:1 gap : held=0 item=laptop status=external\n"
        "rules/1.toml:1:7 shadowed-rule phone,a,b: item=phone telework=3\n");
  CHECK(told(permit("r", "when = { item = \"laptop\", status = \"external\" }") +
             permit("x", "when = { item = \"laptop\", status = [\"external\", \"contract\"] }\noverrides = [\"r\"]\nobligations = [\"sign:it\"]")) ==
        "rules/2.toml:1:7 shadowed-rule r,x: held=0 item=laptop status=external\n");
}

TEST_CASE("who must agree counts, and so does whatever a waiver brings back") {
  const std::string first = approval("a", "when = { item = \"phone\", telework = \">= 1\" }\nby = [\"manager\"]");
  CHECK(findings(first + approval("b", "when = { item = \"phone\", telework = 1 }\nby = [\"finance\"]")).empty());
  CHECK(findings(first + approval("b", "when = { item = \"phone\", telework = 1 }\nby = [\"manager\"]")) == "b shadowed-rule\n");
  const std::string eaten = permit("r", "when = { item = \"laptop\", held = \">= 1\", status = \"external\" }");
  CHECK(findings(eaten).empty());  // `one-laptop` can be waived, and then it is what permits
  CHECK(findings(eaten + refuse("two", "when = { held = \">= 1\" }")) == "one-laptop shadowed-rule\nr shadowed-rule\n");
}

TEST_CASE("a refusal that the default would be as well is not in its shadow: it says why") {
  CHECK(findings(refuse("r", "when = { item = \"laptop\", telework = 0 }")).empty());
}

TEST_CASE("a rule that refuses and one that grants: told one by one when asked for") {
  const auto pack = sample_with("");
  CHECK(check(pack, false).overlaps == 1);
  CHECK(told("", "", true) == "~rules.toml:6:7 overlap one-laptop,laptop: held=1 item=laptop status=contract telework=2\n");
  CHECK(told("", "[[never]]\nitem = \"laptop\"\nheld = \">= 1\"\ntelework = \">= 1\"\n", true).empty());
}

TEST_CASE("an exception to an exception brings the base back") {
  const std::string base = refuse("base", "when = { item = \"phone\", status = \"external\" }");
  const std::string exception = permit("exception", "when = { item = \"phone\", status = \"external\", telework = \">= 1\" }\noverrides = [\"base\"]");
  CHECK(told(base + exception + approval("last", "when = { item = \"phone\", telework = \">= 4\" }\nby = [\"it\"]\noverrides = [\"exception\"]")) ==
        "rules/2.toml:18:14 reinstated-base last,exception,base: item=phone status=external telework=4\n");
  CHECK(told(base + exception + refuse("last", "when = { item = \"phone\", telework = \">= 4\" }\noverrides = [\"exception\"]")) ==
        "~rules/2.toml:17:14 reinstated-base last,exception,base: item=phone status=external telework=4\n");
  CHECK(told(base + exception + approval("last", "when = { item = \"phone\", telework = \">= 4\" }\nby = [\"it\"]\noverrides = [\"base\", \"exception\"]")).empty());
}

TEST_CASE("versions of a rule: days without any, days with both") {
  const std::string conditions = "when = { item = \"laptop\", status = \"external\" }\n";
  const auto versions = [&](const std::string& until, const std::string& from, const std::string& more = "") {
    return told(permit("v1", conditions + "until = " + until) + permit("v2", conditions + "from = " + from + more));
  };
  CHECK(versions("2026-07-01", "2026-07-01").empty());
  CHECK(versions("2026-06-30", "2026-07-01") == "rules/2.toml:7:7 date-hole v2,v1: held=0 item=laptop status=external on=2026-06-30\n");
  CHECK(versions("2026-06-30", "2026-08-01") == "~rules/2.toml:7:7 date-hole v2,v1: held=0 item=laptop status=external on=2026-06-30\n");
  CHECK(versions("2026-08-01", "2026-07-01") == "rules/2.toml:7:7 date-overlap v2,v1: held=0 item=laptop status=external on=2026-07-01\n");
  CHECK(versions("2026-08-01", "2026-07-01", "\noverrides = [\"v1\"]").empty());
  const std::string always = permit("always", "when = { item = \"laptop\", status = [\"external\", \"contract\"] }");
  CHECK(those("date", told(permit("v1", conditions + "until = 2026-06-30") + permit("v2", conditions + "from = 2026-07-01") + always)).empty());
}

TEST_CASE("what nobody can get, and who can get nothing") {
  const auto gaps = [](const std::string& rules) {
    std::string lines;
    for (const auto& [problem, ids, witness] : check(sample::pack(sample::plus("rules.toml", rules)), false).findings) {
      CHECK(problem.code == "gap");
      CHECK(witness);
      lines += (problem.severity == Severity::note ? "~" : "") + to_string(problem.place) + " ";
    }
    return lines;
  };
  CHECK(gaps("") == "catalogue.toml:8:10 facts.toml:4:1 ");
  CHECK(gaps(permit("r", "when = { telework = 1 }")).empty());
  CHECK(gaps(permit("r", "when = { item = \"phone\" }")).empty());
  CHECK(gaps(permit("r", "when = { item = \"phone\", status = \"contract\" }")) == "facts.toml:4:1 ");
  CHECK(gaps(permit("r", "when = { telework = 1 }\nunless = { item = \"phone\" }")) == "catalogue.toml:8:10 ");
  CHECK(gaps(refuse("r", "when = { item = \"phone\" }") + permit("s", "when = { item = \"laptop\", status = \"external\" }")) == "~catalogue.toml:8:10 ");
}

TEST_CASE("a service is of one category: no rule matches another") {
  const std::string facts = "[fact.asked]\ncatalogue = \"service\"\n";
  auto files = sample::plus("facts.toml", facts);
  files["rules/1.toml"] = permit("r", "when = { item = \"phone\", asked = \"laptop-14\" }");
  const auto errors = analysis::errors(sample::pack(files));
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().problem.hint == "no service of the catalogue is of that category");
}

TEST_CASE("which `[[never]]` kill a rule is told, and no others") {
  const auto errors = analysis::errors(sample_with(permit("r", "when = { telework = \">= 3\" }"),
                                                   "[[never]]\ntelework = 3\n[[never]]\ntelework = 1\n[[never]]\ntelework = \"4..5\"\n"));
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().problem.hint == "`[[never]]` excludes all that it accepts: facts.toml:10:1, facts.toml:14:1");
}
