#pragma once
// The schema: what is kept, and the state that follows from it. A store's version counts the migrations it has had.
#include <string>
#include <vector>

namespace corner::store {

/// "corn" in SQLite's header: what makes a file a store of ours.
inline constexpr int application_id = 0x636f726e;

/// What is kept as it was written, the journal and what stands beside it: element n makes version n + 1 of version n,
/// in one transaction. Append-only; a new form of the state alone appends an empty one.
const std::vector<std::vector<std::string>>& kept_migrations();

/// The tables of state, as this version has them. Those of an older store are thrown away, and rebuilt from its journal.
const std::vector<std::string>& state_schema();
/// Of these, the stock's.
const std::vector<std::string>& stock_schema();

/// Its part for appointments.
const std::vector<std::string>& appointment_schema();

/// SHA-256 over the texts of `state_schema`. A store whose state has another form is folded anew, whatever its version says.
const std::string& state_form();

/// What stays when the state is thrown away.
const std::vector<std::string>& kept_tables();

/// The tables that the journal rebuilds, each with its key first: what verification compares row by row.
struct StateTable {
  std::string name;
  std::string columns;
  std::string key;
};
const std::vector<StateTable>& state_tables();

}  // namespace corner::store
