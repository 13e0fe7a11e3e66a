#pragma once
// The paper that goes with a thing: what to collect, or what was handed over.
#include "render/page.hpp"
#include "store/store.hpp"

namespace corner::cli {

enum class Paper { slip, receipt };

/// In the language that is spoken now. Throws Error (Failure::conflict) when the request is not reserved, or for a receipt, was not
/// collected.
render::Page slip_page(store::Store& store, const store::Request& request, Paper paper, Instant at);

}  // namespace corner::cli
