#pragma once
// A pack's directory as commands need it: loaded, its cases run.
#include <string>
#include <vector>

#include "analysis/cases.hpp"
#include "cli/context.hpp"
#include "policy/load.hpp"

namespace corner::cli {

struct PackDir {
  std::vector<policy::Source> sources;
  policy::Pack pack;
  std::vector<Problem> warnings;  ///< of loading
};

/// The pack alone. Throws Problems (Failure::policy_invalid) when it does not load.
policy::Pack loaded(const std::string& directory);

/// What stands before the paths of that directory's files in places.
std::string prefix_of(const std::string& directory);

/// Throws Problems (Failure::policy_invalid) when the pack does not load.
PackDir read_pack(const std::string& directory);

/// A pack fit to be put in force: throws Problems when a rule can never match or a claim does not hold, Error when a case fails.
PackDir checked_pack(const std::string& directory);

/// `store`: the pack in force. The version of a pack kept in the store, or its first digits (8 at least). Else a
/// directory (`./store` for one of that name), whose pack must load.
policy::Pack named_pack(Context& context, const std::string& what);

}  // namespace corner::cli
