#pragma once
// Private to render: how wide text is on a screen, and where its lines break.
#include <string>
#include <string_view>
#include <vector>

namespace corner::render {

/// Columns that `text`, UTF-8 of one line, takes on a terminal: a wide character takes 2, a combining one
/// none.
std::size_t display_width(std::string_view text);

/// The widest piece between spaces and line ends: narrower than that `text` cannot be wrapped.
std::size_t widest_word(std::string_view text);

/// `text` in lines of at most `width` columns (0 = only at its own line ends), broken at spaces, never inside
/// a word: a longer one runs over, so that it can be copied whole. Spaces at the start of a line of `text`
/// indent what it continues on. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace corner::render
