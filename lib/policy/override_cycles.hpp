#pragma once
// Rules that override one another in a circle: the one law has no answer for them.
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// Circles of overrides, as indices of rules: each overrides the next, the last the first. Every rule that
/// overrides itself by some way lies on one of them or on a way through them; no circle stands twice.
std::vector<std::vector<int>> override_cycles(const std::vector<Rule>& rules);

}  // namespace corner::policy
