#pragma once
// A claim as the command line takes it: what stands in a pack's `[[claim]]`, between commas.
#include <string>

#include "policy/load.hpp"

namespace corner::cli {

/// The pack of that directory, with this claim in place of its own; `text` is also its name. Throws Problems, with
/// Failure::usage when the pack is right and the claim is not.
policy::Pack with_claim(const std::string& directory, const std::string& text);

/// Whether `with_claim` put it there.
bool is_asked(const policy::Claim& claim);

}  // namespace corner::cli
