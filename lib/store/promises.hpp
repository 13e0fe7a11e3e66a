#pragma once
// Reservations for days to come: in stock until their first day, and set aside from then on.
#include "store/nightly.hpp"

namespace corner::store {

/// Before the hand-over of what was promised for days to come: on its first day it is set aside, unless another unit is given in its
/// place. Throws Error (Failure::conflict) before that day, and when it does not lie there wiped. Nothing for all else. Inside `write` only.
void begin(Store& store, const Request& reserved, bool other, const Clerk& clerk);

/// Night: what was promised from today on is put on the shelf; when its unit is not there, another one, or they wait before all others.
void shelve_promised(Store& store, const Clerk& clerk, std::vector<Done>& done);

/// Night: promises and places in the queue whose days are over.
void lapse_past(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
