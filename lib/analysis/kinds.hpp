#pragma once
// Every kind of change between two packs: from which answer by which rule to which answer by which rule. Exact, over
// all requests that there may be.
#include <compare>
#include <string>
#include <vector>

#include "analysis/space.hpp"

namespace corner::analysis {

/// What a request comes to, as far as the person asking is concerned.
struct Ending {
  policy::Effect effect = policy::Effect::refuse;
  std::vector<std::string> approvers;    ///< sorted; of an approval
  std::vector<std::string> obligations;  ///< sorted; of the winning rules
  auto operator<=>(const Ending&) const = default;
};

/// A rule of each pack among those that win; -1 = the default.
struct Kind {
  Each<int> rules{-1, -1};
  Region witness;  ///< requests of this kind, and no others
};

/// A change of answer.
struct Shift {
  Ending before, after;     ///< which differ
  std::vector<Kind> kinds;  ///< every pair of rules by which it comes about; never empty
  /// All that these regions hold, and the `[[never]]` of both packs allow, changes so. They may overlap; each is as
  /// wide as it may be.
  std::vector<Region> where;
  bool whole = true;  ///< whatever changes so lies in them
};

/// All of them, sorted; kinds by the rules' order. At most `most_regions` of each shift are looked for, 1 at least.
/// `space`: of two packs.
std::vector<Shift> shifts(const Space& space, std::size_t most_regions);

}  // namespace corner::analysis
