#include "analysis/coverage.hpp"

#include <algorithm>
#include <span>

namespace corner::analysis {

using namespace policy;

namespace {

/// What one case shows of the conditions of one box.
void show(std::span<ConditionReach> box, const Facts& facts) {
  ConditionReach* failing = nullptr;
  for (auto& reach : box) {
    const Value value = facts[static_cast<std::size_t>(reach.condition->fact)];
    if (value != missing && reach.condition->accept.has(value)) continue;
    if (value == missing || failing != nullptr) return;
    failing = &reach;
  }
  if (failing != nullptr)
    failing->failed = true;
  else
    for (auto& reach : box) reach.met = true;
}

}  // namespace

Coverage::Coverage(const Pack& pack) : rules_(pack.rules.size(), Reach::never) {
  for (const auto& rule : pack.rules) {
    add_boxes(pack.index(rule), false, rule.when);
    add_boxes(pack.index(rule), true, rule.unless);
  }
}

void Coverage::add_boxes(int rule, bool unless, const std::vector<Box>& boxes) {
  for (const auto& box : boxes) {
    for (const auto& condition : box)
      conditions_.push_back({.rule = rule, .unless = unless, .condition = &condition});
    ends_.push_back(conditions_.size());
  }
}

void Coverage::add(const Facts& facts, const Decision& decision) {
  const auto reach = [this](const RuleSet& rules, Reach how) {
    for (const int rule : rules.list()) {
      auto& best = rules_[static_cast<std::size_t>(rule)];
      best = std::max(best, how);
    }
  };
  reach(decision.overridden, Reach::set_aside);
  reach(decision.in_force, Reach::set_aside);
  reach(decision.winning, Reach::decided);
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    show(std::span(conditions_).subspan(begin, end - begin), facts);
    begin = end;
  }
}

}  // namespace corner::analysis
