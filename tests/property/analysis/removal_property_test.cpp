// A rule that is told to be dead or shadowed can be struck out: nobody is answered otherwise, whatever is known of them.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/check.hpp"
#include "check_world.hpp"

namespace {

using namespace corner::policy;
using corner::analysis::check;
using reference::Random;
using reference::seed;
using reference::share;
using reference::World;

Pack without(Pack pack, int gone) {
  pack.rules.erase(pack.rules.begin() + gone);
  for (auto& rule : pack.rules) {
    std::erase(rule.overrides, gone);
    for (int& target : rule.overrides)
      if (target > gone) --target;
  }
  return pack;
}

RuleSet without(const RuleSet& rules, int gone) {
  RuleSet left;
  for (const int rule : rules.list())
    if (rule != gone) left.add(rule - (rule > gone ? 1 : 0));
  return left;
}

/// Rules that may be waived, some of them.
RuleSet some_waivers(Random& random, const Pack& pack) {
  RuleSet waived;
  for (std::size_t i = 0; i < pack.rules.size(); ++i)
    if (!pack.rules[i].waivable_by.empty() && random.chance(30)) waived.add(static_cast<int>(i));
  return waived;
}

struct Tally {
  int dead = 0, shadowed = 0, undetermined = 0, decisions = 0;
};

void strike_out(Random& random, const World& world, const Policy& whole, int gone, bool dead, Tally& tally) {
  const Policy left(without(world.pack, gone));
  for (const auto& point : world.points) {
    auto facts = point.facts;
    for (auto& value : facts)
      if (random.chance(30)) value = missing;
    const auto waived = some_waivers(random, world.pack);
    const auto before = whole.decide(facts, point.on, waived), after = left.decide(facts, point.on, without(waived, gone));
    REQUIRE(after.outcome == before.outcome);
    REQUIRE(after.by_default == before.by_default);
    REQUIRE(after.missing == before.missing);
    REQUIRE(left.approvers(after) == whole.approvers(before));
    // Where facts are missing, obligations of open rules count as a precaution: those of the rule itself as well.
    if (std::ranges::count(facts, missing) == 0) REQUIRE(left.obligations(after) == whole.obligations(before));
    if (dead) REQUIRE(after.winning == without(before.winning, gone));
    if (before.outcome == Outcome::undetermined) ++tally.undetermined;
    ++tally.decisions;
  }
}

}  // namespace

TEST_CASE("striking out a rule that is told to decide nothing changes no decision") {
  Tally tally;
  for (int number = 0; number < 20'000; number += share()) {
    CAPTURE(number);
    Random random(seed() * 1'000'003 + static_cast<std::uint64_t>(number));
    const World world(random);
    const Policy whole(world.pack);
    for (const auto& finding : check(world.pack, false).findings) {
      const bool dead = finding.problem.code == "dead-rule";
      if (!dead && finding.problem.code != "shadowed-rule") continue;
      CAPTURE(finding.problem.message);
      strike_out(random, world, whole, world.pack.index(*world.pack.rule(finding.rules.front())), dead, tally);
      ++(dead ? tally.dead : tally.shadowed);
    }
  }
  CHECK(tally.dead > 4'000 / share());
  CHECK(tally.shadowed > 2'000 / share());
  CHECK(tally.undetermined > 10'000 / share());
  CHECK(tally.decisions > 100'000 / share());
}
