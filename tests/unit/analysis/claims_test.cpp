#include "analysis/claims.hpp"

#include <doctest/doctest.h>

#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::analysis;

namespace {

/// What comes of one claim: `holds`, `holds emptily`, or the counterexample and its answer.
std::string proved(const std::string& claim, sample::Files files = sample::files()) {
  files["claims.toml"] = "[[claim]]\nname = \"c\"\n" + claim + "\n";
  const policy::Policy policy(sample::pack(files));
  const auto results = prove(policy);
  REQUIRE(results.size() == 1);
  const auto& [of, against, meant] = results.front();
  CHECK(of->name == "c");
  if (against) return show(policy.pack(), against->request) + ": " + show(policy, against->decision);
  return meant == Meant::some ? "holds" : meant == Meant::no_request ? "holds: no request" : "holds: no answer";
}

sample::Files from_march() {
  auto files = sample::files();
  files["rules.toml"] += sample::rule("phones", "effect = \"approval\"\nby = [\"manager\"]\nwhen = { item = \"phone\", status = \"contract\" }\nfrom = 2026-03-01");
  return files;
}

}  // namespace

TEST_CASE("a claim holds, or the shortest request that shows otherwise") {
  CHECK(proved("when = { status = \"external\" }\nnever = [\"permit\", \"approval\"]") == "holds");
  CHECK(proved("when = { item = \"laptop\" }\nunless = { held = 0 }\nnever = \"permit\"") == "holds");
  CHECK(proved("when = { item = \"laptop\" }\nnever = \"permit\"") == "held=0 item=laptop status=contract telework=2: permit (laptop)");
  CHECK(proved("when = { item = \"phone\" }\nalways = \"permit\"") == "item=phone: refuse (default)");
  CHECK(proved("when = {}\nif = \"refuse\"\nnever = { by = [\"one-laptop\"] }") == "held=1 item=laptop: refuse (one-laptop)");
  CHECK(proved("when = { item = \"laptop\" }\nif = \"permit\"\nalways = { by = [\"laptop\"] }") == "holds");
}

TEST_CASE("days: any, the claim's, or those of the rules") {
  CHECK(proved("when = { item = \"phone\" }\nnever = \"approval\"", from_march()) ==
        "item=phone status=contract on=2026-03-01: approval (phones) by manager");
  CHECK(proved("when = { item = \"phone\" }\nuntil = 2026-03-01\nnever = \"approval\"", from_march()) == "holds");
  CHECK(proved("when = { item = \"phone\" }\nfrom = 2026-05-01\nnever = \"approval\"", from_march()) ==
        "item=phone status=contract on=2026-05-01: approval (phones) by manager");
  CHECK(proved("when = { item = \"phone\" }\nuntil = 2026-02-01\nalways = \"approval\"", from_march()) ==
        "item=phone on=2026-01-31: refuse (default)");
  CHECK(proved("when = { item = \"phone\", status = \"external\" }\nalways = \"approval\"", from_march()) ==
        "item=phone status=external: refuse (default)");
}

TEST_CASE("a claim that says nothing holds, and it is told") {
  auto files = sample::files();
  files["facts.toml"] += "[[never]]\nstatus = \"external\"\nambassador = true\n";
  CHECK(proved("when = { status = \"external\", ambassador = true }\nnever = \"permit\"", files) == "holds: no request");
  CHECK(proved("when = { item = \"phone\" }\nif = \"permit\"\nalways = { by = [\"laptop\"] }") == "holds: no answer");
}

TEST_CASE("check finds a false claim at its place") {
  const auto findings = analysis::findings_of_claims(sample::pack(sample::with(
      "claims.toml", "[[claim]]\nname = \"a\"\nwhen = {}\nnever = \"permit\"\n[[claim]]\nname = \"b\"\nwhen = {}\nif = \"approval\"\nnever = { by = [\"laptop\"] }\n")));
  REQUIRE(findings.size() == 2);
  CHECK(to_string(findings[0].problem.place) == "claims.toml:1:1");
  CHECK(findings[0].problem.code == "false-claim");
  CHECK(findings[0].problem.severity == Severity::error);
  CHECK(findings[0].witness);
  CHECK(findings[1].problem.code == "empty-claim");
  CHECK(findings[1].problem.severity == Severity::warning);
  CHECK(findings_of_claims(sample::pack()).empty());
}
