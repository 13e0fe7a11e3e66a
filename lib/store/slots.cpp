#include "store/slots.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

using desk::State;

constexpr auto select_appointment = "SELECT a.request, a.site, a.adviser, a.starts, a.ends, a.stands, a.sequence, j.hash, a.asked "
                                    "FROM appointment a JOIN journal j ON j.seq = a.request ";

Error conflict(const std::string& message) { return Error(message, Failure::conflict); }
Error wrong(const std::string& message) { return Error(message, Failure::usage); }

Appointment read(Store& store, const Row& row) {
  Appointment out{integer(row[0]), text(row[1]), *parse_instant(text(row[3])), *parse_instant(text(row[4])), std::nullopt, integer(row[6]),
                  integer(row[5]) != 0, text(row[7]), text(row[8])};
  if (!is_null(row[2])) out.adviser = store.person(integer(row[2]));
  return out;
}

std::vector<Appointment> listed(Store& store, const std::string& condition, const Row& parameters) {
  std::vector<Appointment> out;
  for (const auto& row : store.db().rows(select_appointment + condition + " ORDER BY a.starts, a.request", parameters)) out.push_back(read(store, row));
  return out;
}

/// Once, however often it changes before the notice is sent: it tells what is so then.
void tell_of(Store& store, std::int64_t person, const Request& request, const char* kind, const Clerk& clerk) {
  const Row of{person, request.id, std::string(kind)};
  if (store.db().row("SELECT 1 FROM notice WHERE request = $2 AND kind = $3 AND person = $1 AND sent IS NULL", of).empty())
    store.append("notice", Json().set("person", person).set("request", request.id).set("kind", kind), clerk);
}

void tell_all(Store& store, const Request& request, std::int64_t adviser, const char* kind, const Clerk& clerk) {
  tell_of(store, request.person, request, kind, clerk);
  if (adviser != 0) tell_of(store, adviser, request, kind, clerk);
}

/// The nearest free times, in a clause; "" when there are none within two weeks.
std::string nearest(Store& store, const Visit& visit, Date day, Instant now) {
  constexpr std::size_t told = 3;
  std::vector<std::string> times;
  for (const auto& place : free_places(store, visit, day, add_days(day, 14), now, told)) times.push_back(store.zone().show(place.slot.from));
  return times.empty() ? "" : "; " + say("free: {0}", join(times, ", "));
}

Instant time_meant(Store& store, const std::string& when, Instant now) {
  const auto at = parse_when(when, store.zone());
  if (!at) throw wrong(say("`{0}` is no time of {1}: write it as {2}", when, store.zone().name(), "2026-12-01T10:20"));
  if (*at <= now) throw wrong(say("`{0}` is past", when));
  return *at;
}

void check_day(Store& store, const Visit& visit, Instant at, Instant now) {
  const auto day = store.zone().date_of(at);
  const auto text = to_string(day);
  if (day > add_days(store.zone().date_of(now), days_ahead(store)))
    throw conflict(say("appointments are made {0} days ahead at most, and {1} is later", days_ahead(store), text));
  if (text < visit.first) throw conflict(say("request {0} is for the days from {1} on: not before", visit.request, visit.first));
  if (!visit.last.empty() && text > visit.last)
    throw conflict(say("request {0} is kept until {1}, that day included: choose a day up to then{2}", visit.request, visit.last,
                       nearest(store, visit, store.zone().date_of(now), now)));
}

/// Nobody can be in two places; several things are collected in one visit.
void check_person(Store& store, const Visit& visit, const desk::Slot& slot) {
  const auto row = store.db().row("SELECT a.request FROM request r JOIN appointment a ON a.request = r.id WHERE r.person = $1 AND r.state = 'reserved' "
                                  "AND a.stands = 1 AND r.id <> $2 AND a.starts < $3 AND a.ends > $4 AND NOT ($5 AND a.adviser IS NULL AND a.site = $6) LIMIT 1",
                                  {visit.person.id, visit.request, to_string(slot.until), to_string(slot.from), std::int64_t{!visit.support}, visit.site});
  if (!row.empty()) throw conflict(say("{0} ({1}) has an appointment then: request {2}", visit.person.name, visit.person.number, integer(row[0])));
}

/// The place that is booked; `visit.adviser` is one of its advisers.
Place free_place(Store& store, const Visit& visit, Instant at, Instant now) {
  const auto day = store.zone().date_of(at);
  const auto shown = store.zone().show(at);
  const auto place = place_at(store, visit, at);
  if (!place) throw conflict(say("`{0}` has no slot that begins on {1}{2}", visit.site, shown, nearest(store, visit, day, now)));
  if (place->free == 0)
    throw conflict(visit.support ? say("no adviser is free on {0}{1}", shown, nearest(store, visit, day, now))
                                 : say("no place is left at `{0}` on {1}{2}", visit.site, shown, nearest(store, visit, day, now)));
  check_person(store, visit, place->slot);
  return *place;
}

