#pragma once
// What is said when the facts given cannot occur together.
#include <vector>

#include "policy/decide.hpp"

namespace corner::policy {

/// `nevers`: indices in Pack::nevers of those that leave the facts no way to be.
Contradiction contradiction(const Pack& pack, FactsView facts, const std::vector<int>& nevers);

}  // namespace corner::policy
