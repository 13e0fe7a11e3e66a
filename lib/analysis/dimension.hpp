#pragma once
// One fact of one pack, or of two together, cut into atoms: values between which no condition tells.
#include <array>
#include <cstddef>
#include <vector>

#include "policy/pack.hpp"

namespace corner::analysis {

/// For each of two packs; a single pack is the first.
template <class Item>
using Each = std::array<Item, 2>;

/// Values on which every condition says the same; as each pack that has the fact counts them. Never empty.
struct Atom {
  Each<policy::Accept> values;
};

struct Dimension {
  Each<int> fact{-1, -1};  ///< in each pack's facts; -1 = that pack has no such fact
  std::vector<Atom> atoms;
};

/// What one condition accepts of the fact.
struct Reading {
  int pack;
  const policy::Accept* accept;
};

/// `fact`: the same fact of either pack, or nullptr. Only values that every pack with the fact knows.
std::vector<Atom> cut(Each<const policy::Fact*> fact, const std::vector<Reading>& readings);

/// Whether `cut` can lay the two together: same type, and a value in common.
bool comparable(const policy::Fact& a, const policy::Fact& b);

/// A value of the atom as that pack counts it; of numbers the one nearest to 0.
policy::Value sample(const Atom& atom, int pack);

}  // namespace corner::analysis
