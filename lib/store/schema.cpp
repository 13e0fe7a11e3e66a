#include "store/schema.hpp"

namespace corner::store {
namespace {

// One row an event; the truth. Each row is chained to the one before by SHA-256 (store/journal.hpp).
constexpr auto journal = R"(
CREATE TABLE journal (
  seq      INTEGER PRIMARY KEY,  -- 1, 2, 3, … without a gap
  at       TEXT NOT NULL,        -- instant, UTC
  on_date  TEXT NOT NULL,        -- local date in the policy's zone
  operator TEXT NOT NULL,        -- who, as the operating system knows them
  kind     TEXT NOT NULL,
  pack     TEXT NOT NULL,        -- version of the pack in force; empty before the first
  payload  TEXT NOT NULL,        -- canonical JSON; no personal data, only their digests
  hash     TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT)";

constexpr auto journal_next = R"(
CREATE TRIGGER journal_next BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows, by its next row'); END)";
constexpr auto journal_no_update = R"(
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END)";
constexpr auto journal_no_delete = R"(
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END)";

constexpr auto info = R"(
CREATE TABLE info (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),  -- 1 = for training: the clock may be set
  created  TEXT NOT NULL
) STRICT)";

// Every pack that was ever in force, whole, so that any decision can be replayed.
constexpr auto pack = R"(
CREATE TABLE pack (
  version   TEXT PRIMARY KEY CHECK (length(version) = 64),  -- SHA-256 of `canonical`
  id        TEXT NOT NULL,
  sources   TEXT NOT NULL CHECK (length(sources) = 64)      -- SHA-256 of pack_text.sources
) STRICT)";
constexpr auto pack_text = R"(
CREATE TABLE pack_text (
  version   TEXT PRIMARY KEY REFERENCES pack (version),
  canonical TEXT NOT NULL,  -- what decisions are made under
  sources   TEXT NOT NULL   -- the files as they were, for people: JSON object path → text
) STRICT)";
constexpr auto adoption = R"(
CREATE TABLE adoption (
  seq     INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  version TEXT NOT NULL REFERENCES pack (version)  -- the last row is the pack in force
) STRICT)";

// A person is a number in the journal; what is known of them stands beside it and can be erased.
constexpr auto person = R"(
CREATE TABLE person (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length(digest) = 64)  -- HMAC-SHA-256 of person_data under its key
) STRICT)";
constexpr auto person_data = R"(
CREATE TABLE person_data (
  id     INTEGER PRIMARY KEY REFERENCES person (id),
  key    TEXT NOT NULL,         -- 32 random bytes in hexadecimal
  number TEXT NOT NULL UNIQUE,  -- matricule
  mail   TEXT,
  name   TEXT NOT NULL,
  data   TEXT NOT NULL          -- canonical JSON: further attributes by column of the directory
) STRICT)";
constexpr auto person_mail = "CREATE INDEX person_mail ON person_data (mail)";

constexpr auto unit = R"(
CREATE TABLE unit (
  inventory_number TEXT PRIMARY KEY CHECK (length(inventory_number) BETWEEN 1 AND 25),  -- M57: never given twice
  serial  TEXT,
  service TEXT NOT NULL,    -- id in the catalogue
  model   TEXT NOT NULL,
  site    TEXT NOT NULL,
  bought  TEXT,             -- date
  price   INTEGER CHECK (price >= 0),  -- cents
  origin  TEXT NOT NULL CHECK (origin IN ('new', 'reused', 'gift')),
  state   TEXT NOT NULL CHECK (state IN ('in-stock', 'reserved', 'out', 'repair', 'retired', 'lost'))
) STRICT)";
constexpr auto unit_free = "CREATE INDEX unit_free ON unit (service, state, site, bought DESC, inventory_number)";

constexpr auto bulk = R"(
CREATE TABLE bulk (
  service  TEXT NOT NULL,
  site     TEXT NOT NULL,
  stocked  INTEGER NOT NULL CHECK (stocked >= 0),   -- as last imported
  quantity INTEGER NOT NULL CHECK (quantity >= 0),  -- on hand and promised to nobody
  PRIMARY KEY (service, site)
) STRICT)";

