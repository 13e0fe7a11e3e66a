#include "store/displace.hpp"

#include "store/choose.hpp"
#include "store/shelf.hpp"
#include "store/slots.hpp"

namespace corner::store {

Served displace(Store& store, const Request& promised, const Clerk& clerk) {
  Json event;
  event.set("request", promised.id);
  const auto* service = store.policy().pack().service(promised.service);
  std::optional<Choice> other;
  // What is on the shelf must be replaced by what is in stock now, whatever day it is for.
  const auto today = store.zone().date_of(clerk.at);
  const bool now_due = !promised.shelved.empty() || promised.starts <= to_string(today);
  if (service != nullptr)
    other = choose(store.db(), {*service, promised.wanted_at, promised.site, "", now_due ? "" : promised.starts, promised.until}, today);
  if (other) event.set_if("unit", other->unit).set("site", other->site);
  if (!other || other->site != promised.site) give_up_slot(store, promised, clerk);
  store.append("displace", event, clerk);
  store.append("notice", Json().set("person", promised.person).set("request", promised.id).set("kind", "displaced"), clerk);
  // The first was still to come; the other one lies there.
  if (other && promised.shelved.empty() && promised.starts.empty()) shelve(store, store.request(promised.id), clerk);
  const auto now = store.request(promised.id);
  return {now.id, now.name, now.service, now.state, now.unit, now.site};
}

std::vector<Served> displace_promises(Store& store, const std::string& unit, const Clerk& clerk) {
  std::vector<Served> out;
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE unit = $1 AND state = 'reserved' ORDER BY coalesce(starts, ''), id", {unit}))
    out.push_back(displace(store, store.request(integer(row[0])), clerk));
  return out;
}

}  // namespace corner::store
