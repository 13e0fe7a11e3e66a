#include "store/journal.hpp"

#include <limits>

#include "core/sha256.hpp"

namespace corner::store {
namespace {

constexpr auto columns = "seq, at, on_date, operator, kind, pack, payload, hash";

Event event_of(const Row& row) {
  return {integer(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[6]), text(row[7])};
}

}  // namespace

std::string chained(const Event& event, const std::string& previous) {
  std::string bytes;
  bytes.reserve(event.payload.size() + 320);
  const auto seq = std::to_string(event.seq);
  for (const std::string_view field : {std::string_view("corner-journal/1"), std::string_view(previous),
                                       std::string_view(seq), std::string_view(event.at), std::string_view(event.on),
                                       std::string_view(event.who), std::string_view(event.kind),
                                       std::string_view(event.pack), std::string_view(event.payload)})
    append_field(bytes, field);
  return hex(sha256(bytes));
}

std::optional<Event> last_event(Db& db) {
  const auto row = db.row(std::string("SELECT ") + columns + " FROM journal ORDER BY seq DESC LIMIT 1");
  if (row.empty()) return std::nullopt;
  return event_of(row);
}

void insert(Db& db, const Event& event) {
  db.run("INSERT INTO journal (seq, at, on_date, operator, kind, pack, payload, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
         {event.seq, event.at, event.on, event.who, event.kind, event.pack, event.payload, event.hash});
}

void each_event(Db& db, std::int64_t from, std::int64_t to, const std::function<void(const Event&)>& each) {
  db.query(std::string("SELECT ") + columns + " FROM journal WHERE seq BETWEEN $1 AND $2 ORDER BY seq",
           {from, to == 0 ? std::numeric_limits<std::int64_t>::max() : to}, [&](const Row& row) { each(event_of(row)); });
}

}  // namespace corner::store
