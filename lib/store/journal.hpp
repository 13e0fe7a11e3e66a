#pragma once
// The journal: one row an event, each chained to the one before. The truth; the state is what it says so far.
//
// hash(n) = SHA-256 over the netstrings (`length:bytes,`) of: "corner-journal/1", hash(n-1) ("" for n = 1), seq,
// at, on_date, operator, kind, pack, payload; all as the text that stands in the row.
#include <functional>
#include <optional>
#include <string>

#include "core/json.hpp"
#include "store/db.hpp"

namespace corner::store {

struct Event {
  std::int64_t seq = 0;
  std::string at;       ///< instant, UTC
  std::string on;       ///< local date
  std::string who;      ///< operator
  std::string kind;
  std::string pack;     ///< version in force
  std::string payload;  ///< canonical JSON
  std::string hash;     ///< 64 hexadecimal digits
};

/// The hash that `event` must have after a row whose hash is `previous`.
std::string chained(const Event& event, const std::string& previous);

/// The last row; nothing in an empty journal.
std::optional<Event> last_event(Db& db);

/// Inserts `event`, whose hash must be set.
void insert(Db& db, const Event& event);

/// Calls `each` for every row with seq in [from, to], in order; to = 0: to the end.
void each_event(Db& db, std::int64_t from, std::int64_t to, const std::function<void(const Event&)>& each);

}  // namespace corner::store
