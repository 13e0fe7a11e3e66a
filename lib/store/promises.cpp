#include "store/promises.hpp"

#include <set>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/displace.hpp"
#include "store/kits.hpp"
#include "store/queue.hpp"
#include "store/shelf.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

using desk::State;

// Its own thing lies there and may be given out.
bool there(Store& store, const Request& promised) {
  if (promised.stock == "bulk")
    return !store.db().row("SELECT 1 FROM bulk WHERE service = $1 AND site = $2 AND quantity > 0", {promised.service, promised.site}).empty();
  const auto unit = store.unit(promised.unit);
  const auto* service = store.policy().pack().service(promised.service);
  return unit && unit->state == "in-stock" && unit->site == promised.site && !(service != nullptr && service->wiped && unit->unwiped);
}

void set_aside(Store& store, const Request& promised, const Clerk& clerk) {
  store.append("shelve", Json().set("request", promised.id).set_if("hold_until", hold_until(store, promised, clerk)), clerk);
}

}  // namespace

void begin(Store& store, const Request& reserved, bool other, const Clerk& clerk) {
  const auto today = to_string(store.zone().date_of(clerk.at));
  if (!reserved.until.empty() && reserved.until < today)
    throw Error(say("request {0} was for the days until {1}: they are over", reserved.id, reserved.until), Failure::conflict);
  if (reserved.state != State::reserved || reserved.starts.empty() || !reserved.shelved.empty()) return;
  if (reserved.starts > today)
    throw Error(say("request {0} is for the days from {1} on: not before", reserved.id, reserved.starts), Failure::conflict);
  if (other) return;
  if (const auto unit = store.unit(reserved.unit); unit && !there(store, reserved))
    throw Error(unit->state == "in-stock" ? say("the unit `{0}` holds data: wipe it before it goes to somebody else, with `corner stock wipe {0}`", reserved.unit)
                                          : say("the unit `{0}` cannot be handed over: {1}", reserved.unit, standing(*unit)),
                Failure::conflict);
  set_aside(store, reserved, clerk);
}

void shelve_promised(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = to_string(store.zone().date_of(clerk.at));
  std::set<std::int64_t> kits;
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE state = 'reserved' AND starts <= $1 AND shelved IS NULL "
                                         "AND stock IN ('unit', 'bulk') ORDER BY starts, id", {today})) {
    auto promised = store.request(integer(row[0]));
    if (!there(store, promised)) {
      const auto late = promised.unit;
      const auto moved = displace(store, promised, clerk);
      promised = store.request(promised.id);
      done.push_back({"displace", moved.request, moved.person,
                      moved.state == State::waiting
                          ? say("{0} (request {1}) waits before all others: what was promised from today on cannot be had, and nothing else is free.", moved.person, moved.request)
                          : say("{0} (request {1}): {2} takes the place of {3}, which cannot be had today.", moved.person, moved.request,
                                moved.unit.empty() ? moved.service : moved.unit, late.empty() ? moved.service : late)});
      if (moved.state == State::waiting) continue;
    }
    set_aside(store, promised, clerk);
    if (promised.kit == 0) tell(store, promised.person, promised.id, "on-shelf", clerk);
    else kits.insert(promised.kit);
    done.push_back({"shelve", promised.id, promised.name,
                    say("{0} is set aside for {1} (request {2}) from today on.", promised.unit.empty() ? promised.service : promised.unit, promised.name, promised.id)});
  }
  // A kit stands on the shelf as a whole, and is told once.
  for (const auto kit : kits) shelve(store, store.request(kit), clerk);
}

void lapse_past(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = to_string(store.zone().date_of(clerk.at));
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE state IN ('waiting', 'reserved') AND until < $1 AND kit IS NULL ORDER BY id", {today})) {
    const auto past = store.request(integer(row[0]));
    lapse(store, past, clerk);
    done.push_back({"lapse", past.id, past.name,
                    say("Request {0} of {1} lapses: the days it was for ended on {2}.", past.id, past.name, past.until)});
    if (past.state != State::reserved) continue;
    for (const auto& service : freed_by(store, past))
      for (const auto& served : serve_queue(store, service, clerk)) done.push_back(done_of(served));
  }
}

}  // namespace corner::store
