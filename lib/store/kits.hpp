#pragma once
// Kits: one decision on the whole, parts that are set aside, handed over and come back each by itself.
#include "store/spot.hpp"
#include "store/store.hpp"

namespace corner::store {

/// The parts of a kit's own request, in the order of their numbers; none before it is served, and of all else.
std::vector<Request> parts_of(Store& store, std::int64_t kit);

/// Sets the parts of a kit aside, each a request of its own. Nothing for all else.
void take_parts(Store& store, std::int64_t kit, const Spot& spot, const Clerk& clerk);

/// Cancels a request; of a kit what was not collected of it.
void give_up(Store& store, const Request& request, const Clerk& clerk);

/// The services whose queues may be served when it is given up, sorted.
std::vector<std::string> freed_by(Store& store, const Request& request);

/// After a move of one of its parts: collected when all that was not given up is, returned when all that was collected is back
/// or lost.
void settle_kit(Store& store, std::int64_t kit, const Clerk& clerk);

}  // namespace corner::store
