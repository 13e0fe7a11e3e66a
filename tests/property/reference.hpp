#pragma once
// The one law read aloud, slowly: what the engine is held against. No masks, every completion tried.
#include <optional>
#include <string>
#include <vector>

#include "policy/decide.hpp"

namespace reference {

using corner::Date;
using corner::policy::Facts;
using corner::policy::Outcome;
using corner::policy::Pack;
using corner::policy::RuleSet;
using corner::policy::Value;

struct Verdict {
  bool impossible = false;  ///< no completion that the nevers allow
  Outcome outcome = Outcome::undetermined;
  std::vector<std::string> approvers;  ///< of an approval, sorted
  bool by_default = false;
  std::vector<int> missing;
  /// By rule, over all completions that the nevers allow.
  std::vector<bool> always_in_force, ever_in_force, always_matching;
};

class Judge {
 public:
  explicit Judge(const Pack& pack);
  Verdict judge(const Facts& facts, Date on, const RuleSet& waived) const;
  /// Values of a fact such that every value behaves as one of them, for every condition of the pack.
  const std::vector<Value>& values_of(int fact) const { return values_[static_cast<std::size_t>(fact)]; }

 private:
  const Pack& pack_;
  std::vector<std::vector<Value>> values_;
};

}  // namespace reference