Visit visit_for(Store& store, const Request& request, const Booking& booking) {
  auto visit = visit_of(store, request);
  if (!booking.adviser.empty() && !visit.support) throw wrong(say("`{0}` is collected at the counter: it has no adviser", request.service));
  if (!booking.adviser.empty()) visit.adviser = store.person(booking.adviser).number;
  if (!booking.site.empty() && request.stock != "none" && booking.site != request.site)
    throw conflict(say("request {0} is collected at `{1}`: `corner reservation site {0} {2}` changes that", request.id, request.site, booking.site));
  if (!booking.site.empty()) visit.site = booking.site;
  return visit;
}

/// An appointment is of the whole of a kit.
Request whole(Store& store, std::int64_t id) {
  const auto request = store.request(id);
  return request.kit == 0 ? request : store.request(request.kit);
}

}  // namespace

std::optional<Appointment> appointment_of(Store& store, std::int64_t request) {
  const auto row = store.db().row(std::string(select_appointment) + "WHERE a.request = $1", {request});
  return row.empty() ? std::nullopt : std::optional(read(store, row));
}

std::vector<Appointment> appointments_on(Store& store, const std::string& site, Date day) {
  auto list = listed(store, "JOIN request r ON r.id = a.request WHERE a.stands = 1 AND r.state = 'reserved' AND ($1 = '' OR a.site = $1) "
                            "AND a.starts >= $2 AND a.starts < $3",
                     {site, to_string(add_days(day, -1)), to_string(add_days(day, 2))});
  std::erase_if(list, [&](const Appointment& each) { return store.zone().date_of(each.from) != day; });
  return list;
}

std::vector<Appointment> unanswered(Store& store, const std::string& site, Instant now) {
  return listed(store, "JOIN request r ON r.id = a.request WHERE r.state = 'reserved' AND r.stock = 'none' AND a.stands = 1 "
                       "AND ($1 = '' OR a.site = $1) AND a.ends <= $2",
                {site, to_string(now)});
}

Appointment book(Store& store, const Request& request, const Booking& booking, const Clerk& clerk) {
  if (request.state != State::reserved) throw conflict(say("request {0} has no appointment: {1}", request.id, standing(request.state)));
  const auto visit = visit_for(store, request, booking);
  check_visits(store, visit);
  const auto at = time_meant(store, booking.when, clerk.at);
  check_day(store, visit, at, clerk.at);
  const auto place = free_place(store, visit, at, clerk.at);
  const auto before = appointment_of(store, request.id);
  const auto adviser = place.advisers.empty() ? 0 : place.advisers.front().id;
  const bool stands = before && before->stands;
  const auto with = stands && before->adviser ? before->adviser->id : 0;
  if (stands && before->from == at && before->site == visit.site && (with == adviser || booking.adviser.empty())) return *before;
  Json event;
  event.set("request", request.id).set("site", visit.site).set("starts", to_string(place.slot.from)).set("ends", to_string(place.slot.until));
  if (adviser != 0) event.set("adviser", adviser);
  store.append("slot.book", event, clerk);
  tell_all(store, request, adviser, "appointment", clerk);
  if (with != 0 && with != adviser) tell_of(store, with, request, "appointment-cancelled", clerk);
  return *appointment_of(store, request.id);
}

Booked book_slot(Store& store, const Booking& booking, const Clerk& clerk) {
  Booked booked;
  store.write(booking.dry_run, [&] {
    check_site(store, booking.site);
    const auto request = whole(store, booking.request);
    booked.appointment = book(store, request, booking, clerk);
    booked.request = store.request(request.id);
  });
  return booked;
}

Booked cancel_slot(Store& store, std::int64_t id, const Clerk& clerk, bool dry_run) {
  Booked booked;
  store.write(dry_run, [&] {
    const auto request = whole(store, id);
    const auto now = appointment_of(store, request.id);
    if (!now || !now->stands || request.state != State::reserved) throw conflict(say("request {0} has no appointment", request.id));
    if (now->from <= clerk.at) throw conflict(say("the appointment of request {0} is past: {1}", request.id, store.zone().show(now->from)));
    give_up_slot(store, request, clerk);
    booked = {store.request(request.id), *appointment_of(store, request.id)};
  });
  return booked;
}

void give_up_slot(Store& store, const Request& request, const Clerk& clerk) {
  if (request.slot.empty()) return;
  store.append("slot.cancel", Json().set("request", request.id), clerk);
  tell_all(store, request, request.adviser, "appointment-cancelled", clerk);
}

}  // namespace corner::store
