#pragma once
// Waivers as rows: the list, one person's, the one just granted.
#include <vector>

#include "render/document.hpp"
#include "store/waivers.hpp"

namespace corner::cli {

render::Table waiver_table(const std::vector<store::Waiver>& waivers);

}  // namespace corner::cli
