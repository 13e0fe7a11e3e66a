#pragma once
// Words of scripts (outcomes, states, kinds of change), as people say them.
#include <string>

#include "render/document.hpp"

namespace corner::cli {

/// The code for scripts, its word for people. A code that has none is said as it stands.
render::Word word(std::string code);
/// Of an outcome or a state; to people that no rule decided, but the default, is said with it.
render::Word word(std::string code, bool by_default);

}  // namespace corner::cli
