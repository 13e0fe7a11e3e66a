#pragma once
// The exact question where completions are many: a search that stops wherever masks settle the outcome.
#include "policy/doubt.hpp"

namespace corner::policy {

template <std::size_t W>
Answer<W> search(const Doubt<W>& doubt);

}  // namespace corner::policy
