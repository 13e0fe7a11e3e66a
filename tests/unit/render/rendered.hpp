#pragma once
// What a document looks like in a style; shared by the tests of render.
#include <sstream>
#include <string>

#include "render/render.hpp"

namespace corner::render {

inline std::string rendered(const Document& document, const Style& style) {
  std::ostringstream out;
  write(out, document, style);
  return out.str();
}

}  // namespace corner::render
