#include "analysis/shadows.hpp"

#include <algorithm>

#include "analysis/versions.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// A waiver as a fact: the rule matches only where it is not waived.
Pack with_waivers(Pack pack) {
  for (auto& rule : pack.rules) {
    if (rule.waivable_by.empty()) continue;
    Fact fact;
    fact.name = "waived " + rule.id;  // no fact of a pack has a blank in its name
    const Condition unwaived{.fact = static_cast<int>(pack.facts.size()), .accept = {.ranges = {{0, 0}}, .absent = false}, .place = {}};
    pack.facts.push_back(std::move(fact));
    for (auto& box : rule.when) box.push_back(unwaived);
  }
  return pack;
}

RuleSet superfluous(const Inquiry& inquiry) {
  RuleSet rules;
  for (const auto& pair : twins(inquiry))
    if (pair.same) rules.add(pair.second);
  return rules;
}

/// Whether it asks for and obliges to all that `other` does.
bool does_as_much(const Rule& rule, const Rule& other) {
  return rule.effect > other.effect ||
         (rule.effect == other.effect && std::ranges::includes(rule.by, other.by) && std::ranges::includes(rule.obligations, other.obligations));
}

}  // namespace

Shadows::Shadows(const Inquiry& inquiry)
    : inquiry_(inquiry), gone_(superfluous(inquiry)), pack_(with_waivers(inquiry.pack())), space_(std::vector<Party>{{.pack = &pack_, .further = {}}}) {}

bool Shadows::any(const Goal& goal, int rule) const {
  return std::ranges::any_of(space_.matching(0, rule), [&](const Sight& start) { return possible(space_, goal, start); });
}

std::optional<Sight> Shadows::point(const Goal& goal, int rule) const {
  for (const auto& start : space_.matching(0, rule))
    if (const auto region = find_narrow(space_, goal, start)) return space_.within(start, point_of(space_, *region));
  return std::nullopt;
}

std::vector<Side> Shadows::with_and_without(int rule) const {
  RuleSet without = gone_;
  without.add(rule);
  return {Side{0, gone_}, Side{0, without}};
}

/// Those of the rule and of all that it may bring back.
std::vector<Shadows::Item> Shadows::items(int index) const {
  std::vector<int> reached{index};
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (const int target : rule(reached[i]).overrides)
      if (std::ranges::find(reached, target) == reached.end()) reached.push_back(target);
  std::vector<Item> items;
  const auto add = [&](Effect effect, auto list, const std::string& name) {
    Item item{effect, {}};
    for (int i = 0; i < inquiry_.rules(); ++i)
      if (rule(i).effect == effect && std::ranges::binary_search(rule(i).*list, name)) item.rules.add(i);
    items.push_back(std::move(item));
  };
  for (const int each : reached) {
    for (const auto& role : rule(each).by) add(rule(each).effect, &Rule::by, role);
    for (const auto& obligation : rule(each).obligations) add(rule(each).effect, &Rule::obligations, obligation);
  }
  return items;
}

/// The others of its effect.
RuleSet Shadows::rivals(int index) const {
  RuleSet rules;
  for (int i = 0; i < inquiry_.rules(); ++i)
    if (i != index && rule(i).effect == rule(index).effect) rules.add(i);
  return rules;
}

/// Of a rule that overrides nothing: whether it wins alone, or alone brings about one of its items.
bool Shadows::matters_alone(int index) const {
  const auto wins_without = [&](const RuleSet& others) {
    return any({.sides = {Side{0, gone_}}, .statements = {in_force(only(index)), ends(end_of(rule(index).effect)), no(in_force(others))}}, index);
  };
  if (wins_without(rivals(index))) return true;
  return std::ranges::any_of(items(index), [&](Item& item) {
    item.rules.remove(index);
    return wins_without(item.rules);
  });
}

/// The same of any rule: whether something comes out otherwise without it.
bool Shadows::matters_as_exception(int index) const {
  const auto differs = [&](std::vector<Statement> statements) {
    return any({.sides = with_and_without(index), .statements = std::move(statements)}, index);
  };
  for (const Ends end : {by_default, permits, approves, refuses})
    if (differs({ends(end, 0), no(ends(end, 1))})) return true;
  return std::ranges::any_of(items(index), [&](const Item& item) {
    const Ends end = end_of(item.effect);
    return differs({ends(end, 0), ends(end, 1), in_force(item.rules, 0), no(in_force(item.rules, 1))}) ||
           differs({ends(end, 0), ends(end, 1), no(in_force(item.rules, 0)), in_force(item.rules, 1)});
  });
}

/// Of a rule that is never in force: a few that override it wherever it matches.
std::optional<std::vector<int>> Shadows::overriders(int index) const {
  const Side side{0, gone_};
  if (any({.sides = {side}, .statements = {in_force(only(index))}}, index)) return std::nullopt;
  RuleSet left;
  std::vector<int> list;
  for (int i = 0; i < inquiry_.rules(); ++i)
    if (std::ranges::binary_search(rule(i).overrides, index)) left.add(i), list.push_back(i);
  std::erase_if(list, [&](int each) {
    left.remove(each);
    const bool needed = any({.sides = {side}, .statements = {matches(only(index)), no(in_force(left))}}, index);
    if (needed) left.add(each);
    return !needed;
  });
  return list;
}

/// At a point: what decides there if the rule is not there. One is enough that does all that it does: the widest, so
/// that few of them cover all.
std::vector<int> Shadows::winners_without(int index, const Sight& point) const {
  const Compiled& compiled = space_.compiled(0);
  const auto in_force = stand(space_, with_and_without(index)[1], point).in_force;
  std::vector<int> winners;
  each(in_force.bits(), in_force.words(), [&](int other) { winners.push_back(other); });
  const auto severest = severity(compiled, in_force);
  std::erase_if(winners, [&](int other) { return end_of(rule(other).effect) != 1u << severest; });
  std::vector<int> enough;
  std::ranges::copy_if(winners, std::back_inserter(enough), [&](int other) { return does_as_much(rule(other), rule(index)); });
  if (enough.empty()) return winners;
  const auto conditions = [&](int other) { return rule(other).when.front().size(); };
  return {*std::ranges::min_element(enough, {}, conditions)};
}

/// Of a rule that changes nothing: rules that decide where it matches, one alone if one does everywhere.
std::vector<int> Shadows::deciders(int index) const {
  Goal goal{.sides = with_and_without(index), .statements = {matches(only(index))}};
  const auto uncovered = [&](const RuleSet& rules) {
    goal.statements.back() = no(in_force(rules, 1));
    return point(goal, index);
  };
  goal.statements.push_back(matches(only(index)));
  const auto first = uncovered({});
  const auto standing = stand(space_, goal.sides[1], *first).in_force;
  std::vector<int> candidates;
  each(standing.bits(), standing.words(), [&](int other) { candidates.push_back(other); });
  for (const int other : candidates)
    if (does_as_much(rule(other), rule(index)) && !uncovered(only(other))) return {other};
  RuleSet cover;
  for (auto next = first; next; next = uncovered(cover))
    for (const int other : winners_without(index, *next)) cover.add(other);
  return cover.list();
}

std::optional<Shadow> Shadows::of(int index) const {
  if (gone_.has(index) || !inquiry_.alive(index)) return std::nullopt;
  if (rule(index).overrides.empty() ? matters_alone(index) : matters_as_exception(index)) return std::nullopt;
  if (auto by = overriders(index)) return Shadow{std::move(*by), true};
  return Shadow{deciders(index), false};
}

}  // namespace corner::analysis
