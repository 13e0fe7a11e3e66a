#pragma once
// The hold shelf: what stands ready, until which day; and what is not collected by then.
#include "store/nightly.hpp"
#include "store/spot.hpp"

namespace corner::store {

/// The last day on which a thing that is put on the shelf of `site` today is kept there; "" = no end. `until`: the last of
/// the days that it is for, beyond which nothing is kept; "" = no end.
std::string hold_until(Store& store, const std::string& service, const std::string& site, const std::string& until, const Clerk& clerk);

/// The same of a request, whose appointment is waited for: it is never the day before.
std::string hold_until(Store& store, const Request& request, const Clerk& clerk);

/// Adds to an event, `request` or `serve`, what it sets aside; and, when that is at its site already, until when it is kept
/// there: `until` at most.
void set_spot(Store& store, Json& event, const Spot& spot, const std::string& until, const Clerk& clerk);

/// Whether what is promised lies where it is to be collected: set aside, or free as long as no night has set it aside.
bool lies_there(Store& store, const Request& promised);

/// What was promised has arrived: it stands on the shelf from today on. Of a kit when all of it is there.
void shelve(Store& store, const Request& request, const Clerk& clerk);

/// Something is to be told to whoever made a request.
void tell(Store& store, std::int64_t person, std::int64_t request, const std::string& kind, const Clerk& clerk);

/// It is given up, as nobody came; of a kit what was not collected of it. They are told.
void lapse(Store& store, const Request& request, const Clerk& clerk);

/// Night: what nobody came for by its last day lapses on the day after, and the next in the queue is served.
void lapse_holds(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
