#include "check_world.hpp"

#include <doctest/doctest.h>

namespace reference {

using namespace corner::policy;

namespace {

Pack made(Random& random) {
  Pack pack = random_pack(random, {.least_facts = 1, .most_facts = 3, .least_rules = 1, .most_rules = 6});
  for (auto& rule : pack.rules) {
    for (const char* obligation : {"return:old", "sign:charter"})
      if (rule.effect != Effect::refuse && random.chance(15)) rule.obligations.emplace_back(obligation);
    if (rule.effect == Effect::refuse && random.chance(25)) rule.waivable_by = "it";
  }
  for (std::size_t i = 1; i < pack.rules.size(); ++i) {
    auto &rule = pack.rules[i], &model = pack.rules[i - 1];
    if (random.chance(25)) rule.when = model.when, rule.unless = model.unless;
    if (random.chance(15)) rule.from = random_date(random);
    if (random.chance(10)) rule.effect = model.effect, rule.by = model.by, rule.obligations = model.obligations, rule.waivable_by = model.waivable_by;
  }
  for (std::size_t i = 0; i < pack.facts.size(); ++i) pack.facts[i].place = {"facts", static_cast<int>(i) + 1, 1};
  return pack;
}

bool overrides(const Rule& rule, int target) { return std::ranges::count(rule.overrides, target) > 0; }

bool same_conditions(const Rule& a, const Rule& b) { return a.when == b.when && a.unless == b.unless; }

}  // namespace

World::World(Random& random) : pack(made(random)), judge(pack), points(points_of(pack)) {
  for (const auto& point : points) {
    says.push_back(say_of(pack, judge, point));
    matching.insert(says.back().matching);
    REQUIRE(in_force(says.back().matching) == says.back().in_force);
  }
}

std::uint64_t World::in_force(std::uint64_t rules) const {
  std::uint64_t left = 0;
  for (int i = 0; i < static_cast<int>(pack.rules.size()); ++i)
    if (stands(i, rules)) left |= std::uint64_t{1} << i;
  return left;
}

bool World::stands(int index, std::uint64_t rules) const {
  if ((rules >> index & 1) == 0) return false;
  for (int i = 0; i < static_cast<int>(pack.rules.size()); ++i)
    if (std::ranges::count(rule(i).overrides, index) > 0 && stands(i, rules)) return false;
  return true;
}

End World::end_of(std::uint64_t rules) const {
  const auto left = in_force(rules);
  End end;
  for (int i = 0; i < this->rules(); ++i)
    if ((left >> i & 1) != 0) end.severity = std::max(end.severity, 1 + static_cast<int>(rule(i).effect));
  for (int i = 0; i < this->rules(); ++i) {
    if ((left >> i & 1) == 0 || 1 + static_cast<int>(rule(i).effect) != end.severity) continue;
    end.approvers.insert(rule(i).by.begin(), rule(i).by.end());
    end.obligations.insert(rule(i).obligations.begin(), rule(i).obligations.end());
  }
  return end;
}

bool World::alive(int index) const {
  return somewhere([&](std::uint64_t rules, std::uint64_t) { return (rules >> index & 1) != 0; });
}

bool World::needless(int index) const {
  std::uint64_t waivable = 0;
  for (int i = 0; i < rules(); ++i)
    if (i != index && !rule(i).waivable_by.empty()) waivable |= std::uint64_t{1} << i;
  for (std::uint64_t waived = waivable;; waived = (waived - 1) & waivable) {
    for (const auto rules : matching)
      if (end_of(rules & ~waived) != end_of(rules & ~waived & ~(std::uint64_t{1} << index))) return false;
    if (waived == 0) return true;
  }
}

std::set<Ids> dead_rules(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i)
    if (!world.alive(i)) found.insert({world.rule(i).id});
  return found;
}

std::set<Ids> dead_overrides(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i) {
    for (const int target : world.rule(i).overrides) {
      const bool fires = world.somewhere([&](std::uint64_t rules, std::uint64_t left) { return has(left, i) && has(rules, target); });
      if (world.alive(i) && world.alive(target) && !fires) found.insert({world.rule(i).id, world.rule(target).id});
    }
  }
  return found;
}

