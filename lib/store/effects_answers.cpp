// Approvals and waivers: what people decide, beside the rules.
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store::effect {

void approval(Db& db, const Event& event, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  const auto& answer = payload["answer"].text();
  change_one(db,
             "UPDATE approval SET answer = $3, person = $4, on_date = $5, seq = $6 WHERE request = $1 AND role = $2 AND answer IS NULL "
             "AND NOT EXISTS (SELECT 1 FROM approval b WHERE b.request = $1 AND b.step < approval.step AND b.answer IS NULL)",
             {now.id, payload["role"].text(), answer, integer_of(payload["by"]), event.on, event.seq});
  keep_note(db, event, now.person, payload);
  if (answer == "granted") return;
  const auto to = desk::after(now.state, desk::Move::reject);
  if (!to) throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  change_one(db, "UPDATE request SET state = $2, closed = $3 WHERE id = $1", {now.id, std::string(desk::code(*to)), event.on});
}

void grant_waiver(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO waiver (id, person, rule, role, granter, starts, until) VALUES ($1, $2, $3, $4, $5, $6, $7)",
         {event.seq, payload["person"].integer(), payload["rule"].text(), payload["role"].text(), integer_of(payload["by"]),
          event.on, payload["until"].text()});
  keep_note(db, event, payload["person"].integer(), payload);
}

void revoke_waiver(Db& db, const Event& event, const Json& payload) {
  change_one(db, "UPDATE waiver SET revoked = $2 WHERE id = $1 AND revoked IS NULL", {payload["waiver"].integer(), event.on});
  keep_note(db, event, payload["person"].integer(), payload);
}

void delegate(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO delegation (id, person, delegate, starts, until) VALUES ($1, $2, $3, $4, $5)",
         {event.seq, payload["person"].integer(), payload["delegate"].integer(), payload["starts"].text(), payload["until"].text()});
}

void end_delegation(Db& db, const Event& event, const Json& payload) {
  change_one(db, "UPDATE delegation SET ended = $2 WHERE id = $1 AND ended IS NULL", {payload["delegation"].integer(), event.on});
}

}  // namespace corner::store::effect
