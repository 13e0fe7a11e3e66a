#pragma once
// History facts: counts, sums and ages over a person's own requests; and those requests.
#include "store/facts.hpp"

namespace corner::store {

/// Reads a fact whose origin is count, sum or last, with the requests counted.
policy::Read read_history(const policy::Fact& fact, const Known& known);

}  // namespace corner::store
