#pragma once
// TOML as people, editors and programs write it: valid, and as untidy as it gets.
#include <string>

#include "property/random_pack.hpp"

namespace scribble {

/// A file of tables that packs have and tables that they have not; each comment is `#!` and a number of its own.
std::string text(reference::Random& random);

/// A canonical text with other blanks, line ends, quotes of keys and order of the keys of rules: formatted it is as before.
std::string mangled(reference::Random& random, const std::string& canonical);

}  // namespace scribble
