#pragma once
// The pick-up code: a secret that whoever collects shows. The person gets it, in a notice and on the slip; the journal has its digest.
#include <string>

#include "store/store.hpp"

namespace corner::store {

/// A new code of six characters, none of which looks like another, when the pack in force asks for one; else "".
/// Its digest goes into `event`, of kind `request` or `serve`.
std::string give_code(Store& store, Json& event, const Person& person, const Clerk& clerk);

/// Keeps it beside the journal, behind that event; a code that was given before goes.
void keep_code(Store& store, std::int64_t request, const std::string& code);

/// The code of a request, to be told to its person alone; "" when it has none.
std::string code_of(Store& store, std::int64_t request);

/// Throws Error (Failure::conflict) when the request has a code, and `shown` is another. Small letters and blanks are forgiven.
void check_code(Store& store, const Request& request, const std::string& shown);

}  // namespace corner::store
