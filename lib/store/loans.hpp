#pragma once
// Loans: for which days, renewed how often, and what coming back late costs.
#include "store/store.hpp"

namespace corner::store {

/// The days of a request, both in it.
struct Days {
  std::string starts;  ///< "" = at once
  std::string until;   ///< the day of the return; "" = no end
};

/// What `order` asks for, held against what the pack says of `service`: what is lent has an end, of its own when none is said.
/// Closed days are counted as the pack says, of the site asked for, or of those that are no site's own. Throws Error (Failure::usage) for
/// days in the past, or more of them than the pack allows.
Days days_of(const policy::Pack& pack, const policy::Service& service, const Order& order, Date today);

/// The same for a place in the queue whose turn comes: a loan that names no days begins today.
Days days_of(const policy::Pack& pack, const policy::Service& service, const Request& waiting, Date today);

/// The last day on which that person may borrow nothing; "" when they may today.
std::string suspended_until(Store& store, std::int64_t person, const std::string& today);

/// Throws Error (Failure::conflict) when one of the services is lent and the person may borrow nothing on the first day asked for.
void check_suspension(Store& store, const Person& person, const Order& order, Date today);

struct Renewal {
  std::string what;        ///< a request's number, or the inventory number of its unit
  std::string until = {};  ///< "" = for as long again as the pack says
  bool dry_run = false;
};

/// A loan goes on. Throws Error (Failure::conflict) when the pack allows no more renewals, when it is late or must be back for another
/// reason, or when its unit is promised to somebody before; (Failure::usage) for a day that is no renewal.
Moved renew(Store& store, const Renewal& renewal, const Clerk& clerk);

/// After a return: what coming back late costs under the pack. The last day of the suspension; "" = none.
std::string suspend_if_late(Store& store, const Request& returned, const Clerk& clerk);

/// Days by which `today` is past the day of the return; 0 = in time, or no end.
int days_late(const std::string& until, Date today);

}  // namespace corner::store
