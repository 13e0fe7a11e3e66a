#include "store/apply.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/words.hpp"
#include "desk/move.hpp"

namespace corner::store {
namespace {

using desk::Move;
using desk::State;

Cell text_of(const Json& value) { return value.is_null() ? Cell() : Cell(value.text()); }
Cell integer_of(const Json& value) { return value.is_null() ? Cell() : Cell(value.integer()); }

/// A change that must hit exactly one row, or the state was not what the event says.
void change_one(Db& db, const std::string& sql, const Row& parameters) {
  if (db.rows(sql + " RETURNING 1", parameters).size() != 1)
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
}

void init(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO info (id, practice, created) VALUES (1, $1, $2)",
         {std::int64_t{payload["practice"].boolean()}, event.at});
}

void adopt(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO pack (version, id, sources) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING",
         {payload["version"].text(), payload["id"].text(), payload["sources"].text()});
  db.run("INSERT INTO adoption (seq, version) VALUES ($1, $2)", {event.seq, payload["version"].text()});
}

void set_person(Db& db, const Event&, const Json& payload) {
  db.run("INSERT INTO person (id, digest) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest",
         {payload["person"].integer(), payload["digest"].text()});
}

void set_unit(Db& db, const Event&, const Json& payload) {
  db.run("INSERT INTO unit (inventory_number, serial, service, model, site, bought, price, origin, state) "
         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
         "ON CONFLICT (inventory_number) DO UPDATE SET serial = excluded.serial, service = excluded.service, "
         "model = excluded.model, site = excluded.site, bought = excluded.bought, price = excluded.price, "
         "origin = excluded.origin, state = excluded.state",
         {payload["unit"].text(), text_of(payload["serial"]), payload["service"].text(), payload["model"].text(),
          payload["site"].text(), text_of(payload["bought"]), integer_of(payload["price"]), payload["origin"].text(),
          payload["state"].text()});
}

void set_bulk(Db& db, const Event&, const Json& payload) {
  db.run("INSERT INTO bulk (service, site, stocked, quantity) VALUES ($1, $2, $3, $4) "
         "ON CONFLICT (service, site) DO UPDATE SET stocked = excluded.stocked, quantity = excluded.quantity",
         {payload["service"].text(), payload["site"].text(), payload["stocked"].integer(), payload["quantity"].integer()});
}

void move_unit(Db& db, const std::string& unit, const char* from, const char* to) {
  change_one(db, "UPDATE unit SET state = $3 WHERE inventory_number = $1 AND state = $2",
             {unit, std::string(from), std::string(to)});
}

void change_bulk(Db& db, const std::string& service, const std::string& site, std::int64_t by) {
  change_one(db, "UPDATE bulk SET quantity = quantity + $3 WHERE service = $1 AND site = $2 AND quantity + $3 >= 0",
             {service, site, by});
}

void set_aside(Db& db, const Json& payload, const std::string& stock, const std::string& service) {
  if (stock == "unit") move_unit(db, payload["unit"].text(), "in-stock", "reserved");
  if (stock == "bulk") change_bulk(db, service, payload["site"].text(), -1);
}

void add_decision(Db& db, const Event& event, std::int64_t request, const Json& payload) {
  db.run("INSERT INTO decision (seq, request, pack, digest) VALUES ($1, $2, $3, $4)",
         {event.seq, request, event.pack, payload["digest"].text()});
}

void request(Db& db, const Event& event, const Json& payload) {
  const auto state = desk::state_of(payload["state"].text());
  const auto& stock = payload["stock"].text();
  if (state == State::reserved) set_aside(db, payload, stock, payload["service"].text());
  db.run("INSERT INTO request (id, batch, person, service, category, stock, price, outcome, state, wanted_at, site, "
         "unit, asked, closed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
         {event.seq, payload["batch"].integer(), payload["person"].integer(), payload["service"].text(),
          payload["category"].text(), stock, integer_of(payload["price"]), payload["outcome"].text(),
          payload["state"].text(), text_of(payload["wanted_at"]), text_of(payload["site"]), text_of(payload["unit"]),
          event.on, desk::live(state) ? Cell() : Cell(event.on)});
  add_decision(db, event, event.seq, payload);
  if (!payload["key"].is_null())
    db.run("INSERT INTO request_key (key, batch, question) VALUES ($1, $2, $3)",
           {payload["key"].text(), event.seq, payload["question"].text()});
}

