#pragma once
// The lists of the counter's day that are not about handing over: late, due back, to be wiped, in repair.
#include <string>

#include "cli/command.hpp"

namespace corner::cli {

/// Adds the four lists; to text only those that hold something.
void add_chores(render::Document& document, store::Store& store, const std::string& site, Date today);

}  // namespace corner::cli
