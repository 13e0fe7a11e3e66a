#pragma once
// What an import answers: how much, and as a preview what.
#include "cli/command.hpp"

namespace corner::cli {

Outcome import_outcome(const std::string& schema, const store::Imported& imported, bool dry_run);

}  // namespace corner::cli
