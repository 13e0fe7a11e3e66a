#pragma once
// Private to format: what is canonical beside the layout: the order of keys, the spelling of texts.
#include "format/document.hpp"

namespace corner::format {

void settle(Document& document);

}  // namespace corner::format
