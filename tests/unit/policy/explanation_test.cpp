#include "policy/explanation.hpp"

#include <doctest/doctest.h>

#include "policy/load.hpp"

using namespace corner::policy;

TEST_CASE("a decision in full") {
  const Policy policy(load(read_sources(CORNER_SOURCE_DIR "/tests/pack")).pack);
  const Explainer explainer(policy, corner::Language::en);
  const auto explain = [&](const Facts& facts) {
    return explainer.explain(facts, policy.decide(facts, std::chrono::year(2026) / 3 / 2));
  };
  Facts facts(policy.pack().facts.size(), missing);
  const auto set = [&](const char* name, Value value) { facts[static_cast<std::size_t>(policy.pack().index(*policy.pack().fact(name)))] = value; };
  set("item", 1);  // laptop
  set("ends_in", absent);
  set("held", 0);

  const Explanation open = explain(facts);
  CHECK(open.outcome == Outcome::undetermined);
  CHECK(open.missing == std::vector<std::string_view>{"telework"});
  CHECK(open.reasons.empty());
  CHECK(open.obligations.empty());

  set("telework", 2);
  const Explanation granted = explain(facts);
  CHECK(granted.outcome == Outcome::permit);
  REQUIRE(granted.reasons.size() == 1);
  CHECK(granted.reasons[0].rule == "laptop-telework");
  CHECK(granted.reasons[0].text == "Teleworks 2 days/week: a laptop is granted.");
  CHECK(*granted.reasons[0].references == std::vector<std::string>{"Test charter, art. 5"});
  CHECK(granted.obligations == std::vector<std::string>{"sign:charter"});
  CHECK(granted.facts.size() == policy.pack().facts.size());
  CHECK(granted.facts[0].fact == "ends_in");
  CHECK(granted.facts[0].value == "open-ended");

  set("telework", 0);
  const Explanation refused = explain(facts);
  CHECK(refused.by_default);
  REQUIRE(refused.reasons.size() == 1);
  CHECK(refused.reasons[0].rule == "default");
  CHECK(refused.reasons[0].text == "No rule grants this: Laptops.");
  CHECK(refused.approvers.empty());
}
