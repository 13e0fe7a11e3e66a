#include "store/schema.hpp"

namespace corner::store {
namespace {

// When somebody comes for a request: to collect it, or to an adviser.
constexpr auto appointment = R"(
CREATE TABLE appointment (
  request  INTEGER PRIMARY KEY REFERENCES request (id),
  site     TEXT NOT NULL,
  adviser  INTEGER REFERENCES person (id),  -- null = a pick-up
  starts   TEXT NOT NULL,                   -- instants, UTC
  ends     TEXT NOT NULL,
  stands   INTEGER NOT NULL CHECK (stands IN (0, 1)),     -- 0 = given up
  sequence INTEGER NOT NULL CHECK (sequence >= 0),        -- how often it changed
  asked    TEXT,                            -- the day on which the night noticed that nobody had said what became of it
  CHECK (starts < ends)
) STRICT)";
constexpr auto appointment_site = "CREATE INDEX appointment_site ON appointment (site, starts) WHERE stands = 1";
constexpr auto appointment_adviser = "CREATE INDEX appointment_adviser ON appointment (adviser, starts) WHERE stands = 1";
// Nobody is in two places: a trigger for each way of writing, as SQLite has none for both.
constexpr auto appointment_once = R"(
CREATE TRIGGER appointment_once BEFORE INSERT ON appointment
WHEN NEW.stands = 1 AND EXISTS (
       SELECT 1 FROM appointment a WHERE a.adviser = NEW.adviser AND a.request <> NEW.request AND a.stands = 1
         AND a.starts < NEW.ends AND a.ends > NEW.starts)
BEGIN SELECT RAISE(ABORT, 'this adviser has another appointment then'); END)";
constexpr auto appointment_once_on_update = R"(
CREATE TRIGGER appointment_once_on_update BEFORE UPDATE ON appointment
WHEN NEW.stands = 1 AND EXISTS (
       SELECT 1 FROM appointment a WHERE a.adviser = NEW.adviser AND a.request <> NEW.request AND a.stands = 1
         AND a.starts < NEW.ends AND a.ends > NEW.starts)
BEGIN SELECT RAISE(ABORT, 'this adviser has another appointment then'); END)";

}  // namespace

const std::vector<std::string>& appointment_schema() {
  static const std::vector<std::string> list{appointment, appointment_site, appointment_adviser, appointment_once, appointment_once_on_update};
  return list;
}

}  // namespace corner::store
