// The sweep over many people and services against one decision at a time.
#include <doctest/doctest.h>


#include "policy/sweep.hpp"
#include "property/random_pack.hpp"
#include "property/reference.hpp"

namespace {

using namespace corner::policy;
using reference::Judge;
using reference::Random;
using reference::seed;

/// Some facts become the catalogue's, some history.
void give_origins(Random& random, Pack& pack) {
  for (auto& fact : pack.facts) {
    if (fact.type == Type::enumeration && !fact.open() && random.chance(60)) {
      fact.origin = Origin::catalogue;
      fact.source = "category";
    } else if (fact.type == Type::integer && random.chance(70)) {
      fact.origin = Origin::count;
      fact.history.same = random.chance(60) ? "category" : random.chance(50) ? "service" : "person";
    }
  }
}

/// Services of the categories `a`, `b`, `c`, some of which settle further facts.
void add_services(Random& random, Pack& pack, const std::vector<std::vector<Value>>& cuts) {
  for (int i = 0; i < 1 + random.below(7); ++i) {
    Service service;
    service.id = "service_" + std::to_string(i);
    service.category = std::string(1, static_cast<char>('a' + random.below(3)));
    for (const auto& fact : pack.facts) {
      const auto& values = cuts[static_cast<std::size_t>(pack.index(fact))];
      if (fact.origin == Origin::named && random.chance(20))
        service.facts[pack.index(fact)] = values[static_cast<std::size_t>(random.below(static_cast<int>(values.size())))];
    }
    pack.services.push_back(std::move(service));
  }
}

std::vector<std::vector<Value>> cuts_of(const Pack& pack) {
  const Judge judge(pack);
  std::vector<std::vector<Value>> cuts;
  for (std::size_t i = 0; i < pack.facts.size(); ++i) cuts.push_back(judge.values_of(static_cast<int>(i)));
  return cuts;
}

Found alone(const Policy& policy, Facts facts, const Service& service, corner::Date on, const RuleSet& waived) {
  for (const auto& fact : policy.pack().facts)
    if (const auto value = policy.pack().settled(service, fact); value != missing)
      facts[static_cast<std::size_t>(policy.pack().index(fact))] = value;
  try {
    return policy.decide(facts, on, waived);
  } catch (const Contradiction&) {
    return std::nullopt;
  }
}

bool same(const Found& a, const Found& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->outcome == b->outcome && a->by_default == b->by_default && a->winning == b->winning &&
         a->in_force == b->in_force && a->overridden == b->overridden && a->open == b->open &&
         a->waived == b->waived && a->missing == b->missing;
}

}  // namespace

TEST_CASE("a sweep decides on every pair as one decision at a time does") {
  int decided = 0, contradictions = 0, undetermined = 0;
  for (int number = 0; number < 1'500; ++number) {
    Random random(seed() * 1'000'003 + static_cast<std::uint64_t>(number));
    const reference::Shape shape{.least_facts = 2, .most_facts = 6, .most_rules = number % 50 == 0 ? 90 : 8};
    auto pack = random_pack(random, shape);
    give_origins(random, pack);
    const auto cuts = cuts_of(pack);
    add_services(random, pack, cuts);
    const Policy policy(pack);
    const auto on = reference::random_date(random);
    Sweep sweep(policy, on);
    for (int person = 0; person < 30; ++person) {
      auto facts = random_facts(random, policy.pack(), cuts, person % 3 == 0 ? 0 : 30);
      const auto waived = random_waivers(random, policy.pack());
      sweep.about(facts, waived);
      for (std::size_t group = 0; group < sweep.groups().size(); ++group) {
        const auto others = random_facts(random, policy.pack(), cuts, 30);
        for (const int fact : sweep.changing()) facts[static_cast<std::size_t>(fact)] = others[static_cast<std::size_t>(fact)];
        const auto found = sweep.decide(group, facts);
        REQUIRE(found.size() == sweep.groups()[group].size());
        for (std::size_t i = 0; i < found.size(); ++i) {
          const auto& service = policy.pack().services[static_cast<std::size_t>(sweep.groups()[group][i])];
          const auto expected = alone(policy, facts, service, on, waived);
          if (!same(found[i], expected))
            FAIL("CORNER_SEED=" << seed() << " pack " << number << " person " << person << " " << service.id);
          ++decided;
          if (!expected) ++contradictions;
          else if (expected->outcome == Outcome::undetermined) ++undetermined;
        }
      }
    }
  }
  CHECK(decided > 100'000);
  CHECK(contradictions > 1'000);
  CHECK(undetermined > 5'000);
}
