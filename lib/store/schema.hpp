#pragma once
// The schema as an append-only list of migrations; a store's version is how many of them it has had.
#include <string>
#include <vector>

namespace corner::store {

/// "corn" in SQLite's header: what makes a file a store of ours.
inline constexpr int application_id = 0x636f726e;

/// Each migration is a list of statements, run in one transaction with its version bump.
const std::vector<std::vector<std::string>>& migrations();

/// The tables that the journal rebuilds, each with its key first: what verification compares row by row.
struct StateTable {
  std::string name;
  std::string columns;
  std::string key;
};
const std::vector<StateTable>& state_tables();

}  // namespace corner::store
