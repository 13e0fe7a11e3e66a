#pragma once
// A request that a claim is wrong about, as short as it may be.
#include "analysis/witness.hpp"

namespace corner::analysis {

/// No more facts than it takes to be decided so, and those that the claim names.
struct Counterexample {
  Request request;
  policy::Decision decision;  ///< the engine's, of that request; never undetermined
};

/// One of `region`, every request of which, on the claim's days, the claim speaks of and is wrong about.
Counterexample counterexample(const policy::Policy& policy, const Space& space, const policy::Claim& claim,
                              const Region& region);

}  // namespace corner::analysis
