#pragma once
// Private to format: TOML 1.0, comments and all.
#include <string>
#include <string_view>

#include "format/document.hpp"

namespace corner::format {

/// What stands in `text`, whose lines end in line feeds, strings and keys spelled. Throws Problems with the
/// place for what is not TOML. It checks the form alone: what is defined twice, escapes and ranges of numbers
/// are the reader's business. Nesting must be bounded before.
Document parse(const std::string& file, std::string_view text);

}  // namespace corner::format
