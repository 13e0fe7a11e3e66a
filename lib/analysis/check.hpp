#pragma once
// The analysis of a loaded pack: rules that can never match, and what a reader would call a mistake.
#include <vector>

#include "policy/pack.hpp"

namespace corner::analysis {

/// Problems beyond those of loading: dead rules (`dead-rule`: an empty condition, dates past each other, a
/// `[[never]]` that covers the rule), services no rule concerns (`gap`), overrides that can never fire.
std::vector<Problem> check(const policy::Pack& pack);

}  // namespace corner::analysis
