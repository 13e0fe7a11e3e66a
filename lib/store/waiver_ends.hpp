#pragma once
// Waivers that end.
#include "store/nightly.hpp"

namespace corner::store {

/// Night: whoever has a waiver is told, once, two weeks before its last day; one that was granted for less, at once; one that ended
/// before anybody was told, that it did.
void warn_of_waivers(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
