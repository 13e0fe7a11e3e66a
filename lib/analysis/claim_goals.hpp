#pragma once
// What a claim asserts, as questions that can be asked of a space.
#include <vector>

#include "analysis/goal.hpp"

namespace corner::analysis {

/// The requests that a claim speaks of, days aside.
std::vector<policy::Box> boxes_of(const policy::Pack& pack, const policy::Claim& claim);

/// The claim is wrong about whatever of them meets one of these, and about nothing else.
std::vector<Goal> violations(const policy::Pack& pack, const policy::Claim& claim);

}  // namespace corner::analysis
