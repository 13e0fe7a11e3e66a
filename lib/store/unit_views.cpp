#include "store/unit_views.hpp"

#include <set>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

const std::string select_placed =
    "SELECT u.inventory_number, u.serial, u.service, u.model, u.site, u.bought, u.price, u.origin, u.state, u.bound_for, u.unwiped, "
    "r.id, d.number, d.name, r.until FROM unit u LEFT JOIN request r ON r.unit = u.inventory_number AND (r.state = 'collected' OR "
    "(r.state = 'reserved' AND (r.starts IS NULL OR r.shelved IS NOT NULL))) LEFT JOIN person_data d ON d.id = r.person ";

Placed placed_of(const Row& row) {
  Placed out{{text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[7]), text(row[8]), {},
              text(row[9]), integer(row[10]) != 0},
             integer(row[11]), text(row[12]), text(row[13]), text(row[14])};
  if (!is_null(row[6])) out.unit.price = Cents{integer(row[6])};
  return out;
}

// The number behind `"request":` in canonical JSON; 0 = none.
std::int64_t request_in(const std::string& payload) {
  constexpr std::string_view key = "\"request\":";
  const auto at = payload.find(key);
  return at == std::string::npos ? 0 : std::atoll(payload.c_str() + at + key.size());
}

}  // namespace

const std::vector<std::string>& unit_states() {
  static const std::vector<std::string> list{"in-stock", "reserved", "transit", "out", "repair", "retired", "lost"};
  return list;
}

void each_unit(Store& store, const UnitFilter& filter, const std::function<void(const Placed&)>& each) {
  store.db().query(select_placed + "WHERE $1 IN ('', u.site) AND $2 IN ('', u.service) AND $3 IN ('', u.state) ORDER BY u.inventory_number",
                   {filter.site, filter.service, filter.state}, [&](const Row& row) { each(placed_of(row)); });
}

Placed placed(Store& store, const std::string& number) {
  const auto row = store.db().row(select_placed + "WHERE u.inventory_number = $1", {number});
  if (row.empty()) throw Error(say("there is no unit `{0}`", number));
  return placed_of(row);
}

std::vector<Befell> life(Store& store, const std::string& number) {
  Json named;
  const auto mention = write(named.set("unit", number)).substr(1, std::string::npos);
  const auto needle = mention.substr(0, mention.size() - 1);
  std::set<std::int64_t> its;  // requests that have it at this point of the journal
  std::vector<Befell> out;
  each_event(store.db(), 1, 0, [&](const Event& event) {
    const bool names = event.payload.find(needle) != std::string::npos;
    const auto request = event.kind == "request" ? event.seq : request_in(event.payload);
    if (!names && its.count(request) == 0) return;
    if (event.kind == "notice") return;
    if (request != 0 && names) its.insert(request);
    out.push_back({event, request, "", "", ""});
    // Another unit took its place: what becomes of the request from now on is no longer this unit's life.
    if (!names && (event.kind == "displace" || (event.kind == "collect" && event.payload.find("\"unit\":") != std::string::npos)))
      its.erase(request);
  });
  for (auto& each : out) {
    const auto payload = parse_json(each.event.payload, "journal");
    for (const auto* key : {"condition", "because"})
      if (payload[key].is_text()) each.said = payload[key].text();
    const auto note = store.db().row("SELECT text FROM note_data WHERE seq = $1", {each.event.seq});
    if (!note.empty()) each.said += (each.said.empty() ? "" : ": ") + text(note[0]);
    if (each.request == 0) continue;
    const auto of = store.request(each.request);
    each.number = of.number;
    each.name = of.name;
  }
  return out;
}

}  // namespace corner::store
