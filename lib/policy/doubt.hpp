#pragma once
// Missing facts, as far as they can matter: the classes of values that live boxes tell apart.
#include "policy/ends.hpp"
#include "policy/gaps.hpp"

namespace corner::policy {

/// A missing fact that matters.
template <std::size_t W>
struct Unknown {
  const Column* column;
  Mask<W> floor;            ///< the live boxes that each class accepts
  std::size_t rows, count;  ///< its classes: in Doubt::rows
};

template <std::size_t W>
class Doubt : public Ends<W> {
 public:
  using Ends<W>::compiled;
  using Ends<W>::nevers;

  /// `boxes`: those that may accept what is left, but for those that cannot change what is asked.
  Doubt(const Gaps<W>& gaps, const Mask<W>& boxes, const Mask<W>& without) : Ends<W>(gaps.compiled, boxes, without), live(boxes) {
    for (const auto& gap : gaps.list)
      if (!live.within(gap.floor.bits())) add(gap);
  }

  Bits row(const Unknown<W>& unknown, std::size_t i) const { return rows[unknown.rows + i].bits(); }

  Mask<W> live;
  Few<Unknown<W>, 16> unknowns;
  Few<Mask<W>, 64> rows;

 private:
  void add(const Gap<W>& gap);
  void add(const Mask<W>& row, std::size_t from);
};

template <std::size_t W>
void Doubt<W>::add(const Gap<W>& gap) {
  const std::size_t from = rows.size();
  const Mask<W> floor = live.kept(gap.floor.bits());
  // Boxes that all values agree on tell no classes apart: so many there are at most.
  const int boxes = live.without(gap.floor.bits()).count();
  const std::size_t most = boxes < 8 ? std::size_t{1} << boxes : gap.column->row_count;
  if (boxes == 1) {
    rows.push_back(floor);
    rows.push_back(live);
  } else {
    for (std::size_t i = 0; i < gap.column->row_count && rows.size() - from < most; ++i) {
      const Bits whole = compiled.row(*gap.column, i);
      if (!gap.barred.meets(whole)) add(live.kept(whole), from);
    }
  }
  if (rows.size() - from == 1)
    live.keep(rows[from].bits());
  else
    unknowns.push_back({gap.column, floor, from, rows.size() - from});
}

/// Adds a class to those from `from` on; but not where another accepts the same but for fewer nevers: whatever the
/// other facts are, nothing follows from the one that does not follow from the other.
template <std::size_t W>
void Doubt<W>::add(const Mask<W>& row, std::size_t from) {
  for (std::size_t i = from; i < rows.size(); ++i) {
    const Mask<W> beyond = row.without(rows[i].bits()), short_of = rows[i].without(row.bits());
    if (!short_of.any() && beyond.within(nevers())) return;
    if (!beyond.any() && short_of.within(nevers())) {
      rows[i] = row;
      return;
    }
  }
  rows.push_back(row);
}

}  // namespace corner::policy
