#pragma once
// The part of compiling that cuts facts into cells.
#include <cstdint>
#include <vector>

#include "policy/compile.hpp"

namespace corner::policy {

/// A mask while it is made.
using Words = std::vector<std::uint64_t>;

void set(Words& mask, int bit, bool value = true);

/// Where `mask` stands in `pool` from now on.
std::size_t append(std::vector<std::uint64_t>& pool, const Words& mask);

/// Fills columns, near, far and cuts. `boxes` in the order of their bits; `everything`: all of these bits.
void lay_columns(Compiled& compiled, const std::vector<const Box*>& boxes, const Words& everything);

}  // namespace corner::policy
