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

}  // namespace corner::store
