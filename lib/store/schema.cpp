#include "store/schema.hpp"

#include "core/sha256.hpp"

namespace corner::store {
namespace {

constexpr auto info = R"(
CREATE TABLE info (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),  -- 1 = for training: the clock may be set
  created  TEXT NOT NULL,
  today    TEXT NOT NULL  -- the latest day that something was written down on
) STRICT)";

// Every pack that was ever in force, whole, so that any decision can be replayed.
constexpr auto pack = R"(
CREATE TABLE pack (
  version   TEXT PRIMARY KEY CHECK (length(version) = 64),  -- SHA-256 of `canonical`
  id        TEXT NOT NULL,
  sources   TEXT NOT NULL CHECK (length(sources) = 64)      -- SHA-256 of pack_text.sources
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

constexpr auto request = R"(
CREATE TABLE request (
  id          INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  batch       INTEGER NOT NULL,  -- the first of those asked together
  kit         INTEGER REFERENCES request (id),  -- of a part: the kit's own request
  person      INTEGER NOT NULL REFERENCES person (id),
  service     TEXT NOT NULL,
  category    TEXT NOT NULL,
  stock       TEXT NOT NULL CHECK (stock IN ('unit', 'bulk', 'kit', 'none')),
  price       INTEGER,           -- the service's, in cents, when asked
  outcome     TEXT NOT NULL CHECK (outcome IN ('permit', 'approval', 'refuse', 'undetermined')),
  state       TEXT NOT NULL CHECK (state IN ('refused', 'undetermined', 'not-taken', 'awaiting-approval', 'rejected', 'waiting',
                                             'reserved', 'collected', 'returned', 'honoured', 'missed', 'lapsed', 'lost',
                                             'cancelled')),
  wanted_at   TEXT,              -- the site asked for; null = any
  site        TEXT,              -- where it is handed over
  unit        TEXT REFERENCES unit (inventory_number),
  starts      TEXT,              -- wanted from that day on; null = at once
  until       TEXT,              -- due back on that day; null = no end
  rank        INTEGER NOT NULL CHECK (rank >= -1),           -- class in the queue: 0 is served first; -1 = before all classes:
                                                             -- had a promise that could not be kept
  asleep      INTEGER NOT NULL CHECK (asleep IN (0, 1)),     -- 1 = keeps the place in the queue, is not served
  wake_on     TEXT,              -- asleep until that day; null = until somebody wakes it
  passed_over INTEGER NOT NULL CHECK (passed_over >= 0),     -- how often somebody behind was served first
  shelved     TEXT,              -- when it was put on the shelf
  hold_until  TEXT,              -- the last day it is kept there; null = no end
  renewals    INTEGER NOT NULL CHECK (renewals >= 0),
  due         TEXT,              -- must come back by that day: contract, mandate, … ended
  due_why     TEXT,
  basis       TEXT,              -- JSON, column → keyed digest of what it was at the hand-over, for things due back when it changes
  code        TEXT CHECK (length(code) = 64),  -- keyed digest of code_data
  asked       TEXT NOT NULL,     -- dates
  collected   TEXT,
  closed      TEXT,
  CHECK (unit IS NULL OR (stock = 'unit' AND state IN ('reserved', 'collected', 'returned', 'lapsed', 'lost', 'cancelled'))),
  CHECK (stock <> 'unit' OR state NOT IN ('reserved', 'collected', 'returned') OR unit IS NOT NULL),
  CHECK ((collected IS NOT NULL) = (state IN ('collected', 'returned', 'honoured', 'lost'))),
  CHECK ((closed IS NULL) = (state IN ('awaiting-approval', 'waiting', 'reserved', 'collected'))),
  CHECK (outcome IN ('permit', 'approval') OR
         state NOT IN ('waiting', 'reserved', 'collected', 'returned', 'honoured', 'missed', 'lapsed', 'lost')),
  CHECK (state NOT IN ('honoured', 'missed') OR stock = 'none'),
  CHECK (asleep = 0 OR state = 'waiting'),
  CHECK (wake_on IS NULL OR asleep = 1),
  CHECK (hold_until IS NULL OR shelved IS NOT NULL),
  CHECK (until >= starts)
) STRICT)";
// A unit is promised to one person at a time, return day included; a reservation without a start holds from now.
constexpr auto request_of_unit = "CREATE INDEX request_of_unit ON request (unit) WHERE state IN ('reserved', 'collected')";
constexpr auto request_one_unit =
    "CREATE UNIQUE INDEX request_one_unit ON request (unit) WHERE state = 'collected' OR (state = 'reserved' AND starts IS NULL)";
