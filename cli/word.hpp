#pragma once
// Words of scripts (outcomes, states, kinds of change), as people say them.
#include <string>

#include "render/document.hpp"

namespace corner::cli {

/// The code for scripts, its word for people. A code that has none is said as it stands.
render::Word word(std::string code);

}  // namespace corner::cli
