#pragma once
// Private to render: a page as PDF, on as many A4 sheets as it takes.
#include <string>

#include "render/page.hpp"

namespace corner::render {

/// Equal pages are equal bytes, with the same fonts installed. Throws Error.
std::string pdf(const Page& page);

}  // namespace corner::render
