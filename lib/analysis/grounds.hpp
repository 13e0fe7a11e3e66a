#pragma once
// Where two packs may decide otherwise at all: where a rule matches in one and its like does not in the other.
#include <string>
#include <vector>

#include "analysis/goal.hpp"

namespace corner::analysis {

struct Grounds {
  std::vector<Sight> starts;  ///< every request that they decide otherwise lies in one of these
  /// By rule: whether it may be in force under its own pack where its like is not under the other. The others are in
  /// force on the same requests under both.
  Each<std::vector<bool>> touched;
};

/// Of a space of two packs. A rule's like has its id (or says the same under another id) and the same effect,
/// approvers, obligations and overrides.
Grounds grounds(const Space& space);

/// What is left of `sight` outside `region`, as regions that do not overlap.
std::vector<Sight> outside(const Space& space, const Sight& sight, const Region& region);

}  // namespace corner::analysis
