// The stock: units, counted items, and the way between sites.
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store {

void move_unit(Db& db, const std::string& unit, const char* from, const char* to) {
  change_one(db, "UPDATE unit SET state = $3, bound_for = NULL WHERE inventory_number = $1 AND state = $2",
             {unit, std::string(from), std::string(to)});
}

void change_bulk(Db& db, const std::string& service, const std::string& site, std::int64_t by) {
  change_one(db, "UPDATE bulk SET quantity = quantity + $3 WHERE service = $1 AND site = $2 AND quantity + $3 >= 0",
             {service, site, by});
}

void set_aside(Db& db, const std::string& stock, const std::string& service, const std::string& site, const std::string& unit) {
  if (stock == "unit") move_unit(db, unit, "in-stock", "reserved");
  if (stock == "bulk") change_bulk(db, service, site, -1);
}

void put_back(Db& db, const Held& request) {
  if (!request.set_aside) return;
  // On the road it goes on, and is free when it arrives.
  if (request.stock == "unit")
    db.run("UPDATE unit SET state = 'in-stock' WHERE inventory_number = $1 AND state = 'reserved'", {request.unit});
  if (request.stock == "bulk") change_bulk(db, request.service, request.site, 1);
}

namespace effect {

void set_unit(Db& db, const Event&, const Json& payload) {
  db.run("INSERT INTO unit (inventory_number, serial, service, model, site, bought, price, origin, state, unwiped, since) "
         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, (SELECT today FROM info)) "
         "ON CONFLICT (inventory_number) DO UPDATE SET serial = excluded.serial, service = excluded.service, "
         "model = excluded.model, site = excluded.site, bought = excluded.bought, price = excluded.price, "
         "origin = excluded.origin, state = excluded.state",
         {payload["unit"].text(), text_of(payload["serial"]), payload["service"].text(), payload["model"].text(),
          payload["site"].text(), text_of(payload["bought"]), integer_of(payload["price"]), payload["origin"].text(),
          payload["state"].text()});
}

void set_bulk(Db& db, const Event&, const Json& payload) {
  db.run("INSERT INTO bulk (service, site, stocked, quantity, reserved, held, since) VALUES ($1, $2, $3, $4, 0, 0, (SELECT today FROM info)) "
         "ON CONFLICT (service, site) DO UPDATE SET stocked = excluded.stocked, quantity = excluded.quantity",
         {payload["service"].text(), payload["site"].text(), payload["stocked"].integer(), payload["quantity"].integer()});
}

/// To repair and back, lost and found, retired: `from` and `to` stand in the event, and where it was found.
void change_unit(Db& db, const Event& event, const Json& payload) {
  move_unit(db, payload["unit"].text(), payload["from"].text().c_str(), payload["to"].text().c_str());
  if (!payload["site"].is_null())
    change_one(db, "UPDATE unit SET site = $2 WHERE inventory_number = $1", {payload["unit"].text(), payload["site"].text()});
  if (!payload["person"].is_null()) keep_note(db, event, payload["person"].integer(), payload);
}

void wipe(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE unit SET unwiped = 0 WHERE inventory_number = $1 AND state IN ('in-stock', 'reserved', 'repair', 'transit')",
             {payload["unit"].text()});
}

void send(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE unit SET state = 'transit', bound_for = $2 WHERE inventory_number = $1 AND state IN ('in-stock', 'reserved') "
                 "AND site <> $2",
             {payload["unit"].text(), payload["to"].text()});
}

void receive(Db& db, const Event&, const Json& payload) {
  change_one(db,
             "UPDATE unit SET site = bound_for, bound_for = NULL, state = CASE WHEN EXISTS (SELECT 1 FROM request r "
             "WHERE r.unit = inventory_number AND r.state = 'reserved' AND (r.starts IS NULL OR r.shelved IS NOT NULL)) "
             "THEN 'reserved' ELSE 'in-stock' END WHERE inventory_number = $1 AND state = 'transit'",
             {payload["unit"].text()});
}

}  // namespace effect

}  // namespace corner::store
