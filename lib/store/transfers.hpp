#pragma once
// The way between sites: sent, on the road, received; never in two places.
#include "store/store.hpp"

namespace corner::store {

/// A unit that is to be sent, is on the road, or has arrived.
struct Transfer {
  std::string unit, service, from, to;
  std::int64_t request = 0;         ///< for whom; 0 = nobody
  std::string number, person;       ///< theirs
  bool shelved = false;             ///< it stands on the shelf now, for them
  std::string hold_until;           ///< until that day; "" = no end
  std::vector<Served> served = {};  ///< with what has arrived and is promised to nobody
};

/// Sends a unit, to `site` or, when that is "", to where whoever it is promised to collects it. Throws Error (Failure::conflict) when
/// it cannot go, or is promised at another site.
Transfer send_unit(Store& store, const std::string& unit, const std::string& site, const Clerk& clerk, bool dry_run);

/// Takes it in: what was promised is put on the shelf, its hold starts; what was not meets the queue.
Transfer receive_unit(Store& store, const std::string& unit, const Clerk& clerk, bool dry_run);

/// What a site is to send, and what is on the road to it; of all sites for "".
std::vector<Transfer> to_be_sent(Store& store, const std::string& site);
std::vector<Transfer> on_the_road(Store& store, const std::string& site);

}  // namespace corner::store
