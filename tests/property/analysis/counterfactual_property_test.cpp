// Counterfactual explanations against every change there is.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "analysis/counterfactual.hpp"
#include "property/random_pack.hpp"
#include "property/reference.hpp"

namespace {

using namespace corner::analysis;
using namespace corner::policy;
using corner::Date;
using reference::Judge;
using reference::Random;
using reference::seed;
using reference::share;

struct Point {
  Facts facts;
  Date on;
};

/// Each fact that may change by its index; the day is the one behind them.
using Set = std::set<int>;

struct World {
  Pack pack;
  Judge judge;
  Situation situation;
  Effect wanted;
  int day;  ///< its index

  World(Random& random, const reference::Shape& shape, Effect effect)
      : pack(made(random, shape, effect)), judge(pack), wanted(effect) {
    std::vector<std::vector<Value>> cuts;
    day = static_cast<int>(pack.facts.size());
    for (int fact = 0; fact < day; ++fact) cuts.push_back(judge.values_of(fact));
    situation.facts = reference::random_facts(random, pack, cuts, 25);
    situation.on = reference::random_date(random);
    situation.waived = reference::random_waivers(random, pack);
    for (int fact = 0; fact < day; ++fact)
      if (random.chance(20)) situation.held.add(fact);
  }

  /// Approvals of one role: who must agree makes no difference here.
  static Pack made(Random& random, const reference::Shape& shape, Effect effect) {
    Pack pack = reference::random_pack(random, shape);
    if (effect == Effect::permit) return pack;
    for (auto& rule : pack.rules)
      if (rule.effect == Effect::approval) rule.by = {"manager"};
    if (pack.default_effect == Effect::approval) pack.default_effect = Effect::refuse;
    return pack;
  }

  std::vector<Date> days() const {
    std::set<Date> days{situation.on};
    for (const auto& rule : pack.rules)
      for (const auto& date : {rule.from, rule.until})
        if (date && *date > situation.on) days.insert(*date);
    return {days.begin(), days.end()};
  }

  /// All that may become of the facts of `set`, and the day.
  std::vector<Point> points(const Set& set) const {
    std::vector<Point> points{{situation.facts, situation.on}};
    for (const int fact : set) {
      std::vector<Point> more;
      for (const auto& point : points) {
        if (fact == day)
          for (const Date on : days()) more.push_back({point.facts, on});
        else
          for (const Value value : judge.values_of(fact)) {
            more.push_back(point);
            more.back().facts[static_cast<std::size_t>(fact)] = value;
          }
      }
      points = std::move(more);
    }
    return points;
  }

  enum class Says { wanted, impossible, other };
  Says says(const Point& point) const {
    const auto verdict = judge.judge(point.facts, point.on, situation.waived);
    if (verdict.impossible) return Says::impossible;
    return verdict.outcome == static_cast<Outcome>(wanted) ? Says::wanted : Says::other;
  }

  bool enough(const Set& set) const {
    return std::ranges::any_of(points(set), [&](const Point& point) { return says(point) == Says::wanted; });
  }

  std::set<Set> smallest() const {
    std::vector<Set> by_size;
    for (unsigned bits = 0; bits < 2u << day; ++bits) {
      Set set;
      for (int i = 0; i <= day; ++i)
        if ((bits >> i & 1) != 0 && (i == day || !situation.held.has(i))) set.insert(i);
      by_size.push_back(set);
    }
    std::ranges::stable_sort(by_size, {}, &Set::size);
    std::set<Set> smallest;
    for (const auto& set : by_size)
      if (std::ranges::none_of(smallest, [&](const Set& part) { return std::ranges::includes(set, part); }) &&
          enough(set))
        smallest.insert(set);
    return smallest;
  }
};

bool holds(const Counterfactual& one, const Point& point) {
  return std::ranges::all_of(one.box,
                             [&](const Condition& each) {
                               return each.accept.has(point.facts[static_cast<std::size_t>(each.fact)]);
                             }) &&
         (one.days.empty() || std::ranges::any_of(one.days, [&](const Days& some) {
            return (!some.from || *some.from <= point.on) && (!some.until || point.on < *some.until);
          }));
}

/// What is inside is as wanted; each value takes part; alone, what is outside is not.
void check_values(const World& world, const Counterfactual& one, const Set& set) {
  std::set<std::pair<int, Value>> within, useful;
  for (const auto& point : world.points(set)) {
    const auto says = world.says(point);
    if (!holds(one, point)) {
      if (set.size() == 1) REQUIRE(says != World::Says::wanted);
      continue;
    }
    REQUIRE(says != World::Says::other);
    for (const auto& each : one.box) {
      const std::pair value{each.fact, point.facts[static_cast<std::size_t>(each.fact)]};
      within.insert(value);
      if (says == World::Says::wanted) useful.insert(value);
    }
  }
  REQUIRE(within == useful);
}

int hold_together(std::uint64_t from, int packs, Effect wanted) {
  int found = 0;
  for (int number = 0; number < packs; number += share()) {
    Random random(from * 1'000'003 + static_cast<std::uint64_t>(number));
    const World world(random, {.most_facts = 3, .most_rules = 5}, wanted);
    CAPTURE(number);
    if (world.says({world.situation.facts, world.situation.on}) != World::Says::other) continue;
    const Space space(std::vector<Party>{{&world.pack, {}}});
    const auto told =
        counterfactuals(space, world.situation, ends_with(world.pack, wanted), {.sets = 100, .facts = 10});
    REQUIRE(told.complete);
    std::set<Set> sets;
    std::size_t size = 0;
    for (const auto& one : told.list) {
      REQUIRE(one.size() >= size);
      size = one.size();
      Set set;
      for (const auto& each : one.box) set.insert(each.fact);
      if (!one.days.empty()) set.insert(world.day);
      sets.insert(set);
      Point chosen{world.situation.facts, one.choice.on.value_or(world.situation.on)};
      for (const auto& [fact, value] : one.choice.given) chosen.facts[static_cast<std::size_t>(fact)] = value;
      REQUIRE(holds(one, chosen));
      REQUIRE(world.says(chosen) == World::Says::wanted);
      check_values(world, one, set);
    }
    REQUIRE(sets.size() == told.list.size());
    REQUIRE(sets == world.smallest());
    found += static_cast<int>(sets.size());
  }
  return found;
}

}  // namespace

TEST_CASE("the smallest sets that lead to a permit are these and no others") {
  CHECK(hold_together(seed(), 20'000, Effect::permit) > 1'500 / share());
}

TEST_CASE("and those that lead to an approval") {
  CHECK(hold_together(seed() + 1, 20'000, Effect::approval) > 1'500 / share());
}