struct Held {
  State state;
  std::string stock, service, site, unit;
};

Held held(Db& db, std::int64_t id) {
  const auto row = db.row("SELECT state, stock, service, site, unit FROM request WHERE id = $1", {id});
  if (row.empty()) throw Error(say("there is no request {0}", id));
  return {desk::state_of(text(row[0])), text(row[1]), text(row[2]), text(row[3]), text(row[4])};
}

State moved(const Held& request, Move move) {
  const auto to = desk::after(request.state, move);
  if (!to) throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  return *to;
}

void serve(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  const auto to = desk::state_of(payload["state"].text());
  if (moved(now, to == State::reserved ? Move::serve : Move::refuse) != to)
    throw Error(say("`{0}` is no state of a request", payload["state"].text()));
  if (to == State::reserved) set_aside(db, payload, now.stock, now.service);
  change_one(db, "UPDATE request SET state = $2, outcome = $3, site = $4, unit = $5, closed = $6 WHERE id = $1",
             {id, payload["state"].text(), payload["outcome"].text(), text_of(payload["site"]), text_of(payload["unit"]),
              to == State::reserved ? Cell() : Cell(event.on)});
  add_decision(db, event, id, payload);
}

void collect(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  const auto to = moved(now, Move::collect);
  auto unit = now.unit;
  if (now.stock == "unit") {
    if (!payload["unit"].is_null() && payload["unit"].text() != unit) {  // another one of the same kind was handed over
      move_unit(db, unit, "reserved", "in-stock");
      unit = payload["unit"].text();
      move_unit(db, unit, "in-stock", "out");
    } else {
      move_unit(db, unit, "reserved", "out");
    }
  }
  change_one(db, "UPDATE request SET state = $2, unit = $3, collected = $4 WHERE id = $1",
             {id, std::string(desk::code(to)), text_or_null(unit), event.on});
}

void give_back(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  const auto to = moved(now, Move::give_back);
  const bool good = payload["condition"].text() == "good";
  if (now.stock == "unit") move_unit(db, now.unit, "out", good ? "in-stock" : "repair");
  if (now.stock == "bulk" && good) change_bulk(db, now.service, now.site, 1);
  change_one(db, "UPDATE request SET state = $2, closed = $3 WHERE id = $1", {id, std::string(desk::code(to)), event.on});
}

void cancel(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  const auto to = moved(now, Move::cancel);
  if (now.state == State::reserved && now.stock == "unit") move_unit(db, now.unit, "reserved", "in-stock");
  if (now.state == State::reserved && now.stock == "bulk") change_bulk(db, now.service, now.site, 1);
  change_one(db, "UPDATE request SET state = $2, closed = $3 WHERE id = $1", {id, std::string(desk::code(to)), event.on});
}

using Effect = void (*)(Db&, const Event&, const Json&);
constexpr std::array<std::pair<std::string_view, Effect>, 10> effects{{{"init", init},
                                                                       {"pack.adopt", adopt},
                                                                       {"person.set", set_person},
                                                                       {"unit.set", set_unit},
                                                                       {"bulk.set", set_bulk},
                                                                       {"request", request},
                                                                       {"serve", serve},
                                                                       {"collect", collect},
                                                                       {"return", give_back},
                                                                       {"cancel", cancel}}};

}  // namespace

void apply(Db& db, const Event& event, const Json& payload) {
  const auto found = std::ranges::find(effects, event.kind, &std::pair<std::string_view, Effect>::first);
  if (found == effects.end()) throw Error(say("the journal's row {0} has a kind unknown here: `{1}`", event.seq, event.kind));
  found->second(db, event, payload);
}

}  // namespace corner::store
