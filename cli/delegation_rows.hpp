#pragma once
// Delegations as rows: the list, and the one just given or ended.
#include <vector>

#include "render/document.hpp"
#include "store/delegations.hpp"

namespace corner::cli {

render::Table delegation_table(const std::vector<store::Delegation>& delegations);

}  // namespace corner::cli
