#pragma once
// Private to render: one line of text, in its colour when the reader's terminal has any.
#include <ostream>
#include <string_view>

#include "render/document.hpp"

namespace corner::render {

/// Writes `line` and its line feed, without spaces at its end.
void put_line(std::ostream& out, std::string_view line, Tone tone, bool color);
/// The same, with every blank in its place.
void put_exact(std::ostream& out, std::string_view line, Tone tone, bool color);

}  // namespace corner::render
