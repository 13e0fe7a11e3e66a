#include "random_pack.hpp"

#include <algorithm>
#include <cstdlib>

#include "policy/box.hpp"

namespace reference {

using namespace corner::policy;
using corner::Date;

namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

Fact random_fact(Random& random, int number) {
  Fact fact;
  fact.name = "fact_" + std::to_string(number);
  switch (random.below(6)) {
    case 0: fact.type = Type::boolean; break;
    case 1:
      fact.type = Type::enumeration;
      fact.values = {"a", "b", "c"};
      break;
    case 2:
      fact.type = Type::enumeration;
      fact.origin = Origin::directory;
      fact.values = {"north", "south"};
      break;
    case 3:
      fact.type = Type::months;
      fact.high = 600;
      break;
    case 4:
      fact.type = Type::money;
      fact.high = 10'000'000'000'000;
      break;
    default:
      fact.type = Type::integer;
      fact.low = -2;
      fact.high = 5;
  }
  if (random.chance(25)) fact.absent_word = "none";
  return fact;
}

/// A value where packs like to cut: few different ones, so that cuts meet.
Value random_value(Random& random, const Fact& fact) {
  const Interval all = domain(fact);
  if (fact.type == Type::money && random.chance(95)) return Value{100'000} * random.below(4);
  if (fact.type == Type::months && random.chance(95)) return Value{6} * random.below(4);
  return all.low + static_cast<Value>(random.next() % static_cast<std::uint64_t>(all.high - all.low + 1));
}

Accept random_accept(Random& random, const Fact& fact, bool narrow) {
  Accept accept;
  const Interval all = domain(fact);
  for (int i = random.chance(25) ? 2 : 1; i > 0; --i) {
    const Value a = random_value(random, fact), b = random_value(random, fact);
    switch (narrow ? 2 : random.below(4)) {
      case 0: accept.ranges.push_back({all.low, a}); break;
      case 1: accept.ranges.push_back({a, all.high}); break;
      case 2: accept.ranges.push_back({a, a}); break;
      default: accept.ranges.push_back({std::min(a, b), std::max(a, b)});
    }
  }
  normalise(accept.ranges);
  if (!fact.absent_word.empty() && random.chance(40)) accept.absent = true;
  if (accept.absent && random.chance(30)) accept.ranges.clear();
  return accept;
}

Box random_box(Random& random, const std::vector<Fact>& facts, int percent, bool narrow) {
  Box box;
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (random.chance(percent))
      box.push_back({.fact = static_cast<int>(i),
                     .accept = random_accept(random, facts[i], narrow && random.chance(80)),
                     .place = {}});
  return box;
}

Rule random_rule(Random& random, const Pack& pack, int number, bool narrow) {
  Rule rule;
  rule.id = "rule_" + std::to_string(number);
  rule.effect = static_cast<Effect>(random.below(3));
  const int percent = narrow ? 85 : 20 + random.below(60);
  for (int boxes = random.chance(25) ? 1 + random.below(3) : 1; boxes > 0; --boxes)
    rule.when.push_back(random_box(random, pack.facts, percent, narrow));
  for (int boxes = random.chance(25) ? 1 + random.below(2) : 0; boxes > 0; --boxes)
    rule.unless.push_back(random_box(random, pack.facts, 50, narrow));
  if (random.chance(15)) rule.from = random_date(random);
  if (random.chance(15)) rule.until = random_date(random);
  if (rule.effect == Effect::approval)
    for (const char* role : {"finance", "it", "manager"})
      if (random.chance(40)) rule.by.emplace_back(role);
  if (rule.effect == Effect::approval && rule.by.empty()) rule.by = {"manager"};
  return rule;
}

}  // namespace

std::uint64_t seed() { return setting("CORNER_SEED", 20260301); }
int share() { return static_cast<int>(setting("CORNER_SHARE", 1)); }

std::uint64_t Random::next() {
  std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

Pack random_pack(Random& random, const Shape& shape) {
  Pack pack;
  // A default that asks for approval is refused by the loader; the engine must not mind.
  pack.default_effect = random.chance(3)    ? Effect::approval
                        : random.chance(30) ? Effect::permit
                                            : Effect::refuse;
  const int facts = shape.least_facts + random.below(shape.most_facts - shape.least_facts + 1);
  for (int i = 0; i < facts; ++i) pack.facts.push_back(random_fact(random, i));
  const int rules = shape.least_rules + random.below(shape.most_rules - shape.least_rules + 1);
  for (int i = 0; i < rules; ++i) pack.rules.push_back(random_rule(random, pack, i, shape.narrow));
  const int overriding = random.below(3) * 15;  // percent of pairs
  // Upwards in half of the packs, downwards in the others: never a circle.
  const bool up = random.chance(50);
  for (int i = 0; i < rules; ++i)
    for (int k = 0; k < rules; ++k)
      if ((up ? k > i : k < i) && rules * random.below(100) < 5 * overriding)
        pack.rules[static_cast<std::size_t>(i)].overrides.push_back(k);
  for (int i = random.below(shape.most_nevers + 1); i > 0; --i)
    pack.nevers.push_back({random_box(random, pack.facts, 60, false), {}});
  return pack;
}

Facts random_facts(Random& random, const Pack& pack, const std::vector<std::vector<Value>>& cuts,
                   int percent) {
  Facts facts;
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    if (random.chance(percent))
      facts.push_back(missing);
    else if (random.chance(80))
      facts.push_back(cuts[i][static_cast<std::size_t>(random.below(static_cast<int>(cuts[i].size())))]);
    else
      facts.push_back(random_value(random, pack.facts[i]));
  }
  return facts;
}

Date random_date(Random& random) {
  using namespace std::chrono;
  return Date{year{2025 + random.below(2)}, month{static_cast<unsigned>(1 + random.below(3))},
              day{static_cast<unsigned>(1 + random.below(2))}};
}

RuleSet random_waivers(Random& random, const Pack& pack) {
  RuleSet waived;
  if (random.chance(80)) return waived;
  for (const auto& rule : pack.rules)
    if (random.chance(30)) waived.add(pack.index(rule));
  return waived;
}

}  // namespace reference
