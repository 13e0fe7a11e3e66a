#include "store/shelf.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "desk/calendar.hpp"
#include "store/kits.hpp"
#include "store/queue.hpp"

namespace corner::store {

using desk::State;

namespace {

std::string end_of_hold(Store& store, const std::string& id, const std::string& site, const Clerk& clerk) {
  const auto& pack = store.policy().pack();
  const auto* service = pack.service(id);
  auto hold = pack.desk.hold;
  if (service != nullptr) hold.days = service->hold_days.value_or(hold.days);
  const auto today = store.zone().date_of(clerk.at);
  try {
    const auto last = desk::Calendar(pack.desk, site).hold_until(today, hold.days, hold.closed);
    return last ? to_string(*last) : "";
  } catch (const Error&) {
    return "";  // a counter that is not open for years: nobody could come, so nothing lapses
  }
}

/// Nothing is kept beyond the last of the days that it is for.
std::string no_later(const std::string& hold, const std::string& until) { return hold.empty() || until.empty() ? hold : std::min(hold, until); }

}  // namespace

std::string hold_until(Store& store, const std::string& id, const std::string& site, const std::string& until, const Clerk& clerk) {
  return no_later(end_of_hold(store, id, site, clerk), until);
}

std::string hold_until(Store& store, const Request& request, const Clerk& clerk) {
  const auto last = end_of_hold(store, request.service, request.site, clerk);
  const auto slot = parse_instant(request.slot);
  return no_later(last.empty() || !slot ? last : std::max(last, to_string(store.zone().date_of(*slot))), request.until);
}

void set_spot(Store& store, Json& event, const Spot& spot, const std::string& until, const Clerk& clerk) {
  event.set_if("site", spot.site).set_if("unit", spot.unit);
  if (!spot.there()) return;
  event.set("shelved", to_string(store.zone().date_of(clerk.at)));
  event.set_if("hold_until", hold_until(store, spot.service, spot.site, until, clerk));
}

bool lies_there(Store& store, const Request& promised) {
  const auto unit = promised.unit.empty() ? std::nullopt : store.unit(promised.unit);
  const bool aside = promised.starts.empty() || !promised.shelved.empty();
  return !unit || (unit->site == promised.site && unit->state == (aside ? "reserved" : "in-stock"));
}

void shelve(Store& store, const Request& request, const Clerk& clerk) {
  const auto whole = store.request(request.kit == 0 ? request.id : request.kit);
  auto all = parts_of(store, whole.id);
  std::erase_if(all, [](const Request& part) { return part.state != State::reserved; });
  const auto there = [&](const Request& part) {
    const auto unit = part.unit.empty() ? std::nullopt : store.unit(part.unit);
    return !unit || (unit->state == "reserved" && unit->site == part.site);
  };
  all.push_back(whole);
  if (!std::ranges::all_of(all, there)) return;
  const auto until = hold_until(store, whole, clerk);
  for (const auto& each : all) store.append("shelve", Json().set("request", each.id).set_if("hold_until", until), clerk);
  tell(store, whole.person, whole.id, "on-shelf", clerk);
}

void tell(Store& store, std::int64_t person, std::int64_t request, const std::string& kind, const Clerk& clerk) {
  store.append("notice", Json().set("person", person).set("request", request).set("kind", kind), clerk);
}

void lapse(Store& store, const Request& request, const Clerk& clerk) {
  for (const auto& part : parts_of(store, request.id))
    if (desk::after(part.state, desk::Move::lapse)) store.append("lapse", Json().set("request", part.id), clerk);
  if (parts_of(store, request.id).empty()) store.append("lapse", Json().set("request", request.id), clerk);
  else settle_kit(store, request.id, clerk);
  tell(store, request.person, request.id, "lapsed", clerk);
}

void lapse_holds(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = to_string(store.zone().date_of(clerk.at));
  std::vector<std::string> services;
  // Whole kits: their parts go with them. What was sent for elsewhere, and what is on the road, is not on the shelf any more.
  for (const auto& row : store.db().rows("SELECT r.id FROM request r LEFT JOIN unit u ON u.inventory_number = r.unit WHERE r.state = 'reserved' "
                                         "AND r.hold_until < $1 AND r.kit IS NULL AND (r.unit IS NULL OR (u.state = 'reserved' AND u.site = r.site)) "
                                         "ORDER BY r.hold_until, r.id",
                                         {today})) {
    const auto request = store.request(integer(row[0]));
    for (auto& service : freed_by(store, request)) services.push_back(std::move(service));
    lapse(store, request, clerk);
    done.push_back({"lapse", request.id, request.name,
                    say("{0} (request {1}) did not come for {2} by {3}: it lapses.", request.name, request.id,
                        request.unit.empty() ? request.service : request.unit, request.hold_until)});
  }
  std::ranges::sort(services);
  const auto repeated = std::ranges::unique(services);
  services.erase(repeated.begin(), repeated.end());
  for (const auto& service : services)
    for (const auto& served : serve_queue(store, service, clerk)) done.push_back(done_of(served));
}

}  // namespace corner::store
