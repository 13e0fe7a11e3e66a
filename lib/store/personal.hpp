#pragma once
// What is personal, and digests of it: the journal keeps these, keyed, and never the data.
#include <string>

#include "core/json.hpp"
#include "store/store.hpp"

namespace corner::store {

/// A person, from the columns id, number, mail, name, data, key of `person_data`.
Person person_of(const Row& row);

/// HMAC-SHA-256 of all that is known of a person, under their key; 64 hexadecimal digits.
std::string digest_of(const Person& person);

/// The same of a decision's record and of what was said for it.
std::string digest_of(const std::string& key, const std::string& record, const std::string& because);

/// The same of a note, and of the secret that whoever collects shows.
std::string note_digest(const std::string& key, const std::string& text);
std::string code_digest(const std::string& key, const std::string& code);

/// Writes the text of the note whose digest the event `seq` holds.
void write_note(Db& db, std::int64_t seq, const std::string& text);

}  // namespace corner::store
