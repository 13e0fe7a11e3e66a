#pragma once
// One's place and things before they are collected: another site, a pause in the queue; and how they stand.
#include "store/store.hpp"

namespace corner::store {

/// Another site for the hand-over, or to wait at. What lies there already is taken instead; else, where the pack lets things be
/// sent, it is to be sent. What is on the shelf keeps its last day. Throws Error (Failure::conflict) when it cannot be had there.
Moved change_site(Store& store, std::int64_t request, const std::string& site, const Clerk& clerk, bool dry_run);

/// Keeps the place in the queue and is not served, until `until` ("" = until resumed).
Moved suspend(Store& store, std::int64_t request, const std::string& until, const Clerk& clerk, bool dry_run);
Moved resume(Store& store, std::int64_t request, const Clerk& clerk, bool dry_run);

struct Filter {
  std::int64_t person = 0;  ///< 0 = anybody
  std::string site, state;  ///< "" = any site; all that is not collected and not over
};
std::vector<Request> reservations(Store& store, const Filter& filter);

/// What is ready to be collected at a site, or at all of them: it is there, of a kit all of it; set aside, or promised from a day
/// that has come, though no night has set it aside; and its days are not over.
std::vector<Request> on_shelf(Store& store, const std::string& site, Date today);

}  // namespace corner::store
