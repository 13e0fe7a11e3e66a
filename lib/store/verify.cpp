// Verification: the chain, the state rebuilt from it, the packs, and every digest of what stands beside it.
#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "core/words.hpp"
#include "store/apply.hpp"
#include "store/personal.hpp"
#include "store/schema.hpp"
#include "store/store.hpp"

namespace corner::store {
namespace {

[[noreturn]] void broken(const std::string& message) { throw Error(message, Failure::journal_broken); }

std::string shown(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  return is_null(cell) ? "null" : text(cell);
}

std::string key_of(const StateTable& table, const Row& row) {
  return table.key.find(',') == std::string::npos ? shown(row[0]) : shown(row[0]) + ", " + shown(row[1]);
}

void check_file(Db& db) {
  const auto integrity = db.row("PRAGMA integrity_check(1)");
  if (text(integrity.at(0)) != "ok") broken(say("the file is damaged: {0}", text(integrity[0])));
  if (const auto row = db.row("PRAGMA foreign_key_check"); !row.empty())
    broken(say("the table `{0}`, row {1}, names a row of `{2}` that is not there", text(row[0]), shown(row[1]), text(row[2])));
}

void check_schema(Db& db, Db& fresh) {
  constexpr auto sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
  const auto found = db.rows(sql), expected = fresh.rows(sql);
  for (const auto& row : expected)
    if (std::ranges::find(found, row) == found.end())
      broken(say("the schema is not ours: `{0}` is missing or changed", text(row[0])));
  for (const auto& row : found)
    if (std::ranges::find(expected, row) == expected.end()) broken(say("the schema is not ours: `{0}` was added", text(row[0])));
}

// Walks the chain and applies each event to `rebuilt`.
std::string replay_journal(Db& db, Db& rebuilt, std::int64_t& rows) {
  std::string head;
  rebuilt.write([&] {
    each_event(db, 1, 0, [&](const Event& event) {
      if (event.seq != ++rows) broken(say("row {0} of the journal is missing", rows));
      if (event.hash != chained(event, head)) broken(say("row {0} of the journal was changed", event.seq));
      try {
        apply(rebuilt, event, parse_json(event.payload, "journal"));
      } catch (const Error& error) {
        broken(say("row {0} of the journal cannot follow those before it: {1}", event.seq, error.what()));
      }
      head = event.hash;
    });
  });
  return head;
}

void compare(Db& db, Db& rebuilt, const StateTable& table) {
  // Not by an index, which may be what is damaged: the table itself, so that its row can be named.
  const auto sql = "SELECT " + table.columns + " FROM " + table.name + " NOT INDEXED ORDER BY " + table.key;
  const auto expected = rebuilt.rows(sql);
  std::size_t at = 0;
  db.query(sql, {}, [&](const Row& row) {
    if (at == expected.size()) broken(say("`{0}`, row {1}: the journal knows nothing of it", table.name, key_of(table, row)));
    if (row != expected[at])
      broken(say("`{0}`, row {1}: not what the journal says", table.name, key_of(table, expected[at])));
    ++at;
  });
  if (at < expected.size()) broken(say("`{0}`, row {1} is missing", table.name, key_of(table, expected[at])));
}

void check_counted(Db& db, const std::string& beside, std::int64_t known) {
  if (integer(db.row("SELECT count(*) FROM " + beside).at(0)) != known)
    broken(say("`{0}` has rows that the journal knows nothing of", beside));
}

void check_people(Db& db, std::int64_t& people) {
  db.query("SELECT p.id, p.digest, d.number, d.mail, d.name, d.data, d.key FROM person p "
           "LEFT JOIN person_data d ON d.id = p.id ORDER BY p.id", {}, [&](const Row& row) {
             ++people;
             if (is_null(row[6])) broken(say("`{0}`, row {1} is missing", "person_data", integer(row[0])));
             bool same = false;
             try {
               const Person person{integer(row[0]), text(row[2]), text(row[3]), text(row[4]),
                                   parse_json(text(row[5]), "person_data"), text(row[6])};
               same = digest_of(person) == text(row[1]) && corner::write(person.attributes) == text(row[5]);
             } catch (const Error&) {
             }
             if (!same) broken(say("`{0}`, row {1}: not what the journal says", "person_data", integer(row[0])));
           });
  check_counted(db, "person_data", people);
}

void check_decisions(Db& db, std::int64_t& decisions) {
  db.query("SELECT d.seq, d.digest, x.record, x.because, p.key FROM decision d JOIN request r ON r.id = d.request "
           "LEFT JOIN decision_data x ON x.seq = d.seq LEFT JOIN person_data p ON p.id = r.person ORDER BY d.seq", {},
           [&](const Row& row) {
             ++decisions;
             if (is_null(row[2])) broken(say("`{0}`, row {1} is missing", "decision_data", integer(row[0])));
             if (digest_of(text(row[4]), text(row[2]), text(row[3])) != text(row[1]))
               broken(say("`{0}`, row {1}: not what the journal says", "decision_data", integer(row[0])));
           });
  check_counted(db, "decision_data", decisions);
}

// What else stands beside the journal under its person's key: rows of key, digest, text, and the person's key.
void check_beside(Db& db, const std::string& beside, const std::string& sql, std::string (*digest)(const std::string&, const std::string&)) {
  std::int64_t known = 0;
  db.query(sql, {}, [&](const Row& row) {
    ++known;
    if (is_null(row[2])) broken(say("`{0}`, row {1} is missing", beside, integer(row[0])));
    if (digest(text(row[3]), text(row[2])) != text(row[1]))
      broken(say("`{0}`, row {1}: not what the journal says", beside, integer(row[0])));
  });
  check_counted(db, beside, known);
}

void check_packs(Db& db, std::int64_t& packs) {
  db.query("SELECT p.version, p.sources, t.canonical, t.sources FROM pack p LEFT JOIN pack_text t ON t.version = p.version "
           "ORDER BY p.version", {}, [&](const Row& row) {
             ++packs;
             if (is_null(row[2])) broken(say("`{0}`, row {1} is missing", "pack_text", text(row[0])));
             if (hex(sha256(text(row[2]))) != text(row[0]) || hex(sha256(text(row[3]))) != text(row[1]))
               broken(say("`{0}`, row {1}: not what the journal says", "pack_text", text(row[0])));
           });
}

}  // namespace

Verified Store::verify() {
  Verified result;
  const auto rebuilt = SqliteDb::scratch();
  check_schema(*db_, *rebuilt);
  result.head = replay_journal(*db_, *rebuilt, result.rows);
  for (const auto& table : state_tables()) compare(*db_, *rebuilt, table);
  check_people(*db_, result.people);
  check_packs(*db_, result.packs);
  check_decisions(*db_, result.decisions);
  check_beside(*db_, "note_data",
               "SELECT n.seq, n.digest, x.text, p.key FROM note n LEFT JOIN note_data x ON x.seq = n.seq "
               "LEFT JOIN person_data p ON p.id = n.person ORDER BY n.seq", note_digest);
  check_beside(*db_, "code_data",
               "SELECT r.id, r.code, x.code, p.key FROM request r LEFT JOIN code_data x ON x.request = r.id "
               "LEFT JOIN person_data p ON p.id = r.person WHERE r.code IS NOT NULL ORDER BY r.id", code_digest);
  check_file(*db_);  // the last: it knows rows by their place in the file alone
  return result;
}

}  // namespace corner::store
