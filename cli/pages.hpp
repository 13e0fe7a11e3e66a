#pragma once
// Pages as PDF, by the program that draws them.
#include <string>

#include "cli/command.hpp"
#include "render/page.hpp"

namespace corner::cli {

/// An answer that is the page as a file. Throws Error when it cannot be drawn.
Outcome printed(const Context& context, const render::Page& page);

}  // namespace corner::cli
