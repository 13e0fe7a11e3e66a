#include "analysis/space.hpp"

#include <algorithm>

#include "policy/box.hpp"

namespace corner::analysis {

using namespace policy;

bool Space::has(const Region& region, int dimension, std::size_t atom) const {
  return (region[spans_[static_cast<std::size_t>(dimension)].word + atom / 64] >> (atom % 64) & 1) != 0;
}

/// The days are atoms without values.
std::size_t Space::atoms(int dimension) const {
  const auto index = static_cast<std::size_t>(dimension);
  return index + 1 == dimensions_.size() ? days_.size() + 1 : dimensions_[index].atoms.size();
}

void Space::add(Region& region, int dimension, std::size_t atom) const {
  region[spans_[static_cast<std::size_t>(dimension)].word + atom / 64] |= std::uint64_t{1} << (atom % 64);
}

bool Space::whole(const Region& region, int dimension) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(dimension)];
  return std::equal(region.begin() + static_cast<std::ptrdiff_t>(word),
                    region.begin() + static_cast<std::ptrdiff_t>(word + words),
                    everything_.region.begin() + static_cast<std::ptrdiff_t>(word));
}

void Space::copy(const Region& from, int dimension, Region& into) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(dimension)];
  for (std::size_t i = word; i < word + words; ++i) into[i] = from[i];
}

bool Space::disjoint(const Region& region, Cut cut) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(cut.dimension)];
  std::uint64_t common = 0;
  for (std::size_t i = 0; i < words; ++i) common |= region[word + i] & pool_[cut.bits + i];
  return common == 0;
}

bool Space::contains(const Region& region, Cut cut) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(cut.dimension)];
  std::uint64_t beyond = 0;
  for (std::size_t i = 0; i < words; ++i) beyond |= region[word + i] & ~pool_[cut.bits + i];
  return beyond == 0;
}

bool Space::narrow(Sight& sight, Cut cut, bool inside) const {
  return keep(sight, cut.dimension, pool_.data() + cut.bits, inside);
}

bool Space::keep(Sight& sight, int dimension, const std::uint64_t* bits, bool inside) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(dimension)];
  std::uint64_t left = 0, lost = 0;
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t& atoms = sight.region[word + i];
    const std::uint64_t kept = atoms & (inside ? bits[i] : ~bits[i]);
    left |= kept;
    lost |= atoms ^ kept;
    atoms = kept;
  }
  if (lost != 0) note(sight, dimension);
  return left != 0;
}

/// Sees anew the boxes that read a dimension of which atoms were lost.
void Space::note(Sight& sight, int dimension) const {
  const auto [word, words] = spans_[static_cast<std::size_t>(dimension)];
  for (std::size_t pack = 0; pack < packs(); ++pack) {
    const auto& rows = rows_[pack][static_cast<std::size_t>(dimension)];
    BoxMask &can = sight.can[pack], &must = sight.must[pack];
    BoxMask some(can.words()), all = can.kept(rows.front().bits()).without(must.bits());
    each(sight.region.data() + word, words, [&](int atom) {
      const Bits row = rows[1 + static_cast<std::size_t>(atom)].bits();
      some.join(row);
      all.keep(row);
    });
    can.keep(some.bits());
    each(all.bits(), all.words(), [&](int box) {
      const auto holds = [&](Cut cut) { return contains(sight.region, cut); };
      if (std::ranges::all_of(cuts(static_cast<int>(pack), box), holds)) must.set(box, true);
    });
  }
}

std::vector<Sight> Space::matching(int pack, int rule, const Sight& sight) const {
  const Compiled& own = compiled(pack);
  std::vector<int> boxes{rule};
  for (const auto& complex : own.complex)
    for (int box = complex.when; complex.rule == rule && box < complex.unless; ++box) boxes.push_back(box);
  std::vector<Sight> sights;
  for (const int box : boxes) {
    if (!sight.can[static_cast<std::size_t>(pack)].has(box)) continue;
    Sight inner = sight;
    const auto keep_it = [&](Cut cut) { return narrow(inner, cut, true); };
    if (std::ranges::all_of(cuts(pack, box), keep_it)) sights.push_back(std::move(inner));
  }
  return sights;
}

std::optional<Sight> Space::within(const Sight& sight, int pack, const Box& box) const {
  Sight inner = sight;
  for (const auto& condition : box) {
    const int dimension =
        dimension_of_[static_cast<std::size_t>(pack)][static_cast<std::size_t>(condition.fact)];
    const auto& atoms = dimensions_[static_cast<std::size_t>(dimension)].atoms;
    std::vector<std::uint64_t> bits(spans_[static_cast<std::size_t>(dimension)].words);
    for (std::size_t i = 0; i < atoms.size(); ++i)
      if (condition.accept.has(sample(atoms[i], pack))) bits[i / 64] |= std::uint64_t{1} << (i % 64);
    if (!keep(inner, dimension, bits.data(), true)) return std::nullopt;
  }
  return inner;
}

std::optional<Sight> Space::within(const Sight& sight, const Region& region) const {
  Sight inner = sight;
  for (std::size_t i = 0; i < dimensions_.size(); ++i)
    if (!keep(inner, static_cast<int>(i), region.data() + spans_[i].word, true)) return std::nullopt;
  return inner;
}

std::vector<Unshared> Space::unshared() const {
  std::vector<Unshared> list;
  for (const auto& dimension : dimensions_) {
    if (dimension.fact[0] < 0 || dimension.fact[1] < 0) continue;
    for (std::size_t pack = 0; pack < 2; ++pack) {
      Accept values = policy::whole(compiled_[pack].pack.facts[static_cast<std::size_t>(dimension.fact[pack])]);
      for (const auto& atom : dimension.atoms) values = subtract(values, atom.values[pack]);
      if (!nothing(values)) list.push_back({static_cast<int>(pack), dimension.fact[pack], std::move(values)});
    }
  }
  return list;
}

}  // namespace corner::analysis
