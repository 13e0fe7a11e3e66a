#pragma once
// State = the fold of the journal: what each kind of event does to the tables of state. The same code serves the
// live store and the rebuilding of the state from the journal.
#include "core/json.hpp"
#include "store/journal.hpp"

namespace corner::store {

/// Applies one event. Throws Error with Failure::conflict when the state does not allow it.
void apply(Db& db, const Event& event, const Json& payload);

}  // namespace corner::store
