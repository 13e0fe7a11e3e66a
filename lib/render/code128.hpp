#pragma once
// Code 128 (ISO/IEC 15417), code set B: what a counter's scanner reads.
#include <string_view>
#include <vector>

namespace corner::render {

/// The widths of bars and gaps in turn, in modules, a bar first; start, check and stop included. Empty when `text` is empty or has
/// a character that is not printable ASCII.
std::vector<int> code128(std::string_view text);

}  // namespace corner::render
