#pragma once
// Money: whole cents of one currency (EUR), never a float.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/words.hpp"

namespace corner {

struct Cents {
  std::int64_t value = 0;
  auto operator<=>(const Cents&) const = default;
};

/// `800`, `800.5`, `800,50`, with or without ` €`; nothing otherwise, and nothing below zero.
std::optional<Cents> parse_money(std::string_view text);

/// `800.50`: for files and scripts.
std::string to_string(Cents amount);

/// `1 428,74 €` in French (no-break spaces), `€1,428.74` in English.
std::string show(Cents amount, Language language);

}  // namespace corner
