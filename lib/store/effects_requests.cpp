// Requests, until they are collected: asked, answered, served, put on the shelf.
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store {

using desk::Move;
using desk::State;

namespace {

void add_decision(Db& db, const Event& event, std::int64_t request, const Json& payload) {
  db.run("INSERT INTO decision (seq, request, pack, digest) VALUES ($1, $2, $3, $4)",
         {event.seq, request, event.pack, payload["digest"].text()});
}

/// Behind the steps that there are.
void add_approvals(Db& db, std::int64_t request, const Json& roles) {
  auto step = integer(db.row("SELECT coalesce(max(step), 0) FROM approval WHERE request = $1", {request}).at(0));
  for (const auto& role : roles.texts())
    db.run("INSERT INTO approval (request, step, role) VALUES ($1, $2, $3)", {request, ++step, role});
}

/// What the rules grant on approval is given only when everybody asked has agreed.
void check_agreed(Db& db, std::int64_t request) {
  const auto row = db.row("SELECT count(*), coalesce(sum(answer = 'granted'), 0) FROM approval WHERE request = $1", {request});
  if (integer(row.at(0)) == 0 || integer(row.at(0)) != integer(row.at(1)))
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
}

Move turn(State to) {
  return to == State::reserved ? Move::serve : to == State::waiting ? Move::queue : to == State::awaiting_approval ? Move::ask : Move::refuse;
}

std::int64_t integer_or_0(const Json& value) { return value.is_null() ? 0 : value.integer(); }

std::string text_or_none(const Json& value) { return value.is_null() ? "" : value.text(); }

}  // namespace

Held held(Db& db, std::int64_t id) {
  const auto row = db.row("SELECT state, stock, service, site, unit, person, starts, shelved FROM request WHERE id = $1", {id});
  if (row.empty()) throw Error(say("there is no request {0}", id));
  const auto state = desk::state_of(text(row[0]));
  return {id,           integer(row[5]), state, text(row[1]), text(row[2]), text(row[3]), text(row[4]),
          state == State::reserved && (is_null(row[6]) || !is_null(row[7]))};
}

namespace effect {

void request(Db& db, const Event& event, const Json& payload) {
  const auto state = desk::state_of(payload["state"].text());
  const auto& stock = payload["stock"].text();
  if (state == State::reserved && payload["starts"].is_null())
    set_aside(db, stock, payload["service"].text(), text_or_none(payload["site"]), text_or_none(payload["unit"]));
  db.run("INSERT INTO request (id, batch, kit, person, service, category, stock, price, outcome, state, wanted_at, site, unit, "
         "starts, until, rank, asleep, passed_over, shelved, hold_until, renewals, code, asked, closed) VALUES "
         "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, $17, $18, 0, $19, $20, $21)",
         {event.seq, payload["batch"].integer(), integer_of(payload["kit"]), payload["person"].integer(),
          payload["service"].text(), payload["category"].text(), stock, integer_of(payload["price"]),
          payload["outcome"].text(), payload["state"].text(), text_of(payload["wanted_at"]), text_of(payload["site"]),
          text_of(payload["unit"]), text_of(payload["starts"]), text_of(payload["until"]),
          integer_or_0(payload["rank"]), text_of(payload["shelved"]), text_of(payload["hold_until"]),
          text_of(payload["code"]), event.on, desk::live(state) ? Cell() : Cell(event.on)});
  if (payload["kit"].is_null()) add_decision(db, event, event.seq, payload);
  if (!payload["approvers"].is_null()) add_approvals(db, event.seq, payload["approvers"]);
  if (!payload["key"].is_null())
    db.run("INSERT INTO request_key (key, batch, question) VALUES ($1, $2, $3)",
           {payload["key"].text(), event.seq, payload["question"].text()});
}

/// A request's turn, or the last of its approvals: decided again.
void serve(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  const auto to = desk::state_of(payload["state"].text());
  if (desk::after(now.state, turn(to)) != to)
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  if (payload["outcome"].text() == "approval" && (to == State::reserved || to == State::waiting)) check_agreed(db, id);
  const bool later = !is_null(db.row("SELECT starts FROM request WHERE id = $1", {id}).at(0));
  if (to == State::reserved && !later)
    set_aside(db, now.stock, now.service, text_or_none(payload["site"]), text_or_none(payload["unit"]));
  change_one(db,
             "UPDATE request SET state = $2, outcome = $3, site = $4, unit = $5, closed = $6, asleep = 0, wake_on = NULL, shelved = $7, "
             "hold_until = $8, code = $9, until = coalesce($10, until) WHERE id = $1",
             {id, payload["state"].text(), payload["outcome"].text(), text_of(payload["site"]), text_of(payload["unit"]),
              desk::live(to) ? Cell() : Cell(event.on), text_of(payload["shelved"]), text_of(payload["hold_until"]),
              text_of(payload["code"]), text_of(payload["until"])});
  if (!payload["approvers"].is_null()) add_approvals(db, id, payload["approvers"]);
  if (!payload["passed_over"].is_null())
    for (const auto& passed : payload["passed_over"].list())
      change_one(db, "UPDATE request SET passed_over = passed_over + 1 WHERE id = $1 AND state = 'waiting'", {passed.integer()});
  if (!payload["digest"].is_null()) add_decision(db, event, id, payload);
}

/// It stands ready at its site, until `hold_until`; what was promised for a day to come is set aside from now on.
void shelve(Db& db, const Event& event, const Json& payload) {
  const auto id = payload["request"].integer();
  const auto now = held(db, id);
  if (!now.set_aside) set_aside(db, now.stock, now.service, now.site, now.unit);
  change_one(db, "UPDATE request SET shelved = $2, hold_until = $3 WHERE id = $1 AND state = 'reserved'",
             {id, event.on, text_of(payload["hold_until"])});
}

/// What was promised cannot be had: another unit, or back to the queue, before all others.
void displace(Db& db, const Event&, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  if (now.state != State::reserved)
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  put_back(db, now);
  if (payload["site"].is_null()) {
    change_one(db,
               "UPDATE request SET state = 'waiting', rank = -1, unit = NULL, site = NULL, shelved = NULL, hold_until = NULL, "
               "code = NULL WHERE id = $1",
               {now.id});
    return;
  }
  const auto site = payload["site"].text(), unit = text_or_none(payload["unit"]);
  if (now.set_aside) set_aside(db, now.stock, now.service, site, unit);
  change_one(db, "UPDATE request SET unit = $2, site = $3 WHERE id = $1", {now.id, text_or_null(unit), site});
}

/// Another site for the hand-over, or to wait at; `unit`: what lies there is taken instead.
void resite(Db& db, const Event&, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const auto& site = payload["site"].text();
  const bool instead = now.set_aside && (now.stock == "bulk" || !payload["unit"].is_null());
  if (instead) put_back(db, now);
  if (instead) set_aside(db, now.stock, now.service, site, text_or_none(payload["unit"]));
  change_one(db,
             "UPDATE request SET wanted_at = $2, site = CASE WHEN state = 'reserved' THEN $2 END, unit = coalesce($3, unit) "
             "WHERE id = $1 AND state IN ('waiting', 'reserved', 'awaiting-approval')",
             {now.id, site, text_of(payload["unit"])});
}

void sleep(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE request SET asleep = 1, wake_on = $2 WHERE id = $1 AND state = 'waiting'",
             {payload["request"].integer(), text_of(payload["until"])});
}

void wake(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE request SET asleep = 0, wake_on = NULL WHERE id = $1 AND asleep = 1", {payload["request"].integer()});
}

}  // namespace effect

}  // namespace corner::store
