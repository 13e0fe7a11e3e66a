// Packs at the edge where the exact question is hardest: it ends, with an answer or with an error.
#include <doctest/doctest.h>

#include <algorithm>

#include "property/random_pack.hpp"

namespace {

using namespace corner::policy;

/// So many facts of yes and no, one permit, and random refusals of three conditions each.
Pack tangle(std::uint64_t seed, int facts, int refusals) {
  reference::Random random(seed);
  const auto condition = [&](int fact, Value value) { return Condition{.fact = fact, .accept = {.ranges = {{value, value}}}, .place = {}}; };
  Pack pack;
  for (int i = 0; i < facts; ++i) {
    Fact& fact = pack.facts.emplace_back();
    fact.name = "fact_" + std::to_string(i);
    fact.type = Type::boolean;
  }
  Rule& permit = pack.rules.emplace_back();
  permit.id = "permit";
  permit.effect = Effect::permit;
  permit.when = {{condition(0, 1)}};
  for (int i = 0; i < refusals; ++i) {
    const int first = random.below(facts), second = (first + 1 + random.below(facts - 1)) % facts;
    int third = random.below(facts);
    while (third == first || third == second) third = random.below(facts);
    Rule& refusal = pack.rules.emplace_back();
    refusal.id = "refusal_" + std::to_string(i);
    refusal.effect = Effect::refuse;
    Box& box = refusal.when.emplace_back();
    for (const int fact : {first, second, third}) box.push_back(condition(fact, random.below(2)));
    std::ranges::sort(box, {}, &Condition::fact);
  }
  return pack;
}

Decision nothing_known(const Policy& policy) {
  return policy.decide(Facts(policy.pack().facts.size(), missing), std::chrono::year(2026) / 3 / 2);
}

}  // namespace

TEST_CASE("sixty facts, nothing known: answered") {
  int undetermined = 0, refused = 0;
  for (int seed = 0; seed < 40; ++seed) {
    const Policy policy(tangle(static_cast<std::uint64_t>(seed), 60, 160 + 4 * seed));
    const Decision decision = nothing_known(policy);
    const bool open = decision.outcome == Outcome::undetermined;
    CHECK(decision.missing.empty() == !open);
    ++(open ? undetermined : refused);
  }
  CHECK(undetermined > 5);
  CHECK(refused > 5);
}

TEST_CASE("beyond what can be answered: an error, not for ever") {
  const Policy policy(tangle(1, 300, 1290));
  CHECK_THROWS_AS(nothing_known(policy), TooOpen);
}
