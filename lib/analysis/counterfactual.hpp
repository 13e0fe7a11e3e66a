#pragma once
// Counterfactual explanations: the smallest sets of facts that would have to change for another answer.
// Exact, over all values there may be.
#include <vector>

#include "analysis/goal.hpp"
#include "analysis/witness.hpp"

namespace corner::analysis {

/// A request as it was decided.
struct Situation {
  policy::Facts facts;  ///< of the pack, in its order; `missing` where nothing is known
  Date on;
  policy::RuleSet waived;
  /// Facts that stay as they are; one that is missing stays unknown. All others may change, and the day may
  /// come later.
  policy::FactSet held;
};

/// One smallest set: no part of it is enough. Each fact of `box` can be any of its values, for some choice of
/// the others; whatever of the box `[[never]]` allows ends as wanted, however the facts that stay missing
/// turn out.
struct Counterfactual {
  policy::Box box;         ///< facts that change or become known, each with values as wide as they may be
  std::vector<Days> days;  ///< the day changes as well: these; else empty
  Request choice;          ///< one value of each that goes with the others
  std::size_t size() const { return box.size() + (days.empty() ? 0 : 1); }
};

struct Counterfactuals {
  std::vector<Counterfactual> list;  ///< the smaller first; equally small ones in the order of their facts
  bool complete = true;              ///< these are all the sets there are
};

struct Limit {
  std::size_t sets = 8;
  std::size_t facts = 4;  ///< in one set, the day among them
};

/// All smallest sets (by inclusion) whose change leads to one of the ends `wanted`. `space`: of one pack.
Counterfactuals counterfactuals(const Space& space, const Situation& situation, Ends wanted,
                                Limit limit = {});

}  // namespace corner::analysis
