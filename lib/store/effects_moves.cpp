// The hand-over, and what becomes of a thing and its request afterwards.
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store::effect {

using desk::Move;
using desk::State;

namespace {

std::string moved(const Held& request, Move move) {
  const auto to = desk::after(request.state, move);
  if (!to) throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  return desk::code(*to);
}

Move closing(const std::string& kind) { return kind == "lapse" ? Move::lapse : kind == "miss" ? Move::miss : Move::cancel; }

/// The unit that is handed over: the one promised, or another one of the same kind.
std::string hand_over(Db& db, const Held& now, const Json& payload) {
  if (payload["unit"].is_null() || payload["unit"].text() == now.unit) {
    move_unit(db, now.unit, "reserved", "out");
    return now.unit;
  }
  put_back(db, now);
  move_unit(db, payload["unit"].text(), "in-stock", "out");
  return payload["unit"].text();
}

/// What was done of what the rules ask for; of a part, for its whole kit. `met`: obligation → SHA-256 of the text, or nothing.
void keep_met(Db& db, const Event& event, std::int64_t request, const Json& met) {
  if (met.is_null()) return;
  for (const auto& [what, digest] : met.object())
    db.run("INSERT INTO obligation (request, what, on_date, digest) SELECT coalesce(kit, id), $2, $3, $4 FROM request WHERE id = $1 "
           "ON CONFLICT (request, what) DO NOTHING",
           {request, what, event.on, text_or_null(digest.text())});
}

}  // namespace

void collect(Db& db, const Event& event, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const bool honoured = now.stock == "none";
  const auto to = moved(now, honoured ? Move::honour : Move::collect);
  const auto unit = now.stock == "unit" ? hand_over(db, now, payload) : now.unit;
  if (now.stock == "unit") db.run("UPDATE unit SET unwiped = 1 WHERE inventory_number = $1", {unit});
  change_one(db, "UPDATE request SET state = $2, unit = $3, collected = $4, closed = $5, basis = $6 WHERE id = $1",
             {now.id, to, text_or_null(unit), event.on, honoured ? Cell(event.on) : Cell(),
              payload["basis"].is_null() ? Cell() : Cell(corner::write(payload["basis"]))});
  close_slot(db, now.id, event.at);
  keep_met(db, event, now.id, payload["met"]);
  keep_note(db, event, now.person, payload);
}

void give_back(Db& db, const Event& event, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const auto to = moved(now, Move::give_back);
  const bool good = payload["condition"].text() == "good";
  if (now.stock == "unit")
    change_one(db, "UPDATE unit SET state = $2, site = coalesce($3, site) WHERE inventory_number = $1 AND state IN ('out', 'repair', 'lost')",
               {now.unit, std::string(good ? "in-stock" : "repair"), text_of(payload["site"])});
  if (now.stock == "bulk" && good) change_bulk(db, now.service, payload["site"].is_null() ? now.site : payload["site"].text(), 1);
  change_one(db, "UPDATE request SET state = $2, closed = $3 WHERE id = $1", {now.id, to, event.on});
  keep_note(db, event, now.person, payload);
}

void lose(Db& db, const Event& event, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const auto to = moved(now, Move::lose);
  if (now.stock == "unit")
    change_one(db, "UPDATE unit SET state = 'lost' WHERE inventory_number = $1 AND state IN ('out', 'repair')", {now.unit});
  change_one(db, "UPDATE request SET state = $2, closed = $3 WHERE id = $1", {now.id, to, event.on});
  keep_note(db, event, now.person, payload);
}

void renew(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE request SET until = $2, renewals = renewals + 1 WHERE id = $1 AND state = 'collected' AND until < $2",
             {payload["request"].integer(), payload["until"].text()});
}

void due(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE request SET due = $2, due_why = $3 WHERE id = $1",
             {payload["request"].integer(), text_of(payload["due"]), text_of(payload["why"])});
}

void close(Db& db, const Event& event, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const auto to = moved(now, closing(event.kind));
  put_back(db, now);
  close_slot(db, now.id, event.at);
  change_one(db, "UPDATE request SET state = $2, closed = $3, asleep = 0, wake_on = NULL WHERE id = $1", {now.id, to, event.on});
  keep_note(db, event, now.person, payload);
}

}  // namespace corner::store::effect
