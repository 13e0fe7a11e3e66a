#pragma once
// What must come back, and why: contracts, mandates and telework end, people move; loans run out.
#include "store/nightly.hpp"

namespace corner::store {

/// Why something that a person has must come back, by which day.
struct Cause {
  std::string id, until;  ///< of the pack's `[due]`; a date
};

/// What a person's columns were when something was handed over, as keyed digests: for causes that a change brings about. Null
/// when the pack has none.
Json basis_of(const policy::Pack& pack, const Person& person);

/// The earliest cause that holds today for what was handed over, if any. `basis`: as `basis_of` gave it at the hand-over.
std::optional<Cause> cause_of(const policy::Pack& pack, const Person& person, const Request& held, const Json& basis, Date today);

/// Night: flags what must come back, once a cause, tells its holder, and takes the flag away when the cause is gone.
void flag_due(Store& store, const Clerk& clerk, std::vector<Done>& done);

/// Night: loans past their day, once each; and tells their holders.
void flag_late(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