constexpr auto request_person = "CREATE INDEX request_person ON request (person, category)";
// Of counted items: promised for days to come, and not set aside yet.
constexpr auto request_promised = R"(
CREATE INDEX request_promised ON request (service, site)
WHERE stock = 'bulk' AND state = 'reserved' AND starts IS NOT NULL AND shelved IS NULL)";
// All that the search for the next turn reads of those it passes by.
constexpr auto request_waiting = R"(
CREATE INDEX request_waiting ON request (service, rank, id, asleep, wanted_at, starts, until) WHERE state = 'waiting')";
constexpr auto request_live = R"(
CREATE INDEX request_live ON request (state, id)
WHERE state IN ('awaiting-approval', 'waiting', 'reserved', 'collected'))";
constexpr auto request_parts = "CREATE INDEX request_parts ON request (kit) WHERE kit IS NOT NULL";
// Whose spans overlap cannot have the same unit. A trigger as well as an index, for OR REPLACE would quietly evict.
constexpr auto request_no_overlap = R"(
CREATE TRIGGER request_no_overlap BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
  OR (NEW.state IN ('reserved', 'collected') AND EXISTS (
        SELECT 1 FROM request r WHERE r.unit = NEW.unit AND r.state IN ('reserved', 'collected')
          AND coalesce(r.starts, '') <= coalesce(NEW.until, '9999') AND coalesce(NEW.starts, '') <= coalesce(r.until, '9999')))
BEGIN SELECT RAISE(ABORT, 'this unit is promised to somebody else'); END)";
constexpr auto request_no_overlap_on_update = R"(
CREATE TRIGGER request_no_overlap_on_update BEFORE UPDATE OF unit, state, starts, until ON request
WHEN NEW.state IN ('reserved', 'collected') AND EXISTS (
       SELECT 1 FROM request r WHERE r.unit = NEW.unit AND r.id <> NEW.id AND r.state IN ('reserved', 'collected')
         AND coalesce(r.starts, '') <= coalesce(NEW.until, '9999') AND coalesce(NEW.starts, '') <= coalesce(r.until, '9999'))
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

constexpr auto request_key = R"(
CREATE TABLE request_key (
  key      TEXT PRIMARY KEY,  -- SHA-256 of the caller's key: asked twice, it is one request
  batch    INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL      -- keyed digest of what was asked with it
) STRICT)";

// An answer that is awaited of a role, or was given; in the order of the steps.
constexpr auto approval = R"(
CREATE TABLE approval (
  request INTEGER NOT NULL REFERENCES request (id),
  step    INTEGER NOT NULL,  -- 1, 2, …: a step is asked when those before it agreed
  role    TEXT NOT NULL,
  answer  TEXT CHECK (answer IN ('granted', 'rejected', 'silence')),  -- null = awaited; silence = two months of it
  person  INTEGER REFERENCES person (id),  -- who answered, when the directory knows them
  on_date TEXT,
  seq     INTEGER,           -- the answer's row in the journal
  PRIMARY KEY (request, step),
  UNIQUE (request, role),
  CHECK ((answer IS NULL) = (on_date IS NULL)),
  CHECK ((answer IS NULL) = (seq IS NULL))
) STRICT)";

// A derogation: the rule does not count for that person while it lives.
constexpr auto waiver = R"(
CREATE TABLE waiver (
  id      INTEGER PRIMARY KEY,  -- its row in the journal
  person  INTEGER NOT NULL REFERENCES person (id),
  rule    TEXT NOT NULL,
  role    TEXT NOT NULL,        -- as which it was granted
  granter INTEGER REFERENCES person (id),
  starts  TEXT NOT NULL,
  until   TEXT NOT NULL,        -- the last day
  revoked TEXT
) STRICT)";
constexpr auto waiver_person = "CREATE INDEX waiver_person ON waiver (person)";

// Somebody answers for an approver who is away.
constexpr auto delegation = R"(
CREATE TABLE delegation (
  id       INTEGER PRIMARY KEY,  -- its row in the journal
  person   INTEGER NOT NULL REFERENCES person (id),
  delegate INTEGER NOT NULL REFERENCES person (id),
  starts   TEXT NOT NULL,
  until    TEXT NOT NULL,        -- the last day
  ended    TEXT,
  CHECK (person <> delegate)
) STRICT)";

constexpr auto delegation_person = "CREATE INDEX delegation_person ON delegation (person)";

// Who may reserve nothing for a while: what was borrowed came back late.
constexpr auto suspension = R"(
CREATE TABLE suspension (
  id     INTEGER PRIMARY KEY,  -- its row in the journal
  person INTEGER NOT NULL REFERENCES person (id),
  starts TEXT NOT NULL,
  until  TEXT NOT NULL         -- the last day
) STRICT)";
constexpr auto suspension_person = "CREATE INDEX suspension_person ON suspension (person)";

