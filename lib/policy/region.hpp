#pragma once
// A part of what the missing facts may be, which a search narrows condition by condition; `[[never]]` narrows it too.
#include <optional>
#include <vector>

#include "policy/doubt.hpp"

namespace corner::policy {

/// So many regions are looked at for one decision: beyond, it ends in TooOpen.
inline constexpr int most_regions = 200'000;

template <std::size_t W>
struct Region {
  std::vector<std::uint64_t> left;  ///< of each unknown, the classes that are left, as bits
  std::vector<Mask<W>> floors;      ///< of each unknown, the boxes that accept all of them
  Mask<W> can, must;                ///< the boxes that accept some of the region, and all of it
};

/// A class of each unknown.
using Spot = std::vector<std::size_t>;

/// A condition that parts of a region meet and others do not.
struct Branch {
  int box = -1;  ///< -1: there is none
  std::size_t unknown = 0;
};

/// Where regions lie.
template <std::size_t W>
class Ground {
 public:
  explicit Ground(const Doubt<W>& doubt);

  Region<W> everything() const;
  /// Keeps what meets the condition, or what does not; false when nothing is left.
  bool narrow(Region<W>& region, const Branch& at, bool met) const;
  bool narrow(Region<W>& region, std::size_t unknown, std::size_t cls) const;
  /// Where a never hangs on one condition alone, that condition cannot hold; false when nothing is left. Counts a step.
  bool obey(Region<W>& region);
  /// A part that no never touches, if there is one.
  std::optional<Region<W>> allowed(Region<W> region);
  /// The box that the fewest conditions leave open, and the first of those. `but`: an unknown that does not count.
  Branch choose(const Region<W>& region, const Mask<W>& boxes, std::optional<std::size_t> but = {}) const;
  /// The open boxes that decide whether these open rules are in force: their own, and those of rules that override.
  Mask<W> boxes_of(const Mask<W>& rules, const Standing<W>& standing, const Mask<W>& can, const Mask<W>& must) const;

  bool has(const Region<W>& region, std::size_t unknown, std::size_t cls) const {
    return (region.left[first_[unknown] + cls / 64] >> (cls % 64) & 1) != 0;
  }
  bool single(const Region<W>& region, std::size_t unknown) const;
  Spot spot(const Region<W>& region) const;
  /// The boxes that accept it, whatever the class of `but` is.
  Mask<W> at(const Spot& spot, std::optional<std::size_t> but = {}) const;
  void settle(Region<W>& region) const;
  void step();

 private:
  void keep(Region<W>& region, std::size_t unknown) const;
  int open(const Region<W>& region, int box, int most, std::optional<std::size_t> but, Branch& first) const;

  const Doubt<W>& doubt_;
  std::vector<std::size_t> first_;               ///< of each unknown: its first word in Region::left
  std::vector<std::vector<std::size_t>> reads_;  ///< of each box: the unknowns whose classes it tells apart
  int steps_ = 0;
};

}  // namespace corner::policy
