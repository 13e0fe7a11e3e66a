#include "analysis/overlap.hpp"

#include <algorithm>

namespace corner::analysis {

using namespace policy;

namespace {

Accept only(Value value) {
  if (value == absent) return {.ranges = {}, .absent = true};
  return {.ranges = {{value, value}}, .absent = false};
}

}  // namespace

std::vector<Box> excluded(const Pack& pack, std::initializer_list<const Rule*> rules) {
  std::vector<Box> boxes;
  for (const Rule* rule : rules) boxes.insert(boxes.end(), rule->unless.begin(), rule->unless.end());
  for (const auto& never : pack.nevers) boxes.push_back(never.box);
  return boxes;
}

bool alive(const Pack& pack, const Rule& rule) { return share_a_request(pack, rule, Box()); }

bool share_a_request(const Pack& pack, const Rule& rule, const Box& box) {
  const auto gone = excluded(pack, {&rule});
  return std::ranges::any_of(rule.when, [&](const Box& when) {
    const auto both = intersect(when, box);
    return both && remainder(pack.facts, *both, gone);
  });
}

bool share_a_request(const Pack& pack, const Rule& a, const Rule& b) {
  const auto gone = excluded(pack, {&a, &b});
  for (const auto& first : a.when)
    for (const auto& second : b.when)
      if (const auto both = intersect(first, second); both && remainder(pack.facts, *both, gone)) return true;
  return false;
}

bool share_a_day(const Rule& a, const Rule& b) {
  const auto ends_before = [](const Rule& early, const Rule& late) {
    return early.until && late.from && *early.until <= *late.from;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

Box request_for(const Pack& pack, const Service& service) {
  Box box;
  for (const auto& fact : pack.facts)
    if (const Value value = pack.settled(service, fact); value != missing)
      box.push_back({.fact = pack.index(fact), .accept = only(value), .place = service.place});
  return box;
}

bool mentions(const Pack& pack, const Rule& rule, const Service& service) {
  const auto names = [&](const Condition& condition) {
    const Fact& fact = pack.facts[static_cast<std::size_t>(condition.fact)];
    return fact.origin == Origin::catalogue && condition.accept.has(pack.settled(service, fact));
  };
  const auto any = [&](const std::vector<Box>& boxes) {
    return std::ranges::any_of(boxes, [&](const Box& box) { return std::ranges::any_of(box, names); });
  };
  return any(rule.when) || any(rule.unless);
}

}  // namespace corner::analysis
