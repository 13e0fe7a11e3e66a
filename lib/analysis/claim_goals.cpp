#include "analysis/claim_goals.hpp"

#include <algorithm>

#include "policy/box.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// That one of the rules of that effect for which `brings` is true is in force.
template <class Brings>
Statement borne(const Pack& pack, Effect effect, Brings brings) {
  RuleSet rules(pack.rules.size());
  for (const auto& rule : pack.rules)
    if (rule.effect == effect && brings(rule)) rules.add(pack.index(rule));
  return in_force(rules);
}

/// That an answer of that effect has what the claim names, one by one.
std::vector<Statement> traits(const Pack& pack, const Claim& claim, Effect effect) {
  std::vector<Statement> list;
  for (const auto& id : claim.by)
    list.push_back(id == "default" ? ends(by_default)
                                   : borne(pack, effect, [&](const Rule& rule) { return rule.id == id; }));
  const auto bearing = [&](std::vector<std::string> Rule::*names, const std::string& name) {
    return borne(pack, effect, [&](const Rule& rule) { return std::ranges::count(rule.*names, name) > 0; });
  };
  for (const auto& name : claim.approvers) list.push_back(bearing(&Rule::by, name));
  for (const auto& name : claim.obligations) list.push_back(bearing(&Rule::obligations, name));
  return list;
}

bool has(const std::vector<Effect>& effects, Effect effect) { return std::ranges::find(effects, effect) != effects.end(); }

}  // namespace

std::vector<Box> boxes_of(const Pack& pack, const Claim& claim) {
  std::vector<Box> boxes = claim.when;
  for (const auto& taken : claim.unless) {
    std::vector<Box> left;
    for (const auto& box : boxes)
      for (auto& piece : subtract(pack.facts, box, taken)) left.push_back(std::move(piece));
    boxes = std::move(left);
  }
  return boxes;
}

std::vector<Goal> violations(const Pack& pack, const Claim& claim) {
  std::vector<Goal> goals;
  for (const Effect effect : {Effect::permit, Effect::approval, Effect::refuse}) {
    const Statement answered = ends(ends_with(pack, effect));
    if (!claim.outcomes.empty()) {
      if (has(claim.outcomes, effect) != claim.always) goals.push_back({.statements = {answered}});
    } else if (claim.among.empty() || has(claim.among, effect)) {
      for (const auto& trait : traits(pack, claim, effect))
        goals.push_back({.statements = {answered, claim.always ? no(trait) : trait}});
    }
  }
  return goals;
}

}  // namespace corner::analysis
