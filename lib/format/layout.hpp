#pragma once
// Private to format: lines, blanks and columns.
#include <string>

#include "format/document.hpp"

namespace corner::format {

/// A blank line before each table, `=` in one column, two blanks before a comment beside, long lists one item
/// a line.
std::string lay_out(const Document& document);

}  // namespace corner::format
