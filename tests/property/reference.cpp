#include "reference.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace reference {
namespace {

using namespace corner::policy;

bool accepts(const Box& box, const Facts& facts) {
  for (const auto& condition : box)
    if (!condition.accept.has(facts[static_cast<std::size_t>(condition.fact)])) return false;
  return true;
}

bool any_accepts(const std::vector<Box>& boxes, const Facts& facts) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return accepts(box, facts); });
}

/// All facts are known here.
struct World {
  const Pack& pack;
  const Facts& facts;
  Date on;
  const RuleSet& waived;
  std::vector<std::optional<bool>> told{};  ///< by rule, once asked: overrides branch

  bool possible() const {
    return std::none_of(pack.nevers.begin(), pack.nevers.end(),
                        [&](const Never& never) { return accepts(never.box, facts); });
  }

  bool matches(int index) const {
    const Rule& rule = pack.rules[static_cast<std::size_t>(index)];
    if (rule.from && on < *rule.from) return false;
    if (rule.until && on >= *rule.until) return false;
    return any_accepts(rule.when, facts) && !any_accepts(rule.unless, facts);
  }

  bool in_force(int index) const {
    if (waived.has(index) || !matches(index)) return false;
    for (const auto& other : pack.rules)
      if (std::count(other.overrides.begin(), other.overrides.end(), index) > 0 &&
          in_force(pack.index(other)))
        return false;
    return true;
  }
};

struct End {
  Effect effect;
  std::set<std::string> approvers;
  bool operator==(const End&) const = default;
};

End end_of(const Pack& pack, const std::vector<bool>& in_force) {
  std::optional<Effect> effect;
  for (std::size_t i = 0; i < pack.rules.size(); ++i)
    if (in_force[i]) effect = std::max(effect.value_or(Effect::permit), pack.rules[i].effect);
  End end{effect.value_or(pack.default_effect), {}};
  if (end.effect != Effect::approval) return end;
  for (std::size_t i = 0; i < pack.rules.size(); ++i)
    if (in_force[i] && pack.rules[i].effect == Effect::approval)
      end.approvers.insert(pack.rules[i].by.begin(), pack.rules[i].by.end());
  return end;
}

/// What the completions lead to, in the order of their numbers; -1 = barred by a never.
struct Ends {
  std::vector<int> of;
  std::vector<End> list;

  void add(const End& end) {
    const auto at = std::find(list.begin(), list.end(), end);
    of.push_back(static_cast<int>(at - list.begin()));
    if (at == list.end()) list.push_back(end);
  }
};

void keep(std::vector<bool>& into, const std::vector<bool>& other) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = into[i] && other[i];
}

/// Completions that differ in one place only are `stride` apart, `count` of them in a row.
bool differs(const std::vector<int>& ends, std::size_t stride, std::size_t count) {
  for (std::size_t i = 0; i < ends.size(); ++i)
    for (std::size_t k = i / stride % count + 1; k < count; ++k) {
      const int other = ends[i + (k - i / stride % count) * stride];
      if (ends[i] >= 0 && other >= 0 && ends[i] != other) return true;
    }
  return false;
}

/// Values of one unknown fact are `stride` apart.
struct Digit {
  std::size_t stride, count;
};

/// Whether completions that agree in these unknowns all end alike.
bool settle(const std::vector<int>& ends, const std::vector<Digit>& digits, const std::vector<std::size_t>& chosen) {
  std::map<std::vector<std::size_t>, int> of;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] < 0) continue;
    std::vector<std::size_t> values;
    for (const auto digit : chosen) values.push_back(i / digits[digit].stride % digits[digit].count);
    if (of.try_emplace(values, ends[i]).first->second != ends[i]) return false;
  }
  return true;
}

