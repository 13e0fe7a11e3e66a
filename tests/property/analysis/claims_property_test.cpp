// Claims against every request there is, tried one by one.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "analysis/claims.hpp"
#include "property/ground.hpp"
#include "property/random_pack.hpp"

namespace {

using namespace corner::policy;
using corner::Date;
using corner::analysis::ClaimResult;
using corner::analysis::Meant;
using reference::Judge;
using reference::Point;
using reference::Random;
using reference::seed;
using reference::share;

using Names = std::vector<std::string>;

bool among(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }
bool among(const std::vector<Effect>& effects, Effect effect) { return std::ranges::find(effects, effect) != effects.end(); }

bool accepts(const std::vector<Box>& boxes, const Facts& facts) {
  return std::ranges::any_of(boxes, [&](const Box& box) {
    return std::ranges::all_of(box, [&](const Condition& condition) { return condition.accept.has(facts[static_cast<std::size_t>(condition.fact)]); });
  });
}

bool speaks_of(const Claim& claim, const Point& point) {
  return accepts(claim.when, point.facts) && !accepts(claim.unless, point.facts) && (!claim.from || *claim.from <= point.on) &&
         (!claim.until || point.on < *claim.until);
}

struct Answer {
  Effect effect;
  Names by, approvers, obligations;
};

Answer answer_of(const Pack& pack, const Judge& judge, const Point& point) {
  const auto say = reference::say_of(pack, judge, point);
  if (say.severity == 0) return {pack.default_effect, {"default"}, {}, {}};
  Answer answer{static_cast<Effect>(say.severity - 1), {}, {}, {}};
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const auto& rule = pack.rules[i];
    if ((say.in_force >> i & 1) == 0 || rule.effect != answer.effect) continue;
    answer.by.push_back(rule.id);
    answer.approvers.insert(answer.approvers.end(), rule.by.begin(), rule.by.end());
    answer.obligations.insert(answer.obligations.end(), rule.obligations.begin(), rule.obligations.end());
  }
  return answer;
}

bool wrong_about(const Claim& claim, const Answer& answer) {
  if (!claim.outcomes.empty()) return among(claim.outcomes, answer.effect) != claim.always;
  if (!claim.among.empty() && !among(claim.among, answer.effect)) return false;
  const auto differs = [&](const Names& asserted, const Names& there) {
    return std::ranges::any_of(asserted, [&](const std::string& name) { return among(there, name) != claim.always; });
  };
  return differs(claim.by, answer.by) || differs(claim.approvers, answer.approvers) || differs(claim.obligations, answer.obligations);
}

std::vector<Effect> some_effects(Random& random) {
  std::vector<Effect> effects{static_cast<Effect>(random.below(3))};
  if (random.chance(30)) effects.push_back(static_cast<Effect>(random.below(3)));
  return effects;
}

/// `model`: a rule over the same facts, of which it has the conditions and days.
Claim random_claim(Random& random, const Pack& pack, const Rule& model) {
  Claim claim;
  claim.name = model.id;
  claim.when = model.when;
  claim.unless = model.unless;
  claim.from = model.from;
  if (!model.from || model.until > model.from) claim.until = model.until;
  claim.always = random.chance(50);
  if (random.chance(40)) {
    claim.outcomes = some_effects(random);
    return claim;
  }
  if (random.chance(60)) claim.among = some_effects(random);
  for (const auto& rule : pack.rules)
    if (random.chance(15)) claim.by.push_back(rule.id);
  if (random.chance(15)) claim.by.emplace_back("default");
  if (random.chance(30)) claim.approvers = {random.chance(50) ? "manager" : "it"};
  if (random.chance(30)) claim.obligations.emplace_back("sign:charter");
  if (claim.by.empty() && claim.approvers.empty()) claim.obligations.emplace_back("return:old");
  return claim;
}

/// A pack with claims; and one over the same facts whose rules have the conditions and days of the claims.
struct World {
  Pack pack, alike;

