#pragma once
// What the commands on appointments say alike, and an appointment as a file for calendars.
#include "cli/answers.hpp"
#include "store/slots.hpp"

namespace corner::cli {

/// What booking or cancelling one answers; `headline` first.
Outcome slot_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Booked& booked, bool dry_run);

/// Those of a list, with whom they are and what for: the table `name`, below `heading` when there are any.
void add_appointments(render::Document& document, store::Store& store, const std::string& name, const char* heading,
                      const std::vector<store::Appointment>& list);

/// "5 March 2026, 10:15, with …": when somebody comes, and to whom.
std::string said_appointment(store::Store& store, Instant at, const std::string& adviser);

/// The file for the calendar of whoever comes.
std::string calendar_file(store::Store& store, const store::Request& request, const store::Appointment& appointment, Instant now);

}  // namespace corner::cli
