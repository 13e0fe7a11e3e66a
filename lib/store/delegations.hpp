#pragma once
// Delegations: who answers for an approver who is away, from a day to a day.
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

struct Delegation {
  std::int64_t id = 0;
  std::string number, name;                    ///< who is away
  std::string delegate_number, delegate_name;  ///< who answers for them
  std::string starts, until, ended;            ///< days; `until` is the last
  bool over(Date today) const { return !ended.empty() || until < to_string(today); }
};

/// In the order in which they were given.
std::vector<Delegation> delegations(Store& store);

struct Absence {
  std::string person, delegate;
  std::string from, until;  ///< `from`: "" = today
  bool dry_run = false;
};

/// Throws Error (Failure::conflict) when the same delegate stands in on one of those days already.
Delegation set_delegation(Store& store, const Absence& absence, const Clerk& clerk);
/// Throws Error (Failure::conflict) when it is over.
Delegation end_delegation(Store& store, std::int64_t id, const Clerk& clerk, bool dry_run);

}  // namespace corner::store
