#include "policy/region.hpp"

#include <bit>
#include <limits>

#include "core/words.hpp"

namespace corner::policy {

template <std::size_t W>
Ground<W>::Ground(const Doubt<W>& doubt) : doubt_(doubt), reads_(doubt.compiled.words * 64) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < doubt.unknowns.size(); ++i) {
    first_.push_back(words);
    words += (doubt.unknowns[i].count + 63) / 64;
    const Mask<W> told = doubt.live.without(doubt.compiled.must(*doubt.unknowns[i].column));
    each(told.bits(), told.words(), [&](int box) { reads_[static_cast<std::size_t>(box)].push_back(i); });
  }
  first_.push_back(words);
}

template <std::size_t W>
Region<W> Ground<W>::everything() const {
  Region<W> region{std::vector<std::uint64_t>(first_.back()), {}, doubt_.live, doubt_.live};
  region.floors.assign(doubt_.unknowns.size(), doubt_.live);
  for (std::size_t i = 0; i < doubt_.unknowns.size(); ++i) {
    for (std::size_t cls = 0; cls < doubt_.unknowns[i].count; ++cls)
      region.left[first_[i] + cls / 64] |= std::uint64_t{1} << (cls % 64);
    keep(region, i);
  }
  settle(region);
  return region;
}

/// Brings `can` and the unknown's floor up to date with the classes that are left of it.
template <std::size_t W>
void Ground<W>::keep(Region<W>& region, std::size_t unknown) const {
  Mask<W> some(region.can.words());
  region.floors[unknown] = region.can;
  for (std::size_t cls = 0; cls < doubt_.unknowns[unknown].count; ++cls) {
    if (!has(region, unknown, cls)) continue;
    some.join(doubt_.row(doubt_.unknowns[unknown], cls));
    region.floors[unknown].keep(doubt_.row(doubt_.unknowns[unknown], cls));
  }
  region.can.keep(some.bits());
}

/// Brings `must` up to date with the floors.
template <std::size_t W>
void Ground<W>::settle(Region<W>& region) const {
  region.must = region.can;
  for (const auto& floor : region.floors) region.must.keep(floor.bits());
}

template <std::size_t W>
bool Ground<W>::narrow(Region<W>& region, const Branch& at, bool met) const {
  bool any = false;
  for (std::size_t cls = 0; cls < doubt_.unknowns[at.unknown].count; ++cls) {
    if (!has(region, at.unknown, cls)) continue;
    const bool accepts = doubt_.rows[doubt_.unknowns[at.unknown].rows + cls].has(at.box);
    if (accepts == met) any = true;
    else region.left[first_[at.unknown] + cls / 64] &= ~(std::uint64_t{1} << (cls % 64));
  }
  if (!any) return false;
  keep(region, at.unknown);
  settle(region);
  return true;
}

template <std::size_t W>
bool Ground<W>::narrow(Region<W>& region, std::size_t unknown, std::size_t cls) const {
  if (!has(region, unknown, cls)) return false;
  for (std::size_t i = first_[unknown]; i < first_[unknown + 1]; ++i) region.left[i] = 0;
  region.left[first_[unknown] + cls / 64] = std::uint64_t{1} << (cls % 64);
  keep(region, unknown);
  settle(region);
  return true;
}

template <std::size_t W>
void Ground<W>::step() {
  if (++steps_ > most_regions)
    throw TooOpen(say_count("This policy leaves too much open: with so many facts missing, no exact answer was found in {0} step. Give more facts.",
                            "This policy leaves too much open: with so many facts missing, no exact answer was found in {0} steps. Give more facts.",
                            most_regions));
}

template <std::size_t W>
bool Ground<W>::obey(Region<W>& region) {
  step();
  for (bool changed = true; changed;) {
    changed = false;
    const Mask<W> nevers = region.can.kept(doubt_.nevers());
    if (nevers.meets(region.must.bits())) return false;
    bool possible = true;
    each(nevers.bits(), nevers.words(), [&](int never) {
      Branch only;
      if (!possible || !region.can.has(never) || open(region, never, 2, {}, only) > 1) return;
      possible = only.box >= 0 && narrow(region, only, false);
      changed = true;
    });
    if (!possible) return false;
  }
  return true;
}

template <std::size_t W>
std::optional<Region<W>> Ground<W>::allowed(Region<W> region) {
  if (!obey(region)) return std::nullopt;
  const Branch branch = choose(region, region.can.kept(doubt_.nevers()));
  if (branch.box < 0) return region;
  Region<W> outside = region;
  if (narrow(outside, branch, false))
    if (auto part = allowed(std::move(outside))) return part;
  if (!narrow(region, branch, true)) return std::nullopt;
  return allowed(std::move(region));
}

/// How many conditions of the box are open, counted up to `most`; `first` is the first of them.
template <std::size_t W>
int Ground<W>::open(const Region<W>& region, int box, int most, std::optional<std::size_t> but, Branch& first) const {
  int count = 0;
  for (const std::size_t unknown : reads_[static_cast<std::size_t>(box)]) {
    if (unknown == but || region.floors[unknown].has(box)) continue;
    if (count++ == 0) first = {box, unknown};
    if (count >= most) break;
  }
  return count;
}

template <std::size_t W>
Branch Ground<W>::choose(const Region<W>& region, const Mask<W>& boxes, std::optional<std::size_t> but) const {
  Branch best;
  int fewest = std::numeric_limits<int>::max();
  each(boxes.bits(), boxes.words(), [&](int box) {
    Branch first;
    const int conditions = open(region, box, fewest, but, first);
    if (conditions == 0 || conditions >= fewest) return;
    best = first;
    fewest = conditions;
  });
  return best;
}

template <std::size_t W>
Mask<W> Ground<W>::boxes_of(const Mask<W>& rules, const Standing<W>& standing, const Mask<W>& can, const Mask<W>& must) const {
  const Compiled& compiled = doubt_.compiled;
  Mask<W> boxes = rules;
  boxes.join(standing.open().kept(compiled.at(compiled.overriding)).bits());
  if (boxes.meets(compiled.at(compiled.several)))
    for (const auto& complex : compiled.complex)
      for (int box = complex.when; boxes.has(complex.rule) && box < complex.end; ++box) boxes.set(box, true);
  boxes.keep(can.bits());
  boxes.drop(must.bits());
  return boxes;
}

template <std::size_t W>
bool Ground<W>::single(const Region<W>& region, std::size_t unknown) const {
  int count = 0;
  for (std::size_t i = first_[unknown]; i < first_[unknown + 1]; ++i) count += std::popcount(region.left[i]);
  return count == 1;
}

template <std::size_t W>
Spot Ground<W>::spot(const Region<W>& region) const {
  Spot spot(doubt_.unknowns.size());
  for (std::size_t i = 0; i < spot.size(); ++i)
    while (!has(region, i, spot[i])) ++spot[i];
  return spot;
}

template <std::size_t W>
Mask<W> Ground<W>::at(const Spot& spot, std::optional<std::size_t> but) const {
  Mask<W> boxes = doubt_.live;
  for (std::size_t i = 0; i < spot.size(); ++i)
    if (i != but) boxes.keep(doubt_.row(doubt_.unknowns[i], spot[i]));
  return boxes;
}

template class Ground<1>;
template class Ground<2>;
template class Ground<4>;
template class Ground<8>;
template class Ground<0>;

}  // namespace corner::policy
