#pragma once
// What a pack's own cases reach: each rule, and each single condition.
#include <vector>

#include "policy/decide.hpp"

namespace corner::analysis {

enum class Reach { never, set_aside, decided };

/// A condition is shown to matter when one case meets it with all the others of its box, and another meets
/// all the others but not this one. A case in which its fact is missing shows neither.
struct ConditionReach {
  int rule;
  bool unless;  ///< of an `unless` box, else of a `when` box
  const policy::Condition* condition;
  bool met = false, failed = false;
  bool shown() const { return met && failed; }
};

/// Collects over the cases of one pack. Counts by the facts and the sets of the decision, before any short cut.
class Coverage {
 public:
  /// `pack` must outlive it.
  explicit Coverage(const policy::Pack& pack);
  void add(const policy::Facts& facts, const policy::Decision& decision);

  /// One per rule, in the pack's order: the best that any case did with it.
  const std::vector<Reach>& rules() const { return rules_; }
  /// By rule, then box, then condition.
  const std::vector<ConditionReach>& conditions() const { return conditions_; }

 private:
  void add_boxes(int rule, bool unless, const std::vector<policy::Box>& boxes);

  std::vector<Reach> rules_;
  std::vector<ConditionReach> conditions_;
  std::vector<std::size_t> ends_;  ///< of each box, in `conditions_`
};

}  // namespace corner::analysis
