#pragma once
// What a document says to people, as parts of a page to print.
#include <vector>

#include "render/document.hpp"
#include "render/page.hpp"
#include "render/render.hpp"

namespace corner::render {

/// A heading begins a part; prose is paragraphs, in which what is indented stays with what it follows; a table that people see has a line a
/// row, its first cell beside the others, each with its heading.
std::vector<Part> parts_of(const Document& document, const Style& style);

}  // namespace corner::render
