#include "policy/applied.hpp"

#include <algorithm>

#include "policy/record.hpp"
#include "policy/value.hpp"

namespace corner::policy {
namespace {

bool in_force(const Rule& rule, Date on) {
  return (!rule.from || *rule.from <= on) && (!rule.until || on < *rule.until);
}

struct Asked {
  const Pack& pack;
  Facts facts;
  Date on;

  Asked(const Pack& of, const Json& record) : pack(of) {
    const auto question = question_of(record, of);
    on = question.on;
    for (std::size_t i = 0; i < of.facts.size(); ++i)
      facts.push_back(parse_value(of.facts[i], question.reads[i].value));
  }

  Value value(const Condition& condition) const { return facts[static_cast<std::size_t>(condition.fact)]; }

  /// Whether what was asked for does not rule it out.
  bool concerned(const Box& box) const {
    return std::ranges::all_of(box, [&](const Condition& condition) {
      const bool asked = pack.facts[static_cast<std::size_t>(condition.fact)].origin == Origin::catalogue;
      return !asked || condition.accept.has(value(condition));
    });
  }
};

}  // namespace

std::vector<Applied> applied(const Pack& pack, const Json& record) {
  const Asked asked(pack, record);
  RuleSet rules;
  for (const char* member : {"winning", "overridden", "waived", "open"})
    for (const auto& id : record[member].texts())
      if (const auto* rule = pack.rule(id)) rules.add(pack.index(*rule));
  if (record["by_default"].boolean())
    for (const auto& rule : pack.rules)
      if (rule.effect != Effect::refuse && in_force(rule, asked.on)) rules.add(pack.index(rule));
  std::vector<Applied> out;
  const auto add = [&](const Rule& rule, const std::vector<Box>& boxes, bool unless) {
    for (const auto& box : boxes)
      if (asked.concerned(box))
        for (const auto& condition : box)
          out.push_back(
              {&rule, unless, static_cast<int>(&box - boxes.data()) + 1, &condition, asked.value(condition)});
  };
  for (const int index : rules.list()) {
    const Rule& rule = pack.rules[static_cast<std::size_t>(index)];
    if (std::ranges::none_of(rule.when, [&](const Box& box) { return asked.concerned(box); })) continue;
    add(rule, rule.when, false);
    add(rule, rule.unless, true);
  }
  return out;
}

}  // namespace corner::policy