// What was done of what the rules ask for at the hand-over.
constexpr auto obligation = R"(
CREATE TABLE obligation (
  request INTEGER NOT NULL REFERENCES request (id),
  what    TEXT NOT NULL,  -- `sign:charter`
  on_date TEXT NOT NULL,
  digest  TEXT CHECK (length(digest) = 64),  -- SHA-256 of the text that was signed
  PRIMARY KEY (request, what)
) STRICT)";

constexpr auto note = R"(
CREATE TABLE note (
  seq     INTEGER PRIMARY KEY,  -- the row in the journal that it belongs to
  person  INTEGER NOT NULL REFERENCES person (id),
  request INTEGER REFERENCES request (id),
  digest  TEXT NOT NULL CHECK (length(digest) = 64)  -- HMAC-SHA-256 of note_data under the person's key
) STRICT)";
constexpr auto note_request = "CREATE INDEX note_request ON note (request) WHERE request IS NOT NULL";

// What is to be told to somebody; sent after the transaction, at least once.
constexpr auto notice = R"(
CREATE TABLE notice (
  id      INTEGER PRIMARY KEY,  -- its row in the journal
  person  INTEGER NOT NULL REFERENCES person (id),
  request INTEGER REFERENCES request (id),
  waiver  INTEGER REFERENCES waiver (id),  -- the one that ends
  kind    TEXT NOT NULL,
  sent    TEXT                  -- instant
) STRICT)";
constexpr auto notice_request = "CREATE INDEX notice_request ON notice (request, kind)";
constexpr auto notice_waiver = "CREATE INDEX notice_waiver ON notice (waiver) WHERE waiver IS NOT NULL";
constexpr auto notice_unsent = "CREATE INDEX notice_unsent ON notice (id) WHERE sent IS NULL";

// Nights whose work is done.
constexpr auto night = R"(
CREATE TABLE night (
  on_date TEXT PRIMARY KEY
) STRICT)";

}  // namespace

const std::vector<std::string>& state_schema() {
  static const std::vector<std::string> list = [] {
    std::vector<std::string> all{
        info, pack, adoption, person, request, request_of_unit, request_one_unit, request_person, request_waiting,
        request_promised, request_live, request_parts, request_no_overlap, request_no_overlap_on_update, request_no_delete,
        decision, decision_request, request_key, approval, waiver, waiver_person, delegation, delegation_person, suspension,
        suspension_person, obligation, note, note_request, notice, notice_request, notice_waiver, notice_unsent, night};
    all.insert(all.end(), stock_schema().begin(), stock_schema().end());
    all.insert(all.end(), appointment_schema().begin(), appointment_schema().end());
    return all;
  }();
  return list;
}

const std::string& state_form() {
  static const std::string form = [] {
    std::string bytes;
    for (const auto& statement : state_schema()) append_field(bytes, statement);
    return hex(sha256(bytes));
  }();
  return form;
}

const std::vector<StateTable>& state_tables() {
  static const std::vector<StateTable> list{
      {"info", "id, practice, created, today", "id"},
      {"pack", "version, id, sources", "version"},
      {"adoption", "seq, version", "seq"},
      {"person", "id, digest", "id"},
      {"unit", "inventory_number, serial, service, model, site, bound_for, bought, price, origin, state, unwiped, since", "inventory_number"},
      {"unit_past", "inventory_number, since, until, service, model, site, bought, price, origin, state", "inventory_number, since"},
      {"bulk", "service, site, stocked, quantity, reserved, held, since", "service, site"},
      {"bulk_past", "service, site, since, until, quantity, reserved, held", "service, site, since"},
      {"request",
       "id, batch, kit, person, service, category, stock, price, outcome, state, wanted_at, site, unit, starts, until, "
       "rank, asleep, wake_on, passed_over, shelved, hold_until, renewals, due, due_why, basis, code, asked, collected, closed",
       "id"},
      {"decision", "seq, request, pack, digest", "seq"},
      {"request_key", "key, batch, question", "key"},
      {"approval", "request, step, role, answer, person, on_date, seq", "request, step"},
      {"waiver", "id, person, rule, role, granter, starts, until, revoked", "id"},
      {"delegation", "id, person, delegate, starts, until, ended", "id"},
      {"suspension", "id, person, starts, until", "id"},
      {"appointment", "request, site, adviser, starts, ends, stands, sequence, asked", "request"},
      {"obligation", "request, what, on_date, digest", "request, what"},
      {"note", "seq, person, request, digest", "seq"},
      {"notice", "id, person, request, waiver, kind, sent", "id"},
      {"night", "on_date", "on_date"}};
  return list;
}

}  // namespace corner::store