/// The fewest unknowns that settle it, the first ones by their order.
std::vector<std::size_t> fewest(const std::vector<int>& ends, const std::vector<Digit>& digits) {
  std::vector<std::vector<std::size_t>> sets{{}};
  for (std::size_t at = 0; at < sets.size(); ++at) {
    const auto set = sets[at];
    if (settle(ends, digits, set)) return set;
    for (std::size_t more = set.empty() ? 0 : set.back() + 1; more < digits.size(); ++more) {
      sets.push_back(set);
      sets.back().push_back(more);
    }
  }
  return {};
}

}  // namespace

Judge::Judge(const Pack& pack) : pack_(pack) {
  std::vector<std::set<Value>> values(pack.facts.size());
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    const Fact& fact = pack.facts[i];
    const bool listed = fact.type == Type::enumeration || fact.type == Type::boolean;
    const Value low = listed ? 0 : fact.low, high = listed ? fact.size() - 1 : fact.high;
    values[i] = {low, high};
    for (Value value = low; listed && value <= high; ++value) values[i].insert(value);
    const auto look = [&](const Box& box) {
      for (const auto& condition : box)
        for (const auto& range : condition.accept.ranges)
          for (const Value value : {range.low - 1, range.low, range.high, range.high + 1})
            if (condition.fact == static_cast<int>(i) && low <= value && value <= high)
              values[i].insert(value);
    };
    for (const auto& rule : pack.rules) {
      for (const auto& box : rule.when) look(box);
      for (const auto& box : rule.unless) look(box);
    }
    for (const auto& never : pack.nevers) look(never.box);
    if (!fact.absent_word.empty()) values[i].insert(absent);
  }
  for (const auto& set : values) values_.emplace_back(set.begin(), set.end());
}

Verdict Judge::judge(const Facts& facts, Date on, const RuleSet& waived) const {
  std::vector<std::size_t> unknown;
  std::size_t completions = 1;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i] != missing) continue;
    unknown.push_back(i);
    completions *= values_[i].size();
  }
  Verdict verdict;
  verdict.always_in_force.assign(pack_.rules.size(), true);
  verdict.always_matching.assign(pack_.rules.size(), true);
  verdict.ever_in_force.assign(pack_.rules.size(), false);
  verdict.by_default = true;
  Ends ends;
  for (std::size_t number = 0; number < completions; ++number) {
    Facts complete = facts;
    std::size_t rest = number;
    for (const std::size_t fact : unknown) {
      complete[fact] = values_[fact][rest % values_[fact].size()];
      rest /= values_[fact].size();
    }
    World world{pack_, complete, on, waived};
    if (!world.possible()) {
      ends.of.push_back(-1);
      continue;
    }
    std::vector<bool> in_force, matching;
    for (std::size_t i = 0; i < pack_.rules.size(); ++i) {
      in_force.push_back(world.in_force(static_cast<int>(i)));
      matching.push_back(world.matches(static_cast<int>(i)));
      if (in_force[i]) verdict.ever_in_force[i] = true;
      if (in_force[i]) verdict.by_default = false;
    }
    keep(verdict.always_in_force, in_force);
    keep(verdict.always_matching, matching);
    ends.add(end_of(pack_, in_force));
  }
  verdict.impossible = ends.list.empty();
  if (ends.list.size() == 1) {
    verdict.outcome = static_cast<Outcome>(ends.list[0].effect);
    verdict.approvers.assign(ends.list[0].approvers.begin(), ends.list[0].approvers.end());
  } else {
    verdict.by_default = false;
  }
  std::vector<Digit> digits;
  std::size_t stride = 1;
  for (const std::size_t fact : unknown) {
    digits.push_back({stride, values_[fact].size()});
    if (differs(ends.of, stride, values_[fact].size())) verdict.missing.push_back(static_cast<int>(fact));
    stride *= values_[fact].size();
  }
  if (ends.list.size() > 1 && verdict.missing.empty())
    for (const auto digit : fewest(ends.of, digits)) verdict.missing.push_back(static_cast<int>(unknown[digit]));
  return verdict;
}

}  // namespace reference
