#pragma once
// What toml++ must never see: input on which version 3.3.0 overflows its stack or runs into undefined
// behaviour.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace corner::policy {

/// The largest file that is read.
inline constexpr std::size_t largest_file = 1 << 20;

/// Why `text` is not even handed to the TOML reader; nothing when it is.
std::optional<Problem> guard_toml(const std::string& file, std::string_view text);

}  // namespace corner::policy
