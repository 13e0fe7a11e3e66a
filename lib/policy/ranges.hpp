#pragma once
// Numbers and ranges as packs write them: `3`, `799.90`, `< 3`, `>= 2`, `2..5`.
#include <optional>
#include <string>
#include <string_view>

#include "policy/pack.hpp"

namespace corner::policy {

/// A whole number; for money, euros with or without cents. Nothing otherwise. Not held to the domain.
std::optional<Value> parse_number(const Fact& fact, std::string_view text);

/// As `parse_number` reads it.
std::string write_number(const Fact& fact, Value value);

/// Why a text is no range of a fact, if it is none.
enum class RangeFault { none, not_a_range, out_of_domain, empty };

struct Range {
  Interval interval{0, 0};
  RangeFault fault = RangeFault::none;
};

/// A comparison or a range of an integer, of months or of money; its numbers must lie in the domain.
Range parse_range(const Fact& fact, std::string_view text);

}  // namespace corner::policy
