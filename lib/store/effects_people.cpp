// The store itself, its packs, the directory, and what is to be told to whom.
#include "store/effects.hpp"

namespace corner::store::effect {

void init(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO info (id, practice, created, today) VALUES (1, $1, $2, $3)",
         {std::int64_t{payload["practice"].boolean()}, event.at, event.on});
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

void suspend_person(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO suspension (id, person, starts, until) VALUES ($1, $2, $3, $4)",
         {event.seq, payload["person"].integer(), event.on, payload["until"].text()});
}

void add_notice(Db& db, const Event& event, const Json& payload) {
  db.run("INSERT INTO notice (id, person, request, waiver, kind, sent) VALUES ($1, $2, $3, $4, $5, NULL)",
         {event.seq, payload["person"].integer(), integer_of(payload["request"]), integer_of(payload["waiver"]), payload["kind"].text()});
}

void notice_sent(Db& db, const Event& event, const Json& payload) {
  change_one(db, "UPDATE notice SET sent = $2 WHERE id = $1 AND sent IS NULL", {payload["notice"].integer(), event.at});
}

void night(Db& db, const Event& event, const Json&) {
  db.run("INSERT INTO night (on_date) VALUES ($1) ON CONFLICT (on_date) DO NOTHING", {event.on});
}

void disclose(Db& db, const Event&, const Json& payload) { held(db, payload["request"].integer()); }

}  // namespace corner::store::effect
