#include "policy/exact.hpp"

#include "policy/search.hpp"
#include "policy/walk.hpp"

namespace corner::policy {
namespace {

/// Open rules of one box that change nothing whether they match: they override nothing, and what is certain
/// is at least as severe and, for an approval, asks their approvers already.
template <std::size_t W>
Mask<W> idle(const Compiled& compiled, const Standing<W>& standing) {
  Mask<W> rules(compiled.words);
  const unsigned certain = severity(compiled, standing.in_force);
  if (certain == 0) return rules;
  rules = standing.open();
  rules.drop(compiled.at(compiled.overriding));
  rules.drop(compiled.at(compiled.several));
  for (const Effect effect : {Effect::approval, Effect::refuse})
    if (severity_of(effect) > certain) rules.drop(compiled.effect(effect));
  if (certain > severity_of(Effect::approval)) return rules;
  for (const std::size_t asking : compiled.asking)
    if (!standing.in_force.meets(compiled.at(asking))) rules.drop(compiled.at(asking));
  return rules;
}

/// Whether the values of one fact lead to several ends, where they are all that is open of these boxes.
template <std::size_t W>
bool several_ends(const Gap<W>& gap, const Mask<W>& boxes, const Ends<W>& ends) {
  Seen<W> seen(ends);
  const Mask<W> sure = boxes.kept(gap.floor.bits());
  if (boxes.without(sure.bits()).single()) return seen.another(sure) || seen.another(boxes);
  for (std::size_t i = 0; i < gap.column->row_count; ++i) {
    const Bits row = ends.compiled.row(*gap.column, i);
    if (!gap.barred.meets(row) && seen.another(boxes.kept(row))) return true;
  }
  return false;
}

/// Of the values of a missing fact that accept `box`, what the fewest of these boxes accept.
template <std::size_t W>
Mask<W> least(const Compiled& compiled, const Gap<W>& gap, const Mask<W>& boxes, const Mask<W>& box) {
  Mask<W> fewest = boxes.kept(gap.floor.bits()), best = boxes;
  fewest.join(box.bits());
  for (std::size_t i = 0; i < gap.column->row_count && best != fewest; ++i) {
    const Bits row = compiled.row(*gap.column, i);
    const Mask<W> here = boxes.kept(row);
    if (box.within(row) && here.within(best.bits()) && !gap.barred.meets(row)) best = here;
  }
  return best;
}

/// Whether it is plain that the gap's value alone changes the outcome: where a rule that reads it is met but for it,
/// and as few others as that takes.
template <std::size_t W>
bool matters(const Gaps<W>& gaps, const Gap<W>& gap, const Mask<W>& live, const Mask<W>& told, const Ends<W>& ends) {
  bool plain = false;
  each(told.bits(), told.words(), [&](int bit) {
    if (plain) return;
    Mask<W> box(ends.compiled.words), boxes = live;
    box.set(bit, true);
    for (const auto& other : gaps.list)
      if (&other != &gap && !boxes.within(other.floor.bits())) boxes = least(ends.compiled, other, boxes, box);
    plain = several_ends(gap, boxes, ends);
  });
  return plain;
}

/// Adds the facts of which it is plain that their value alone changes the outcome. Whether it is plain of each that
/// rules read whether it does.
template <std::size_t W>
bool add_plain(const Gaps<W>& gaps, const Mask<W>& live, const Ends<W>& ends, FactSet& facts) {
  bool all = true;
  for (const auto& gap : gaps.list) {
    const Mask<W> told = live.without(gap.floor.bits()).without(ends.nevers());
    if (!told.any()) continue;
    if (matters(gaps, gap, live, told, ends)) facts.add(gap.column->fact);
    else all = false;
  }
  return all;
}

template <std::size_t W>
std::size_t completions_of(const Doubt<W>& doubt) {
  std::size_t completions = 1;
  for (const auto& unknown : doubt.unknowns)
    if (completions <= few_completions) completions *= unknown.count;
  return completions;
}

}  // namespace

template <std::size_t W>
Answer ask(const Gaps<W>& gaps, const Mask<W>& waived, const Standing<W>& standing) {
  const Compiled& compiled = gaps.compiled;
  Mask<W> live = gaps.can.without(idle(compiled, standing).bits());
  gaps.forget(live);
  FactSet plain;
  if (add_plain(gaps, live, Ends<W>(compiled, live, waived), plain) && !plain.empty())
    return {.reached = Reached::several, .missing = plain};
  const Doubt<W> doubt(gaps, live, waived);
  Answer answer = completions_of(doubt) <= few_completions ? Walk<W>(doubt).answer(plain) : Search<W>(doubt).answer();
  if (answer.reached == Reached::several && answer.missing.empty()) answer.missing = Search<W>(doubt).fewest();
  return answer;
}

template <std::size_t W>
void weigh(const Gaps<W>& gaps, const Mask<W>& waived, Effect effect, Standing<W>& standing) {
  const Compiled& compiled = gaps.compiled;
  const Mask<W> open = standing.open().kept(compiled.effect(effect));
  if (!open.any()) return;
  Mask<W> live = open.without(compiled.at(compiled.nevers));
  live.join(standing.may_be.kept(compiled.at(compiled.overriding)).bits());
  for (const auto& complex : compiled.complex)
    for (int box = complex.when; live.has(complex.rule) && box < complex.end; ++box) live.set(box, true);
  // A lone box, which nothing but a never could keep from matching or from not matching.
  const bool lone = !live.meets(compiled.at(compiled.uncommon)) && !open.meets(standing.matches.bits());
  live.join(compiled.at(compiled.nevers));
  live.keep(gaps.can.bits());
  gaps.forget(live);
  if (lone && !live.meets(compiled.at(compiled.nevers))) return;
  const Doubt<W> doubt(gaps, live, waived);
  Mask<W> may_be(compiled.words), in_force(compiled.words);
  if (completions_of(doubt) <= few_completions) Walk<W>(doubt).weigh(open, may_be, in_force);
  else Search<W>(doubt).weigh(open, may_be, in_force);
  standing.may_be.drop(open.without(may_be.bits()).bits());
  standing.in_force.join(in_force.bits());
}

template Answer ask(const Gaps<1>&, const Mask<1>&, const Standing<1>&);
template void weigh(const Gaps<1>&, const Mask<1>&, Effect, Standing<1>&);
template Answer ask(const Gaps<2>&, const Mask<2>&, const Standing<2>&);
template void weigh(const Gaps<2>&, const Mask<2>&, Effect, Standing<2>&);
template Answer ask(const Gaps<4>&, const Mask<4>&, const Standing<4>&);
template void weigh(const Gaps<4>&, const Mask<4>&, Effect, Standing<4>&);
template Answer ask(const Gaps<8>&, const Mask<8>&, const Standing<8>&);
template void weigh(const Gaps<8>&, const Mask<8>&, Effect, Standing<8>&);
template Answer ask(const Gaps<0>&, const Mask<0>&, const Standing<0>&);
template void weigh(const Gaps<0>&, const Mask<0>&, Effect, Standing<0>&);

}  // namespace corner::policy
