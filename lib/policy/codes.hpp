#pragma once
// The words that packs and JSON use for enumerations, in the order of their values.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

template <std::size_t Size>
using Codes = std::array<std::string_view, Size>;

inline constexpr Codes<3> effect_codes{"permit", "approval", "refuse"};
inline constexpr Codes<4> stock_codes{"unit", "bulk", "none", "kit"};
inline constexpr Codes<5> expect_codes{"permit", "approval", "refuse", "undetermined", "impossible"};
inline constexpr Codes<6> closed_codes{"count", "skip", "forward", "backward", "same-weekday", "extend"};
inline constexpr Codes<3> holiday_codes{"none", "fr", "fr-alsace-moselle"};
inline constexpr Codes<2> late_codes{"none", "as-many-days"};

/// What `[check]` speaks of.
inline constexpr std::array<std::pair<const char*, std::optional<desk::Threshold> desk::Checks::*>, 4> checks{
    {{"late", &desk::Checks::late}, {"lapsed", &desk::Checks::lapsed}, {"nights", &desk::Checks::nights}, {"days_left", &desk::Checks::days_left}}};

template <class Enum, std::size_t Size>
std::optional<Enum> decode(const Codes<Size>& codes, std::string_view word) {
  for (std::size_t i = 0; i < Size; ++i)
    if (codes[i] == word) return static_cast<Enum>(i);
  return std::nullopt;
}

template <class Enum, std::size_t Size>
std::string_view encode(const Codes<Size>& codes, Enum value) {
  return codes[static_cast<std::size_t>(value)];
}

template <std::size_t Size>
std::vector<std::string> words(const Codes<Size>& codes) {
  return {codes.begin(), codes.end()};
}

}  // namespace corner::policy
