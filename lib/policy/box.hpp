#pragma once
// The algebra of boxes: exact, over the typed domains of a pack's facts.
#include <optional>
#include <span>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// All values of a fact, both ends in. Enumerations count from 0; an open list ends with "any other".
Interval domain(const Fact& fact);

/// All that the fact may be: its domain, and absence when it is declared.
Accept whole(const Fact& fact);

/// Sorts intervals and joins those that overlap or touch.
void normalise(std::vector<Interval>& ranges);

/// True when no value is accepted.
bool nothing(const Accept& accept);
Accept intersect(const Accept& a, const Accept& b);
Accept subtract(const Accept& a, const Accept& b);

/// The points of both boxes; nothing when they have none in common.
std::optional<Box> intersect(const Box& a, const Box& b);

/// The points of `box` outside `other`, as boxes that do not overlap.
std::vector<Box> subtract(const std::vector<Fact>& facts, const Box& box, const Box& other);

/// A part of `box` that no box of `cover` touches; nothing when together they cover it.
std::optional<Box> remainder(const std::vector<Fact>& facts, const Box& box, std::span<const Box> cover);

}  // namespace corner::policy
