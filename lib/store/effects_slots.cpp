// Appointments: booked, moved, given up, and what became of them.
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store {

void close_slot(Db& db, std::int64_t request, const std::string& at) {
  db.run("UPDATE appointment SET stands = 0, sequence = sequence + 1 WHERE request = $1 AND stands = 1 AND starts > $2", {request, at});
}

namespace effect {

void book_slot(Db& db, const Event&, const Json& payload) {
  const auto now = held(db, payload["request"].integer());
  if (now.state != desk::State::reserved)
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
  db.run("INSERT INTO appointment (request, site, adviser, starts, ends, stands, sequence) VALUES ($1, $2, $3, $4, $5, 1, 0) "
         "ON CONFLICT (request) DO UPDATE SET site = excluded.site, adviser = excluded.adviser, starts = excluded.starts, "
         "ends = excluded.ends, stands = 1, sequence = sequence + 1, asked = NULL",
         {now.id, payload["site"].text(), integer_of(payload["adviser"]), payload["starts"].text(), payload["ends"].text()});
  // Of what is not kept anywhere, the appointment is the place.
  if (now.stock == "none") db.run("UPDATE request SET site = $2 WHERE id = $1", {now.id, payload["site"].text()});
}

void cancel_slot(Db& db, const Event&, const Json& payload) {
  change_one(db, "UPDATE appointment SET stands = 0, sequence = sequence + 1 WHERE request = $1 AND stands = 1",
             {payload["request"].integer()});
}

void ask_outcome(Db& db, const Event& event, const Json& payload) {
  change_one(db, "UPDATE appointment SET asked = $2 WHERE request = $1 AND stands = 1 AND asked IS NULL",
             {payload["request"].integer(), event.on});
}

/// The note alone: the request stays as it is.
void report(Db& db, const Event& event, const Json& payload) {
  keep_note(db, event, held(db, payload["request"].integer()).person, payload);
}

}  // namespace effect

}  // namespace corner::store
