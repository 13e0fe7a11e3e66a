#include "policy/gaps.hpp"

namespace corner::policy {

template <std::size_t W>
bool Gaps<W>::narrow() {
  for (Mask<W> lone = can.kept(compiled.at(compiled.nevers)); lone.any(); lone.keep(can.bits())) {
    Mask<W> once(compiled.words), twice(compiled.words);
    for (const auto& gap : list) {
      const Mask<W> open = can.without(gap.floor.bits());
      twice.join(once.kept(open.bits()).bits());
      once.join(open.bits());
    }
    if (!lone.within(once.bits())) return false;
    lone.drop(twice.bits());
    if (!lone.any()) break;
    for (auto& gap : list) {
      const Mask<W> nevers = lone.without(gap.floor.bits());
      if (nevers.any() && !bar(gap, nevers)) return false;
    }
    lone = Mask<W>(compiled.at(compiled.nevers), compiled.words);
  }
  settle();
  return true;
}

/// False when no value is left.
template <std::size_t W>
bool Gaps<W>::bar(Gap<W>& gap, const Mask<W>& nevers) {
  gap.barred.join(nevers.bits());
  Mask<W> some(compiled.words), all = can;
  bool any = false;
  for (std::size_t i = 0; i < gap.column->row_count; ++i) {
    const Bits row = compiled.row(*gap.column, i);
    const bool left = !gap.barred.meets(row);
    some.join_if(row, left);
    all.keep_if(row, left);
    any |= left;
  }
  can.keep(some.bits());
  gap.floor = all;
  return any;
}

template <std::size_t W>
void Gaps<W>::forget(Mask<W>& live) const {
  const Bits nevers = compiled.at(compiled.nevers);
  if (!live.meets(nevers)) return;
  for (const auto& gap : list) {
    const Mask<W> read = live.without(gap.floor.bits());
    if (!read.any() || !read.within(nevers)) continue;
    for (std::size_t i = 0; i < gap.column->row_count; ++i) {
      const Bits row = compiled.row(*gap.column, i);
      if (!read.meets(row) && !gap.barred.meets(row)) live.drop(read.bits());
    }
  }
}

template <std::size_t W>
bool Gaps<W>::clearly_allowed() const {
  Mask<W> barred = can.kept(compiled.at(compiled.nevers));
  if (!barred.any()) return true;
  for (const auto& gap : list) {
    if (barred.within(gap.floor.bits())) continue;
    Mask<W> best = barred;
    for (std::size_t i = 0; i < gap.column->row_count; ++i) {
      const Bits row = compiled.row(*gap.column, i);
      if (gap.barred.meets(row)) continue;
      const Mask<W> here = barred.kept(row);
      if (here.within(best.bits())) best = here;
    }
    barred = best;
  }
  return !barred.any();
}

template class Gaps<1>;
template class Gaps<2>;
template class Gaps<4>;
template class Gaps<8>;
template class Gaps<0>;

}  // namespace corner::policy
