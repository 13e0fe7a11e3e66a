#include "store/transfers.hpp"

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/queue.hpp"
#include "store/shelf.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

constexpr auto select_transfer =
    "SELECT u.inventory_number, u.service, u.site, coalesce(u.bound_for, r.site, ''), r.id, d.number, d.name FROM unit u "
    "LEFT JOIN request r ON r.unit = u.inventory_number AND r.state = 'reserved' AND (r.starts IS NULL OR r.shelved IS NOT NULL) "
    "LEFT JOIN person_data d ON d.id = r.person ";

Transfer transfer_of(const Row& row) {
  return {text(row[0]), text(row[1]), text(row[2]), text(row[3]), integer(row[4]), text(row[5]), text(row[6]), false, "", {}};
}

Transfer transfer_of(Store& store, const std::string& unit) {
  unit_named(store, unit);
  return transfer_of(store.db().row(std::string(select_transfer) + "WHERE u.inventory_number = $1", {unit}));
}

std::vector<Transfer> list(Store& store, const std::string& where, const std::string& site) {
  std::vector<Transfer> out;
  store.db().query(std::string(select_transfer) + where, {site}, [&](const Row& row) { out.push_back(transfer_of(row)); });
  return out;
}

}  // namespace

Transfer send_unit(Store& store, const std::string& unit, const std::string& site, const Clerk& clerk, bool dry_run) {
  Transfer sent;
  store.write(dry_run, [&] {
    sent = transfer_of(store, unit);
    const auto now = unit_named(store, unit);
    if (now.state != "in-stock" && now.state != "reserved")
      throw Error(say("the unit `{0}` cannot be sent: {1}", unit, standing(now)), Failure::conflict);
    const auto to = site.empty() ? sent.to : site;
    if (to.empty()) throw Error(say("nobody waits for the unit `{0}` elsewhere: say where it goes with --to", unit), Failure::usage);
    if (sent.request != 0 && to != sent.to)
      throw Error(say("the unit `{0}` is promised to {1} at `{2}` (request {3}): it cannot go to `{4}`", unit, sent.person, sent.to, sent.request, to),
                  Failure::conflict);
    if (to == sent.from) throw Error(say("the unit `{0}` is at `{1}` already", unit, to), Failure::conflict);
    store.append("transfer.send", Json().set("unit", unit).set("to", to), clerk);
    sent.to = to;
  });
  return sent;
}

Transfer receive_unit(Store& store, const std::string& unit, const Clerk& clerk, bool dry_run) {
  Transfer arrived;
  store.write(dry_run, [&] {
    arrived = transfer_of(store, unit);
    if (store.unit(unit)->state != "transit") throw Error(say("the unit `{0}` is not on the road", unit), Failure::conflict);
    store.append("transfer.receive", Json().set("unit", unit), clerk);
    if (arrived.request == 0) {
      arrived.served = serve_queue(store, arrived.service, clerk);
      return;
    }
    const auto promised = store.request(arrived.request);
    if (promised.site != arrived.to) return;
    shelve(store, promised, clerk);
    const auto now = store.request(arrived.request);
    arrived.shelved = !now.shelved.empty();
    arrived.hold_until = now.hold_until;
  });
  return arrived;
}

std::vector<Transfer> to_be_sent(Store& store, const std::string& site) {
  return list(store, "WHERE r.state = 'reserved' AND u.state = 'reserved' AND u.site <> r.site AND $1 IN ('', u.site) ORDER BY r.id", site);
}

std::vector<Transfer> on_the_road(Store& store, const std::string& site) {
  return list(store, "WHERE u.state = 'transit' AND $1 IN ('', u.bound_for) ORDER BY u.inventory_number", site);
}

}  // namespace corner::store
