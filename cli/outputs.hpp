#pragma once
// The files that a command is to write, looked at before it does anything.
#include "cli/options.hpp"
#include "cli/settings.hpp"

namespace corner::cli {

/// Throws Error when one of them would take the place of a store or of what the command reads (Failure::usage), or
/// cannot be written. After parsing and settling.
void check_outputs(const Options& options, const Settings& settings);

}  // namespace corner::cli
