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

constexpr auto pack_text = R"(
CREATE TABLE pack_text (
  version   TEXT PRIMARY KEY REFERENCES pack (version),
  canonical TEXT NOT NULL,  -- what decisions are made under
  sources   TEXT NOT NULL   -- the files as they were, for people: JSON object path → text
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

constexpr auto decision_data = R"(
CREATE TABLE decision_data (
  seq     INTEGER PRIMARY KEY REFERENCES decision (seq) DEFERRABLE INITIALLY DEFERRED,
  record  TEXT NOT NULL,  -- canonical JSON (policy/record.hpp)
  because TEXT            -- what the person or the counter said
) STRICT)";

// What somebody said or wrote of a person's affairs: a justification, a condition, what was done at an appointment.
constexpr auto note_data = R"(
CREATE TABLE note_data (
  seq  INTEGER PRIMARY KEY REFERENCES note (seq) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL
) STRICT)";

// The secret that whoever collects shows.
constexpr auto code_data = R"(
CREATE TABLE code_data (
  request INTEGER PRIMARY KEY REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  code    TEXT NOT NULL
) STRICT)";

// Which form the state has. Written by whoever folds it, and compared with the program's at each opening.
constexpr auto form = R"(
CREATE TABLE form (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL CHECK (length(state) = 64)  -- SHA-256 (state_form in store/schema.hpp)
) STRICT)";

}  // namespace

const std::vector<std::vector<std::string>>& kept_migrations() {
  static const std::vector<std::vector<std::string>> list{
      {journal, journal_next, journal_no_update, journal_no_delete, pack_text, person_data, person_mail, decision_data},
      {note_data, code_data},
      {form}};
  return list;
}

const std::vector<std::string>& kept_tables() {
  static const std::vector<std::string> list{"journal",       "pack_text", "person_data", "decision_data",
                                             "note_data", "code_data", "form"};
  return list;
}

}  // namespace corner::store
