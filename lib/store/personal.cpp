#include "store/personal.hpp"

#include "core/sha256.hpp"

namespace corner::store {
namespace {

std::string keyed(const std::string& key, std::initializer_list<std::string_view> fields) {
  std::string bytes;
  for (const auto field : fields) append_field(bytes, field);
  return hex(hmac_sha256(from_hex(key), bytes));
}

}  // namespace

Person person_of(const Row& row) {
  return {integer(row[0]), text(row[1]), text(row[2]), text(row[3]), parse_json(text(row[4]), "person_data"), text(row[5])};
}

std::string digest_of(const Person& person) {
  return keyed(person.key, {"corner-person/1", person.number, person.mail, person.name, write(person.attributes)});
}

std::string digest_of(const std::string& key, const std::string& record, const std::string& because) {
  return keyed(key, {"corner-decision/1", record, because});
}

std::string note_digest(const std::string& key, const std::string& text) { return keyed(key, {"corner-note/1", text}); }
std::string code_digest(const std::string& key, const std::string& code) { return keyed(key, {"corner-code/1", code}); }

void write_note(Db& db, std::int64_t seq, const std::string& text) {
  db.run("INSERT INTO note_data (seq, text) VALUES ($1, $2)", {seq, text});
}

}  // namespace corner::store
