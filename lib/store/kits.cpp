#include "store/kits.hpp"

#include <algorithm>

#include "policy/codes.hpp"
#include "store/shelf.hpp"

namespace corner::store {

using desk::State;

std::vector<Request> parts_of(Store& store, std::int64_t kit) {
  std::vector<Request> parts;
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE kit = $1 ORDER BY id", {kit}))
    parts.push_back(store.request(integer(row[0])));
  return parts;
}

void take_parts(Store& store, std::int64_t id, const Spot& spot, const Clerk& clerk) {
  if (spot.parts.empty()) return;
  const auto kit = store.request(id);
  const auto& pack = store.policy().pack();
  const bool priced = pack.service(spot.service)->price.has_value();
  for (const auto& part : spot.parts) {
    const auto& service = *pack.service(part.service);
    Json event;
    event.set("batch", kit.batch).set("kit", kit.id).set("person", kit.person);
    event.set("service", service.id).set("category", service.category).set("stock", std::string(encode(policy::stock_codes, service.stock)));
    event.set("outcome", "permit").set("state", desk::code(State::reserved));
    event.set_if("wanted_at", kit.wanted_at).set_if("starts", kit.starts).set_if("until", kit.until);
    // What a kit costs is its own price, or else what its parts cost.
    if (service.price && !priced) event.set("price", service.price->value);
    event.set("site", part.site).set_if("unit", part.unit);
    if (!kit.shelved.empty() && kit.starts.empty()) event.set("shelved", kit.shelved).set_if("hold_until", kit.hold_until);
    const auto part_id = store.append("request", event, clerk);
    // Its first day came while it waited.
    if (!kit.shelved.empty() && !kit.starts.empty()) store.append("shelve", Json().set("request", part_id).set_if("hold_until", kit.hold_until), clerk);
  }
}

void give_up(Store& store, const Request& request, const Clerk& clerk) {
  const auto parts = parts_of(store, request.id);
  for (const auto& part : parts)
    if (desk::after(part.state, desk::Move::cancel)) store.append("cancel", Json().set("request", part.id), clerk);
  if (parts.empty()) store.append("cancel", Json().set("request", request.id), clerk);
  settle_kit(store, request.kit == 0 ? request.id : request.kit, clerk);
}

std::vector<std::string> freed_by(Store& store, const Request& request) {
  std::vector<std::string> services{request.service};
  for (const auto& part : parts_of(store, request.id)) services.push_back(part.service);
  std::ranges::sort(services);
  const auto repeated = std::ranges::unique(services);
  services.erase(repeated.begin(), repeated.end());
  return services;
}

void settle_kit(Store& store, std::int64_t id, const Clerk& clerk) {
  const auto parts = parts_of(store, id);
  const auto any = [&](State state) { return std::ranges::find(parts, state, &Request::state) != parts.end(); };
  if (parts.empty() || any(State::reserved) || any(State::waiting)) return;
  const auto move = [&](const char* kind, Json event) { store.append(kind, event.set("request", id), clerk); };
  const bool had = std::ranges::any_of(parts, [](const Request& part) { return !part.collected.empty(); });
  if (store.request(id).state == State::reserved) move(had ? "collect" : any(State::lapsed) ? "lapse" : "cancel", Json(Json::Object()));
  const auto now = store.request(id).state;
  if (!had || any(State::collected)) return;
  if (any(State::returned) && desk::after(now, desk::Move::give_back)) move("return", Json().set("condition", "good"));
  else if (now == State::collected) move("lose", Json(Json::Object()));
}

}  // namespace corner::store
