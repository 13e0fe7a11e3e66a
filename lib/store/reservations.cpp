#include "store/reservations.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/kits.hpp"
#include "store/queue.hpp"
#include "store/shelf.hpp"
#include "store/slots.hpp"
#include "store/spot.hpp"

namespace corner::store {
namespace {

using desk::State;

std::vector<Request> listed(Store& store, const std::string& sql, const Row& parameters) {
  std::vector<Request> out;
  for (const auto& row : store.db().rows(sql, parameters)) out.push_back(store.request(integer(row[0])));
  return out;
}

Error not_waiting(const Request& request) {
  return Error(say("request {0} does not wait in the queue", request.id), Failure::conflict);
}

/// What is promised moves to another site; what lies there already is taken instead of what would have to be sent.
void move_promise(Store& store, const Request& request, const std::string& site, const Clerk& clerk) {
  const auto& pack = store.policy().pack();
  const auto* service = pack.service(request.service);
  Json event;
  event.set("request", request.id).set("site", site);
  if (request.state == State::reserved && (request.stock == "unit" || request.stock == "bulk")) {
    const auto today = store.zone().date_of(clerk.at);
    const bool later = request.shelved.empty() && request.starts > to_string(today);
    const auto unit = store.unit(request.unit);
    const bool here = unit && unit->site == site && unit->state == "reserved";
    const auto spot = here || service == nullptr
                          ? std::nullopt
                          : find_spot(store.db(), pack, {*service, site, "", "", later ? request.starts : "", request.until}, today);
    if (spot && spot->from.empty()) event.set_if("unit", spot->unit);
    else if (!here && (request.stock == "bulk" || !pack.desk.transfer))
      throw Error(say("nothing of `{0}` is free at `{1}`, and none can be sent there", request.service, site), Failure::conflict);
  }
  store.append("resite", event, clerk);
}

}  // namespace

Moved change_site(Store& store, std::int64_t id, const std::string& site, const Clerk& clerk, bool dry_run) {
  Moved moved;
  store.write(dry_run, [&] {
    const auto before = store.request(id);
    if (before.kit != 0)
      throw Error(say("request {0} is part of the kit {1}: change the site of that", id, before.kit), Failure::conflict);
    if (before.state != State::waiting && before.state != State::reserved && before.state != State::awaiting_approval)
      throw Error(say("the site of request {0} cannot change: it is neither reserved nor waiting", id), Failure::conflict);
    const bool same = site == (before.state == State::reserved ? before.site : before.wanted_at);
    const auto parts = parts_of(store, id);
    for (const auto& part : parts)
      if (!same && (part.state == State::reserved || part.state == State::waiting)) move_promise(store, part, site, clerk);
    if (!same) {
      give_up_slot(store, before, clerk);
      move_promise(store, before, site, clerk);
    }
    moved.request = store.request(id);
    // What was to come and lies there now is on the shelf.
    if (!same && before.state == State::reserved && before.shelved.empty() && before.starts.empty() && before.stock != "none")
      shelve(store, moved.request, clerk);
    if (!same)
      for (auto& served : serve_queue(store, before.service, clerk)) moved.served.push_back(std::move(served));
    for (const auto& part : parts)
      for (auto& served : serve_queue(store, part.service, clerk)) moved.served.push_back(std::move(served));
    moved.request = store.request(id);
  });
  return moved;
}

Moved suspend(Store& store, std::int64_t id, const std::string& until, const Clerk& clerk, bool dry_run) {
  Moved moved;
  store.write(dry_run, [&] {
    const auto before = store.request(id);
    if (before.state != State::waiting) throw not_waiting(before);
    if (!until.empty() && until <= to_string(store.zone().date_of(clerk.at)))
      throw Error(say("`--until {0}` must be a day to come", until), Failure::usage);
    if (!before.asleep || before.wake_on != until) store.append("queue.sleep", Json().set("request", id).set_if("until", until), clerk);
    moved.request = store.request(id);
  });
  return moved;
}

Moved resume(Store& store, std::int64_t id, const Clerk& clerk, bool dry_run) {
  Moved moved;
  store.write(dry_run, [&] {
    const auto before = store.request(id);
    if (before.state != State::waiting) throw not_waiting(before);
    if (!before.asleep) throw Error(say("the place of request {0} is not suspended", id), Failure::conflict);
    store.append("queue.wake", Json().set("request", id), clerk);
    moved.served = serve_queue(store, before.service, clerk);
    moved.request = store.request(id);
  });
  return moved;
}

std::vector<Request> reservations(Store& store, const Filter& filter) {
  // The states stand in the text, so that the partial index serves.
  const auto state = filter.state.empty() ? std::string("r.state IN ('awaiting-approval', 'waiting', 'reserved')")
                                          : "r.state = '" + std::string(desk::code(desk::state_of(filter.state))) + "'";
  return listed(store, "SELECT r.id FROM request r WHERE " + state + " AND ($1 = 0 OR r.person = $1) AND ($2 = '' OR coalesce(r.site, r.wanted_at, '') = $2) "
                       "ORDER BY r.id",
                {filter.person, filter.site});
}

std::vector<Request> on_shelf(Store& store, const std::string& site, Date today) {
  auto ready = listed(store,
                      "SELECT id FROM request WHERE state = 'reserved' AND ($1 = '' OR site = $1) AND (starts IS NULL OR shelved IS NOT NULL OR starts <= $2) "
                      "AND (until IS NULL OR until >= $2) ORDER BY id",
                      {site, to_string(today)});
  const auto missing = [&](const Request& promised) { return promised.state == State::reserved && !lies_there(store, promised); };
  std::erase_if(ready, [&](const Request& each) {
    return missing(each) || std::ranges::any_of(parts_of(store, each.kit == 0 ? each.id : each.kit), missing);
  });
  return ready;
}

}  // namespace corner::store
