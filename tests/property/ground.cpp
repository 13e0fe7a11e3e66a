#include "ground.hpp"

#include <algorithm>
#include <set>

namespace reference {

using namespace corner::policy;

namespace {

template <class Use>
void each_condition(const Pack& pack, Use use) {
  const auto all = [&](const Box& box) {
    for (const auto& condition : box) use(condition);
  };
  for (const auto& rule : pack.rules) {
    for (const auto& box : rule.when) all(box);
    for (const auto& box : rule.unless) all(box);
  }
  for (const auto& never : pack.nevers) all(never.box);
}

/// One value for each answer that the conditions on the fact give together.
std::vector<Value> told_apart(const std::vector<const Pack*>& packs, int fact) {
  std::vector<const Accept*> accepts;
  std::set<Value> values;
  for (const Pack* pack : packs) {
    each_condition(*pack, [&](const Condition& condition) {
      if (condition.fact == fact) accepts.push_back(&condition.accept);
    });
    const auto known = Judge(*pack).values_of(fact);
    values.insert(known.begin(), known.end());
  }
  std::set<std::vector<bool>> seen;
  std::vector<Value> list;
  for (const Value value : values) {
    std::vector<bool> said;
    for (const auto* accept : accepts) said.push_back(accept->has(value));
    if (seen.insert(said).second) list.push_back(value);
  }
  return list;
}

std::vector<Date> days_of(const std::vector<const Pack*>& packs) {
  std::set<Date> days;
  for (const Pack* pack : packs) {
    for (const auto& rule : pack->rules) {
      if (rule.from) days.insert(*rule.from);
      if (rule.until) days.insert(*rule.until);
    }
  }
  days.insert(Date{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)});
  return {days.begin(), days.end()};
}

bool allowed(const Pack& pack, const Facts& facts) {
  return std::ranges::none_of(pack.nevers, [&](const Never& never) {
    return std::ranges::all_of(never.box, [&](const Condition& condition) {
      return condition.accept.has(facts[static_cast<std::size_t>(condition.fact)]);
    });
  });
}

}  // namespace

std::vector<Point> points_of(const Pack& pack, const Pack* alike) {
  std::vector<const Pack*> packs{&pack};
  if (alike != nullptr) packs.push_back(alike);
  std::vector<Facts> all{{}};
  for (std::size_t fact = 0; fact < pack.facts.size(); ++fact) {
    std::vector<Facts> longer;
    const auto values = told_apart(packs, static_cast<int>(fact));
    for (const auto& facts : all) {
      for (const Value value : values) {
        longer.push_back(facts);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  std::vector<Point> points;
  for (const auto& facts : all)
    if (std::ranges::all_of(packs, [&](const Pack* each) { return allowed(*each, facts); }))
      for (const Date on : days_of(packs)) points.push_back({facts, on});
  return points;
}

Say say_of(const Pack& pack, const Judge& judge, const Point& point, const RuleSet& waived) {
  const Verdict verdict = judge.judge(point.facts, point.on, waived);
  Say say;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    if (verdict.always_matching[i]) say.matching |= std::uint64_t{1} << i;
    if (!verdict.always_in_force[i]) continue;
    say.in_force |= std::uint64_t{1} << i;
    say.severity = std::max(say.severity, 1 + static_cast<int>(pack.rules[i].effect));
  }
  return say;
}

std::uint64_t bits(const RuleSet& rules) { return rules.word(0); }

}  // namespace reference