std::set<Ids> reinstated_bases(const World& world) {
  std::set<Ids> found;
  for (int last = 0; last < world.rules(); ++last) {
    for (const int exception : world.rule(last).overrides) {
      for (const int base : world.rule(exception).overrides) {
        const Rule& back = world.rule(base);
        const bool wins = world.somewhere([&](std::uint64_t rules, std::uint64_t left) {
          return has(left, last) && has(rules, exception) && has(left, base) && world.end_of(rules).severity == 1 + static_cast<int>(back.effect);
        });
        if (back.effect >= world.rule(last).effect && !overrides(world.rule(last), base) && wins)
          found.insert({world.rule(last).id, world.rule(exception).id, back.id});
      }
    }
  }
  return found;
}

std::set<Ids> overlaps(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i) {
    for (int k = 0; k < world.rules(); ++k) {
      const Rule &rule = world.rule(i), &other = world.rule(k);
      if (rule.effect != Effect::refuse || other.effect == Effect::refuse || overrides(rule, k) || overrides(other, i)) continue;
      if (world.somewhere([&](std::uint64_t, std::uint64_t left) { return has(left, i) && has(left, k); })) found.insert({rule.id, other.id});
    }
  }
  return found;
}

std::set<Ids> duplicates(const World& world) {
  std::set<Ids> found;
  for (int b = 0; b < world.rules(); ++b) {
    for (int a = 0; a < b; ++a) {
      const Rule &first = world.rule(a), &second = world.rule(b);
      const bool set_aside_alike = std::ranges::all_of(world.pack.rules, [&](const Rule& rule) { return overrides(rule, a) == overrides(rule, b); });
      const bool same = first.effect == second.effect && first.by == second.by && first.obligations == second.obligations &&
                        first.overrides == second.overrides && first.from == second.from && first.until == second.until &&
                        first.waivable_by == second.waivable_by;
      if (!world.alive(a) || !same || !set_aside_alike || !same_conditions(first, second)) continue;
      found.insert({second.id, first.id});
      break;
    }
  }
  return found;
}

std::set<int> gaps(const World& world) {
  std::set<int> lines;
  bool anything = false;
  for (std::size_t i = 0; i < world.pack.facts.size(); ++i) {
    const auto& fact = world.pack.facts[i];
    if (fact.type != Type::boolean && fact.type != Type::enumeration) continue;
    std::set<Value> possible, granted;
    for (std::size_t k = 0; k < world.points.size(); ++k) {
      const Value value = world.points[k].facts[i];
      const int severity = world.says[k].severity;
      possible.insert(value);
      if (severity == 1 || severity == 2 || (severity == 0 && world.pack.default_effect != Effect::refuse)) granted.insert(value);
    }
    anything = anything || !granted.empty();
    if (possible != granted) lines.insert(fact.place.line);
  }
  return anything ? lines : std::set<int>();
}

std::map<Hole, bool> holes_after(const World& world, int index) {
  std::map<Hole, bool> found;
  const Rule& before = world.rule(index);
  for (int i = 0; i < world.rules() && before.until; ++i) {
    const Rule& after = world.rule(i);
    if (!same_conditions(before, after) || !world.alive(i) || !world.alive(index) || !after.from || *after.from <= *before.until) continue;
    bool covered = false, rival = false;
    for (int k = 0; k < world.rules(); ++k) {
      const Rule& other = world.rule(k);
      if (k == index || !same_conditions(before, other) || !world.alive(k)) continue;
      const bool ends_first = other.until && *other.until <= *before.until, starts_last = other.from && *other.from >= *after.from;
      covered = covered || (!ends_first && !starts_last);
      rival = rival || other.until == before.until;
    }
    if (covered || rival) continue;
    auto& matters = found[{*before.until, *after.from}];
    for (std::size_t k = 0; k < world.points.size(); ++k) {
      const auto& [facts, on] = world.points[k];
      if (on < *before.until || on >= *after.from) continue;
      const auto accepts = [&facts = facts](const Box& box) {
        return std::ranges::all_of(box, [&](const Condition& each) { return each.accept.has(facts[static_cast<std::size_t>(each.fact)]); });
      };
      if (!std::ranges::any_of(before.when, accepts) || std::ranges::any_of(before.unless, accepts)) continue;
      const int severity = world.says[k].severity;
      matters = matters || (severity == 0 ? world.pack.default_effect != before.effect : severity < 1 + static_cast<int>(before.effect));
    }
  }
  return found;
}

}  // namespace reference
