#pragma once
// When somebody can come: the times that a counter, or an adviser, has left.
#include "desk/calendar.hpp"
#include "store/store.hpp"

namespace corner::store {

/// What somebody comes for.
struct Visit {
  Person person = {};          ///< number "" = nobody in particular
  std::int64_t request = 0;    ///< whose own appointment is not in its own way
  std::string site = {};
  std::optional<desk::Appointment> support = {};  ///< with an adviser; absent: a pick-up, as long as the pack's slots
  std::string adviser = {};    ///< the number of the only one; "" = whoever is free
  std::string first = {}, last = {};  ///< days between which it must be; "" = today; no end
};

struct Place {
  desk::Slot slot;
  std::int64_t free = 0;             ///< how many more may come then
  std::vector<Person> advisers = {};  ///< who is free, the one with least to do that day first
};

/// The visit that a reservation calls for, at its site.
Visit visit_of(Store& store, const Request& request);

/// Throws Error (Failure::usage) when the pack has no such appointments, or does not say when the site is open.
void check_visits(Store& store, const Visit& visit);

/// How many days ahead an appointment is made at most.
int days_ahead(Store& store);

/// Times to come from `from` to `to`, both in, at which a place is free: in their order, `most` at most.
std::vector<Place> free_places(Store& store, const Visit& visit, Date from, Date to, Instant now, std::size_t most);

/// At that very time; nothing when no slot begins then.
std::optional<Place> place_at(Store& store, const Visit& visit, Instant from);

}  // namespace corner::store
