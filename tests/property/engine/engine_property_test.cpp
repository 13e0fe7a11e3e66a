// The engine against the law read aloud.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

#include "property/random_pack.hpp"
#include "property/reference.hpp"

namespace {

using namespace corner::policy;
using reference::Judge;
using reference::Random;
using reference::Shape;
using reference::Verdict;
using reference::seed;
using reference::share;

/// Each rule of `rules` is so marked.
bool within(const RuleSet& rules, const std::vector<bool>& marked) {
  for (const int rule : rules.list())
    if (!marked[static_cast<std::size_t>(rule)]) return false;
  return true;
}

RuleSet set_of(const std::vector<bool>& marked) {
  RuleSet rules;
  for (std::size_t i = 0; i < marked.size(); ++i)
    if (marked[i]) rules.add(static_cast<int>(i));
  return rules;
}

RuleSet with_effect(const Pack& pack, const RuleSet& rules, Outcome outcome) {
  RuleSet some;
  for (const int rule : rules.list())
    if (static_cast<Outcome>(pack.rules[static_cast<std::size_t>(rule)].effect) == outcome) some.add(rule);
  return some;
}

/// "" when the decision is the verdict.
std::string difference(const Policy& policy, const Decision& decision, const Verdict& verdict,
                       bool complete) {
  const Pack& pack = policy.pack();
  if (verdict.impossible) return "impossible, yet decided";
  if (decision.outcome != verdict.outcome) return std::string("outcome ") + code(decision.outcome);
  if (policy.approvers(decision) != verdict.approvers) return "approvers";
  if (decision.missing.list() != verdict.missing) return "missing";
  if (decision.by_default != verdict.by_default) return "by_default";
  if (!within(decision.in_force, verdict.always_in_force)) return "in_force";
  if (decision.winning != with_effect(pack, decision.in_force, decision.outcome)) return "winning";
  if (!within(decision.overridden, verdict.always_matching)) return "overridden does not match";
  for (const int rule : decision.overridden.list())
    if (verdict.ever_in_force[static_cast<std::size_t>(rule)]) return "overridden, yet in force";
  RuleSet told = decision.in_force;
  told.join(decision.open);
  if (!told.contains(set_of(verdict.ever_in_force))) return "open";
  if (decision.outcome == Outcome::undetermined) return decision.missing.empty() ? "nothing to ask for" : "";
  const RuleSet sure = set_of(verdict.always_in_force), ever = set_of(verdict.ever_in_force);
  if (decision.winning != with_effect(pack, sure, decision.outcome)) return "winning is not all that wins";
  if (with_effect(pack, told, decision.outcome) != with_effect(pack, ever, decision.outcome)) return "open of the outcome's effect";
  if (!complete) return "";
  if (decision.in_force != set_of(verdict.always_in_force)) return "in_force, all known";
  return decision.open.empty() ? "" : "open, all known";
}

std::string describe(const Pack& pack, const Facts& facts) {
  std::string text;
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    text += pack.facts[i].name;
    text += facts[i] == missing ? " missing" : facts[i] == absent ? " absent" : " ";
    if (facts[i] > absent) text += std::to_string(facts[i]);
    text += "; ";
  }
  return text;
}

/// Decides `requests` times under `packs` packs of that shape; says where the two first part. How often each
/// outcome came, contradictions last.
std::array<int, 5> hold_together(std::uint64_t from, const Shape& shape, int packs, int requests,
                                 int missing_percent) {
  std::array<int, 5> seen{};
  for (int number = 0; number < packs; number += share()) {
    const std::uint64_t pack_seed = from * 1'000'003 + static_cast<std::uint64_t>(number);
    Random random(pack_seed);
    const Policy policy(random_pack(random, shape));
    const Judge judge(policy.pack());
    std::vector<std::vector<Value>> cuts;
    for (std::size_t i = 0; i < policy.pack().facts.size(); ++i)
      cuts.push_back(judge.values_of(static_cast<int>(i)));
    for (int i = 0; i < requests; ++i) {
      const int percent = i % 3 == 0 ? 0 : i % 40 == 1 && !shape.narrow ? 100 : missing_percent;
      const Facts facts = random_facts(random, policy.pack(), cuts, percent);
      const auto on = reference::random_date(random);
      const RuleSet waived = random_waivers(random, policy.pack());
      const Verdict verdict = judge.judge(facts, on, waived);
      std::string wrong;
      try {
        const Decision decision = policy.decide(facts, on, waived);
        const bool complete = std::count(facts.begin(), facts.end(), missing) == 0;
        wrong = difference(policy, decision, verdict, complete);
        ++seen[static_cast<std::size_t>(decision.outcome)];
      } catch (const Contradiction&) {
        if (!verdict.impossible) wrong = "a contradiction is seen where there is none";
        ++seen[4];
      }
      if (wrong.empty()) continue;
      FAIL("CORNER_SEED=" << seed() << " pack " << number << " request " << i << ": " << wrong << "; wanted "
                          << std::string(code(verdict.outcome)) << "; " << describe(policy.pack(), facts));
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("small packs: a million decisions are the law's") {
  for (const int count : hold_together(seed(), {}, 25'000, 40, 40)) CHECK(count > 2'000 / share());
}

TEST_CASE("packs of five and more facts, most of them missing") {
  const Shape shape{.least_facts = 5, .most_facts = 6, .most_rules = 9, .most_nevers = 3};
  for (const int count : hold_together(seed() + 1, shape, 600, 20, 65)) CHECK(count > 20 / share());
}

TEST_CASE("packs whose facts nevers tie together") {
  const Shape shape{.least_facts = 2, .most_facts = 4, .least_rules = 1, .most_rules = 5, .most_nevers = 12};
  for (const int count : hold_together(seed() + 3, shape, 4'000, 20, 70)) CHECK(count > 200 / share());
}

TEST_CASE("packs of more boxes than a word has bits") {
  for (const int rules : {50, 100, 200, 400, 700}) {
    const Shape shape{
        .least_facts = 4, .most_facts = 7, .least_rules = rules, .most_rules = rules, .narrow = true};
    for (const int count : hold_together(seed() + 2, shape, 10, 40, 15)) CHECK(count > 0);
  }
}
