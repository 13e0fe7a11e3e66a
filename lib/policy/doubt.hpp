#pragma once
// Missing facts, as far as they can matter: the classes of values that live boxes tell apart.
#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <vector>

#include "policy/exact.hpp"
#include "policy/law.hpp"

namespace corner::policy {

/// A missing fact that matters.
struct Unknown {
  const Column* column;
  std::size_t rows, count;  ///< its classes: in Doubt::rows
};

template <std::size_t W>
class Doubt {
 public:
  /// `live`: the boxes that may accept the facts, but for those that cannot change the outcome.
  Doubt(const Compiled& of, const IndexSet& gaps, const Mask<W>& boxes, const Mask<W>& without)
      : compiled(of),
        live(boxes),
        waived(without),
        plain(!without.any() && !boxes.meets(of.at(of.uncommon))) {
    rows.reserve(32);
    unknowns.reserve(16);
    gaps.each([this](int gap) {
      const Column& column = compiled.columns[static_cast<std::size_t>(gap)];
      if (!live.within(compiled.must(column))) add(column);
    });
  }
  Doubt(const Doubt&) = delete;
  Doubt& operator=(const Doubt&) = delete;

  Bits nevers() const { return compiled.at(compiled.nevers); }
  Bits row(const Unknown& unknown, std::size_t i) const { return rows[unknown.rows + i].bits(); }
  /// What is in force for boxes of which it is certain whether they accept.
  Mask<W> in_force(const Mask<W>& boxes) const {
    return plain ? boxes.kept(compiled.at(compiled.first)) : stand(compiled, boxes, boxes, waived).in_force;
  }
  bool same_approvers(const Mask<W>& some, const Mask<W>& others) const;

  const Compiled& compiled;
  const Mask<W>& live;
  const Mask<W>& waived;
  const bool plain;  ///< rules of one box each that neither are waived nor override others

 private:
  void add(const Column& column);

  std::array<std::byte, 2048> near_;
  std::pmr::monotonic_buffer_resource memory_{near_.data(), near_.size()};

 public:
  std::pmr::vector<Unknown> unknowns{&memory_};
  std::pmr::vector<Mask<W>> rows{&memory_};
};

template <std::size_t W>
void Doubt<W>::add(const Column& column) {
  const std::size_t from = rows.size();
  // Boxes that all values agree on tell no classes apart: so many there are at most.
  const int boxes = live.without(compiled.must(column)).count();
  const std::size_t most = boxes < 8 ? std::size_t{1} << boxes : column.row_count;
  for (std::size_t i = 0; i < column.row_count && rows.size() - from < most; ++i) {
    const Mask<W> row = live.kept(compiled.row(column, i));
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(from);
    if (std::find(first, rows.end(), row) == rows.end()) rows.push_back(row);
  }
  unknowns.push_back({&column, from, rows.size() - from});
}

/// Of two sets of rules in force, those that ask for approval.
template <std::size_t W>
bool Doubt<W>::same_approvers(const Mask<W>& some, const Mask<W>& others) const {
  const Bits approvals = compiled.effect(Effect::approval);
  const Mask<W> one = some.kept(approvals), other = others.kept(approvals);
  return one == other || approvers_of(compiled, one) == approvers_of(compiled, other);
}

}  // namespace corner::policy