constexpr auto request = R"(
CREATE TABLE request (
  id        INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  batch     INTEGER NOT NULL,  -- the first of those asked together
  person    INTEGER NOT NULL REFERENCES person (id),
  service   TEXT NOT NULL,
  category  TEXT NOT NULL,
  stock     TEXT NOT NULL CHECK (stock IN ('unit', 'bulk', 'none')),
  price     INTEGER,           -- the service's, in cents, when asked
  outcome   TEXT NOT NULL CHECK (outcome IN ('permit', 'approval', 'refuse', 'undetermined')),
  state     TEXT NOT NULL CHECK (state IN ('refused', 'undetermined', 'not-taken', 'awaiting-approval', 'waiting',
                                           'reserved', 'collected', 'returned', 'cancelled')),
  wanted_at TEXT,              -- the site asked for; null = any
  site      TEXT,              -- where it is handed over
  unit      TEXT REFERENCES unit (inventory_number),
  asked     TEXT NOT NULL,     -- dates
  collected TEXT,
  closed    TEXT,
  CHECK (unit IS NULL OR (stock = 'unit' AND state IN ('reserved', 'collected', 'returned', 'cancelled'))),
  CHECK (stock <> 'unit' OR state NOT IN ('reserved', 'collected', 'returned') OR unit IS NOT NULL),
  CHECK ((collected IS NOT NULL) = (state IN ('collected', 'returned'))),
  CHECK ((closed IS NULL) = (state IN ('awaiting-approval', 'waiting', 'reserved', 'collected'))),
  CHECK (outcome = 'permit' OR state NOT IN ('waiting', 'reserved', 'collected', 'returned'))
) STRICT)";
constexpr auto request_one_unit =
    "CREATE UNIQUE INDEX request_one_unit ON request (unit) WHERE state IN ('reserved', 'collected')";
constexpr auto request_person = "CREATE INDEX request_person ON request (person, category)";
constexpr auto request_waiting = "CREATE INDEX request_waiting ON request (service, id) WHERE state = 'waiting'";
constexpr auto request_live = R"(
CREATE INDEX request_live ON request (state, id)
WHERE state IN ('awaiting-approval', 'waiting', 'reserved'))";
// OR REPLACE would quietly evict the reservation that the unique index protects.
constexpr auto request_no_evict = R"(
CREATE TRIGGER request_no_evict BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM request WHERE unit = NEW.unit AND state IN ('reserved', 'collected')
                                     AND NEW.state IN ('reserved', 'collected'))
BEGIN SELECT RAISE(ABORT, 'this unit is promised to somebody else'); END)";
constexpr auto request_no_evict_on_update = R"(
CREATE TRIGGER request_no_evict_on_update BEFORE UPDATE OF unit, state ON request
WHEN NEW.state IN ('reserved', 'collected')
 AND EXISTS (SELECT 1 FROM request WHERE unit = NEW.unit AND state IN ('reserved', 'collected') AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'this unit is promised to somebody else'); END)";
constexpr auto request_no_delete = R"(
CREATE TRIGGER request_no_delete BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'requests are kept'); END)";

// A request may be decided more than once: when asked, and when its turn in the queue comes.
constexpr auto decision = R"(
CREATE TABLE decision (
  seq     INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  request INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  pack    TEXT NOT NULL REFERENCES pack (version),
  digest  TEXT NOT NULL CHECK (length(digest) = 64)  -- HMAC-SHA-256 of decision_data under the person's key
) STRICT)";
constexpr auto decision_request = "CREATE INDEX decision_request ON decision (request)";
constexpr auto decision_data = R"(
CREATE TABLE decision_data (
  seq     INTEGER PRIMARY KEY REFERENCES decision (seq) DEFERRABLE INITIALLY DEFERRED,
  record  TEXT NOT NULL,  -- canonical JSON (policy/record.hpp)
  because TEXT            -- what the person or the counter said
) STRICT)";

constexpr auto request_key = R"(
CREATE TABLE request_key (
  key      TEXT PRIMARY KEY,  -- SHA-256 of the caller's key: asked twice, it is one request
  batch    INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL      -- keyed digest of what was asked with it
) STRICT)";

}  // namespace

const std::vector<std::vector<std::string>>& migrations() {
  static const std::vector<std::vector<std::string>> list{
      {journal, journal_next, journal_no_update, journal_no_delete, info, pack, pack_text, adoption, person, person_data,
       person_mail, unit, unit_free, bulk, request, request_one_unit, request_person, request_waiting, request_live,
       request_no_evict, request_no_evict_on_update, request_no_delete, decision, decision_request, decision_data,
       request_key}};
  return list;
}

const std::vector<StateTable>& state_tables() {
  static const std::vector<StateTable> list{
      {"info", "id, practice, created", "id"},
      {"pack", "version, id, sources", "version"},
      {"adoption", "seq, version", "seq"},
      {"person", "id, digest", "id"},
      {"unit", "inventory_number, serial, service, model, site, bought, price, origin, state", "inventory_number"},
      {"bulk", "service, site, stocked, quantity", "service, site"},
      {"request",
       "id, batch, person, service, category, stock, price, outcome, state, wanted_at, site, unit, asked, collected, closed",
       "id"},
      {"decision", "seq, request, pack, digest", "seq"},
      {"request_key", "key, batch, question", "key"}};
  return list;
}

}  // namespace corner::store
