#pragma once
// Promises that cannot be kept, as their unit is lost, in repair, retired or not back: another unit, or the queue, before all others.
#include "store/store.hpp"

namespace corner::store {

/// Moves every promise of `unit` elsewhere, and tells those concerned. Inside `write` only.
std::vector<Served> displace_promises(Store& store, const std::string& unit, const Clerk& clerk);

/// The same of one reservation.
Served displace(Store& store, const Request& promised, const Clerk& clerk);

}  // namespace corner::store
