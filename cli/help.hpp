#pragma once
// Help, from what commands declare.
#include "cli/commands.hpp"

namespace corner::cli {

/// The list of commands.
render::Document help_for_all(const Options& global);

/// How one command is used, with its examples.
render::Document help_for(const Entry& entry, const Options& options);

/// Which corner this is.
render::Document version();

}  // namespace corner::cli
