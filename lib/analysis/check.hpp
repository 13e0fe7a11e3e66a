#pragma once
// The analysis of a loaded pack: what can never happen in it, and what a reader would call a mistake. Exact, over all
// requests that types, `[[never]]` and the catalogue allow.
#include <optional>
#include <vector>

#include "analysis/mistakes.hpp"

namespace corner::analysis {

struct Report {
  Findings findings;                 ///< sorted by place
  std::size_t overlaps = 0;          ///< pairs of a rule that refuses and one that grants, in force together
  std::optional<Request> undecided;  ///< a request that no rule decides, but the default
};

/// `each_overlap`: told among the findings, one by one.
Report check(const policy::Pack& pack, bool each_overlap);

/// The errors among them, and nothing else: enough to know that a pack must not be put in force.
Findings errors(const policy::Pack& pack);

}  // namespace corner::analysis
