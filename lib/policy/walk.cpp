#include "policy/walk.hpp"

#include <algorithm>
#include <optional>

namespace corner::policy {

/// Puts this unknown last, and those that nevers tie to it first.
template <std::size_t W>
void Walk<W>::start(std::size_t last) {
  const auto& unknowns = doubt_.unknowns;
  const Mask<W> ties = doubt_.live.without(unknowns[last].floor.bits()).kept(doubt_.nevers());
  order_.clear();
  for (const bool tied : {true, false})
    for (std::size_t i = 0; i < unknowns.size(); ++i)
      if (i != last && ties.within(unknowns[i].floor.bits()) != tied) order_.push_back(&unknowns[i]);
  sure_.clear();
  sure_.push_back(doubt_.live);
  for (std::size_t i = order_.size(); i-- > 0;) sure_.push_back(sure_.back().kept(order_[i]->floor.bits()));
  std::reverse(sure_.begin(), sure_.end());
  order_.push_back(&unknowns[last]);
}

/// Whether the last unknown has classes that no never is certain to bar, and that boxes tell apart which may count.
template <std::size_t W>
bool Walk<W>::hangs(const Mask<W>& boxes, std::size_t step) const {
  const Unknown<W>& last = *order_.back();
  const Mask<W> counting = doubt_.counting(boxes, boxes.kept(sure_[step].bits()).kept(last.floor.bits()));
  std::optional<Mask<W>> first;
  for (std::size_t i = 0; i < last.count; ++i) {
    const Mask<W> row(doubt_.row(last, i), doubt_.compiled.words);
    if (boxes.kept(row.bits()).kept(sure_[step].bits()).meets(doubt_.nevers())) continue;
    const Mask<W> here = counting.kept(row.bits());
    if (!first) first = here;
    else if (here != *first) return true;
  }
  return false;
}

/// Whether the last unknown alone changes the end, for some classes of the others.
template <std::size_t W>
bool Walk<W>::differs(const Mask<W>& boxes, std::size_t step) const {
  if (!hangs(boxes, step)) return false;
  if (step + 1 == order_.size()) {
    Seen<W> seen(doubt_);
    return several(boxes, step, seen);
  }
  for (std::size_t i = 0; i < order_[step]->count; ++i)
    if (differs(boxes.kept(doubt_.row(*order_[step], i)), step + 1)) return true;
  return false;
}

/// Whether there are completions with another end than the one seen, or than the first, which is seen then.
template <std::size_t W>
bool Walk<W>::several(const Mask<W>& boxes, std::size_t step, Seen<W>& seen) const {
  if (step == order_.size()) return seen.another(boxes);
  for (std::size_t i = 0; i < order_[step]->count; ++i)
    if (several(boxes.kept(doubt_.row(*order_[step], i)), step + 1, seen)) return true;
  return false;
}

template <std::size_t W>
Answer Walk<W>::answer(const FactSet& known) {
  Answer answer{.missing = known};
  for (std::size_t i = 0; i < doubt_.unknowns.size(); ++i) {
    if (known.has(doubt_.unknowns[i].column->fact)) continue;
    start(i);
    if (differs(doubt_.live, 0)) answer.missing.add(doubt_.unknowns[i].column->fact);
  }
  Seen<W> seen(doubt_);
  if (!answer.missing.empty() || several(doubt_.live, 0, seen)) {
    answer.reached = Reached::several;
  } else if (seen.any()) {
    answer.reached = Reached::one;
    answer.effect = seen.effect();
  }
  return answer;
}

template <std::size_t W>
void Walk<W>::weigh(const Mask<W>& boxes, std::size_t step, Mask<W>& may_be, Mask<W>& in_force) const {
  if (step < doubt_.unknowns.size()) {
    const Unknown<W>& unknown = doubt_.unknowns[step];
    for (std::size_t i = 0; i < unknown.count; ++i) weigh(boxes.kept(doubt_.row(unknown, i)), step + 1, may_be, in_force);
  } else if (!boxes.meets(doubt_.nevers())) {
    const Mask<W> here = doubt_.in_force(boxes);
    may_be.join(here.bits());
    in_force.keep(here.bits());
  }
}

template class Walk<1>;
template class Walk<2>;
template class Walk<4>;
template class Walk<8>;
template class Walk<0>;

}  // namespace corner::policy
