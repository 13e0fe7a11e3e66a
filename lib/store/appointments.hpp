#pragma once
// Appointments with an adviser: what became of them, what was done, and what follows.
#include "store/nightly.hpp"
#include "store/slots.hpp"

namespace corner::store {

/// What is said of an appointment; `done` and `follow_up` are kept beside the journal.
struct Report {
  std::int64_t request = 0;
  std::string done = {}, follow_up = {};  ///< "" = nothing said
  bool dry_run = false;
};

/// It took place, with or without a time agreed. What follows may be said of one that took place before. Throws Error (Failure::conflict) when it is
/// not to come, is still to begin on another day, or the rules ask for something that is not done; (Failure::usage) when nothing is kept by appointment.
Request honour(Store& store, const Report& report, const Clerk& clerk);

/// Nobody came. Throws Error (Failure::conflict) before it began, or when none was agreed.
Request miss(Store& store, const Report& report, const Clerk& clerk);

/// What was said of a request, in the order in which it was.
struct Said {
  std::string kind;  ///< `report`, `follow-up`, `miss`
  std::string on;    ///< date
  std::string text;
};
std::vector<Said> said_of(Store& store, std::int64_t request);

/// Night: an appointment that is past, and nobody said what became of it: told once, and nothing is guessed.
void ask_outcomes(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
