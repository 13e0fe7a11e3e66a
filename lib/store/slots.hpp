#pragma once
// Appointments: when somebody comes to collect what is reserved for them, or to see an adviser.
#include "store/free_slots.hpp"

namespace corner::store {

/// The appointment of a request, as it stands or was last.
struct Appointment {
  std::int64_t request = 0;
  std::string site;
  Instant from, until;
  std::optional<Person> adviser = {};  ///< absent: a pick-up
  std::int64_t sequence = 0;           ///< how often it changed
  bool stands = true;                  ///< false: given up
  std::string hash = {};               ///< of its request's row in the journal: the same in no other store
  std::string asked = {};              ///< the day on which the night noticed that nobody had said what became of it
};

std::optional<Appointment> appointment_of(Store& store, std::int64_t request);

/// Those of a day at a site that are still to be answered for, and what is collected then; "" = any site. By time.
std::vector<Appointment> appointments_on(Store& store, const std::string& site, Date day);

/// Those with an adviser that are past, and nobody said whether they took place. By time.
std::vector<Appointment> unanswered(Store& store, const std::string& site, Instant now);

struct Booking {
  std::int64_t request = 0;  ///< reserved
  std::string when = {};     ///< as `parse_when` reads it, local to the pack's zone
  std::string adviser = {}, site = {};  ///< "" = whoever is free; where it is collected, or the person's own
  bool dry_run = false;
};

/// Books, or moves, the appointment of a request; inside `write`. Whoever comes is told, and an adviser. Throws Error (Failure::conflict) when
/// it is not reserved, the counter has no slot or no place then, or it is not kept so long, naming the nearest free times;
/// (Failure::usage) for a time that is past or none.
Appointment book(Store& store, const Request& request, const Booking& booking, const Clerk& clerk);

struct Booked {
  Request request;
  Appointment appointment;
};
/// The same as a transaction; of a part of a kit, for the whole of it.
Booked book_slot(Store& store, const Booking& booking, const Clerk& clerk);

/// Throws Error (Failure::conflict) when there is none, or it is past.
Booked cancel_slot(Store& store, std::int64_t request, const Clerk& clerk, bool dry_run);

/// As what it was for changes: the appointment, if there is one, is given up, and whoever was to come is told. Inside `write`.
void give_up_slot(Store& store, const Request& request, const Clerk& clerk);

}  // namespace corner::store
