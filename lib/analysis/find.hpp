#pragma once
// The exact answer to a question over a space: a region all of whose points meet the goal, or nothing.
#include <optional>

#include "analysis/goal.hpp"

namespace corner::analysis {

/// A region within `start` that meets the goal everywhere and that no `[[never]]` touches, made as wide as it may
/// be one dimension at a time; nothing when no request meets it. Branches only on boxes on which the goal still hangs,
/// those first that the fewest conditions leave open: exponential at worst, in practice a few steps a box.
std::optional<Region> find(const Space& space, const Goal& goal, const Sight& start);

/// Within any of these.
std::optional<Region> find(const Space& space, const Goal& goal, const std::vector<Sight>& starts);

/// The same without the widening.
std::optional<Region> find_narrow(const Space& space, const Goal& goal, const Sight& start);

/// Whether there is such a region.
bool possible(const Space& space, const Goal& goal, const Sight& start);

}  // namespace corner::analysis
