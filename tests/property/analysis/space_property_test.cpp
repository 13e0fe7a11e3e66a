// Exact questions over a space against every request there is.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/find.hpp"
#include "analysis/witness.hpp"
#include "property/ground.hpp"
#include "property/random_pack.hpp"

namespace {

using namespace corner::analysis;
using namespace corner::policy;
using reference::Judge;
using reference::Point;
using reference::Random;
using reference::Say;
using reference::seed;
using reference::share;

RuleSet some_rules(Random& random, const Pack& pack) {
  RuleSet rules;
  for (const auto& rule : pack.rules)
    if (random.chance(40)) rules.add(pack.index(rule));
  return rules;
}

Statement random_statement(Random& random, const Pack& pack, int side) {
  Statement statement;
  switch (random.below(3)) {
    case 0: statement = matches(some_rules(random, pack), side); break;
    case 1: statement = in_force(some_rules(random, pack), side); break;
    default: statement = ends(static_cast<Ends>(1 + random.below(14)), side);
  }
  return random.chance(30) ? no(statement) : statement;
}

bool holds(const Statement& statement, const Say& say) {
  switch (statement.says) {
    case Says::some_matches: return ((say.matching & reference::bits(statement.rules)) != 0) == statement.holds;
    case Says::some_in_force: return ((say.in_force & reference::bits(statement.rules)) != 0) == statement.holds;
    case Says::ends: break;
  }
  return ((statement.ends >> say.severity & 1) != 0) == statement.holds;
}

/// Two packs over the same facts, or one; and the law at any point of them.
struct World {
  std::vector<Pack> packs;
  std::vector<Judge> judges;
  std::vector<Point> points;

  World(Random& random, const reference::Shape& shape, bool two) {
    packs.push_back(reference::random_pack(random, shape));
    if (two) {
      packs.push_back(reference::random_pack(random, shape));
      packs[1].facts = packs[0].facts;
      std::erase_if(packs[1].rules, [](const Rule&) { return true; });
      packs[1].nevers.clear();
      Pack other = packs[0];
      for (auto& rule : other.rules)
        if (random.chance(30)) rule.effect = static_cast<Effect>(random.below(3));
      packs[1].rules = other.rules;
    }
    for (const auto& pack : packs) judges.emplace_back(pack);
    points = reference::points_of(packs[0], two ? &packs[1] : nullptr);
  }

  bool meets(const Goal& goal, const Point& point) const {
    for (std::size_t i = 0; i < goal.sides.size(); ++i) {
      const auto pack = static_cast<std::size_t>(goal.sides[i].pack);
      const Say say = reference::say_of(packs[pack], judges[pack], point, goal.sides[i].waived);
      for (const auto& statement : goal.statements)
        if (statement.side == static_cast<int>(i) && !holds(statement, say)) return false;
    }
    return true;
  }

  Goal random_goal(Random& random) const {
    Goal goal{.sides = {}, .statements = {}};
    for (int i = 0; i < 1 + random.below(2); ++i) {
      const int pack = random.below(static_cast<int>(packs.size()));
      goal.sides.push_back({pack, {}});
      if (random.chance(40)) goal.sides.back().waived = some_rules(random, packs[static_cast<std::size_t>(pack)]);
      for (int k = random.below(3); k > 0; --k)
        goal.statements.push_back(random_statement(random, packs[static_cast<std::size_t>(pack)], i));
    }
    return goal;
  }
};

bool lies_in(const Space& space, const Region& region, const Point& point) {
  for (const auto& condition : box_of(space, region))
    if (!condition.accept.has(point.facts[static_cast<std::size_t>(condition.fact)])) return false;
  const auto days = days_of(space, region);
  return days.empty() || std::ranges::any_of(days, [&](const Days& some) {
           return (!some.from || *some.from <= point.on) && (!some.until || point.on < *some.until);
         });
}

bool agrees(const Request& request, const Point& point) {
  return std::ranges::all_of(request.given, [&](const auto& given) {
    return point.facts[static_cast<std::size_t>(given.first)] == given.second;
  });
}

int hold_together(std::uint64_t from, int packs, int goals, bool two) {
  int found = 0;
  for (int number = 0; number < packs; number += share()) {
    Random random(from * 1'000'003 + static_cast<std::uint64_t>(number));
    const World world(random, {.most_facts = 3, .most_rules = 5}, two);
    std::vector<Party> parties;
    for (const auto& pack : world.packs) parties.push_back({&pack, {}});
    const Space space(parties);
    for (int i = 0; i < goals; ++i) {
      const Goal goal = world.random_goal(random);
      const auto region = find(space, goal, space.everything());
      CAPTURE(number);
      CAPTURE(i);
      if (!region) {
        REQUIRE(std::ranges::none_of(world.points, [&](const Point& point) { return world.meets(goal, point); }));
        continue;
      }
      ++found;
      const Request one = request(space, *region);
      int inside = 0;
      for (const Point& point : world.points) {
        if (!lies_in(space, *region, point)) continue;
        ++inside;
        REQUIRE(world.meets(goal, point));
      }
      REQUIRE(inside > 0);
      Point drawn{facts_of(world.packs[0], one), one.on.value_or(world.points.front().on)};
      for (std::size_t fact = 0; fact < drawn.facts.size(); ++fact)
        if (drawn.facts[fact] == missing) drawn.facts[fact] = world.points.front().facts[fact];
      REQUIRE(agrees(one, drawn));
      REQUIRE(world.meets(goal, drawn));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("one pack: a question is answered as if every request were looked at") {
  CHECK(hold_together(seed(), 20'000, 8, false) > 25'000 / share());
}

TEST_CASE("two packs at once") { CHECK(hold_together(seed() + 1, 10'000, 8, true) > 10'000 / share()); }
