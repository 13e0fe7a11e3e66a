#pragma once
// Small words around a problem: what was written, shown safely, and what to write instead.
#include <string>
#include <string_view>
#include <vector>

namespace corner::policy {

/// `text` made visible, and cut short where it is long: fit to stand in backticks.
std::string shown(std::string_view text);

/// "did you mean `x`?", else "expected `a`, `b` or `c`"; empty when there are no candidates.
std::string suggest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace corner::policy
