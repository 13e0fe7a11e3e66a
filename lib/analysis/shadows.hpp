#pragma once
// Rules without which every request would be answered alike: exact, over all requests and whatever is waived.
#include <optional>
#include <vector>

#include "analysis/inquiry.hpp"

namespace corner::analysis {

struct Shadow {
  /// Wherever the rule matches, one of these overrides it, or else is among what decides when the rule is not there.
  std::vector<int> by;
  bool set_aside;  ///< they override it, always
};

class Shadows {
 public:
  /// Rules that are another's twin in all but words count as gone. `inquiry` must outlive it.
  explicit Shadows(const Inquiry& inquiry);

  /// What shadows the rule. Nothing for a rule that changes the effect, the approvers or the obligations of some
  /// request, that alone answers what the default would decide, that never matches, or that is gone.
  std::optional<Shadow> of(int rule) const;

 private:
  /// Rules of one effect that bring about one approver or one obligation.
  struct Item {
    policy::Effect effect;
    policy::RuleSet rules;
  };

  const policy::Rule& rule(int index) const { return inquiry_.rule(index); }
  bool any(const Goal& goal, int rule) const;
  std::optional<Sight> point(const Goal& goal, int rule) const;
  std::vector<Side> with_and_without(int rule) const;
  std::vector<Item> items(int rule) const;
  policy::RuleSet rivals(int rule) const;
  bool matters_alone(int rule) const;
  bool matters_as_exception(int rule) const;
  std::optional<std::vector<int>> overriders(int rule) const;
  std::vector<int> deciders(int rule) const;
  std::vector<int> winners_without(int rule, const Sight& point) const;

  const Inquiry& inquiry_;
  policy::RuleSet gone_;
  policy::Pack pack_;  ///< the inquiry's, and a fact more for each rule that may be waived
  Space space_;
};

}  // namespace corner::analysis