  explicit World(Random& random) : pack(reference::random_pack(random, {.least_facts = 1, .most_facts = 3, .least_rules = 4, .most_rules = 8})) {
    alike = pack;
    alike.nevers.clear();
    alike.rules.assign(pack.rules.end() - 3, pack.rules.end());
    pack.rules.resize(pack.rules.size() - 3);
    for (auto& rule : alike.rules) rule.overrides.clear();
    for (auto& rule : pack.rules) {
      std::erase_if(rule.overrides, [&](int target) { return target >= static_cast<int>(pack.rules.size()); });
      for (const char* obligation : {"return:old", "sign:charter"})
        if (random.chance(30)) rule.obligations.emplace_back(obligation);
    }
    for (const auto& model : alike.rules) pack.claims.push_back(random_claim(random, pack, model));
  }
};

struct Tally {
  int holding = 0, failing = 0, empty = 0, unanswered = 0, open = 0, dated = 0;
};

/// However the facts that it leaves out turn out, the claim speaks of it and is wrong, and the engine has said what comes.
void hold_to_words(const World& world, const Judge& judge, const std::vector<Point>& points, const ClaimResult& result, Tally& tally) {
  const auto& [request, decision] = *result.against;
  REQUIRE(decision.outcome != Outcome::undetermined);
  const auto given = facts_of(world.pack, request);
  int completions = 0;
  for (auto point : points) {
    for (std::size_t i = 0; i < given.size(); ++i)
      if (given[i] != missing) point.facts[i] = given[i];
    if (request.on) point.on = *request.on;
    if (judge.judge(point.facts, point.on, {}).impossible) continue;
    ++completions;
    const auto answer = answer_of(world.pack, judge, point);
    REQUIRE(speaks_of(*result.claim, point));
    REQUIRE(wrong_about(*result.claim, answer));
    REQUIRE(static_cast<Outcome>(answer.effect) == decision.outcome);
  }
  REQUIRE(completions > 0);
  if (std::ranges::count(given, missing) > 0) ++tally.open;
  if (request.on) ++tally.dated;
}

void hold_to_requests(const World& world, Tally& tally) {
  const auto points = reference::points_of(world.pack, &world.alike);
  const Policy policy(world.pack);
  const Judge judge(world.pack);
  for (const auto& result : corner::analysis::prove(policy)) {
    const Claim& claim = *result.claim;
    bool spoken_of = false, answered = false, wrong = false;
    for (const auto& point : points) {
      if (!speaks_of(claim, point)) continue;
      const auto answer = answer_of(world.pack, judge, point);
      spoken_of = true;
      answered = answered || claim.among.empty() || among(claim.among, answer.effect);
      wrong = wrong || wrong_about(claim, answer);
    }
    CAPTURE(claim.name);
    REQUIRE(result.against.has_value() == wrong);
    if (wrong) {
      ++tally.failing;
      hold_to_words(world, judge, points, result, tally);
      continue;
    }
    ++tally.holding;
    if (!spoken_of) ++tally.empty;
    if (spoken_of && !answered) ++tally.unanswered;
    REQUIRE(result.meant == (!spoken_of ? Meant::no_request : !answered ? Meant::no_answer : Meant::some));
  }
}

}  // namespace

TEST_CASE("a claim holds when it holds of every request, and a counterexample is one") {
  Tally tally;
  for (int number = 0; number < 20'000; number += share()) {
    Random random(seed() * 1'000'003 + static_cast<std::uint64_t>(number));
    const World world(random);
    CAPTURE(number);
    hold_to_requests(world, tally);
  }
  CHECK(tally.holding > 10'000 / share());
  CHECK(tally.failing > 10'000 / share());
  CHECK(tally.empty > 200 / share());
  CHECK(tally.unanswered > 200 / share());
  CHECK(tally.open > 2'000 / share());
  CHECK(tally.dated > 200 / share());
}
