#pragma once
// Silence: what no approver answered in the pack's time is a refusal (CRPA, art. L.231-4, 5°, between an administration and its agents).
#include "store/nightly.hpp"

namespace corner::store {

/// Night: closes each request that was asked more than so many months ago and still awaits an approval; the last day is the approver's.
void refuse_silence(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
