#pragma once
// Events with a text of somebody's: the digest in the journal, the text beside it.
#include <string>

#include "store/store.hpp"

namespace corner::store {

/// Appends an event about `person` with `said`, when there is something said; inside `write`. Returns its seq.
std::int64_t append_noted(Store& store, const std::string& kind, Json payload, const Person& person, const std::string& said,
                          const Clerk& clerk);

}  // namespace corner::store
