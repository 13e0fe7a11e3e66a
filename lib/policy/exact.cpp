#include "policy/exact.hpp"

#include <optional>

#include "policy/doubt.hpp"
#include "policy/search.hpp"

namespace corner::policy {
namespace {

/// So many are simply all tried.
constexpr std::size_t few_completions = 512;

/// Open rules of one box that change nothing whether they match: they override nothing, and what is certain
/// is at least as severe and, for an approval, asks their approvers already.
template <std::size_t W>
Mask<W> idle(const Compiled& compiled, const Standing<W>& standing) {
  Mask<W> rules(compiled.words);
  const unsigned certain = severity(compiled, standing.in_force);
  if (certain == 0) return rules;
  rules = standing.open();
  rules.drop(compiled.effect(Effect::refuse));
  rules.drop(compiled.at(compiled.overriding));
  rules.drop(compiled.at(compiled.several));
  const Bits approvals = compiled.effect(Effect::approval);
  if (!rules.meets(approvals)) return rules;
  const RuleSet agreed = approvers_of(compiled, standing.in_force.kept(approvals));
  const Mask<W> asking = rules.kept(approvals);
  each(asking.bits(), asking.words(), [&](int rule) {
    if (!agreed.contains(compiled.roles[static_cast<std::size_t>(rule)])) rules.set(rule, false);
  });
  return rules;
}

/// Leaves out of `live` nevers that read a missing fact which no rule reads, where one of its values is outside of
/// them all: whatever the other facts are, that value keeps them from barring anything.
template <std::size_t W>
void forget(const Compiled& compiled, const IndexSet& gaps, Mask<W>& live) {
  const Bits nevers = compiled.at(compiled.nevers);
  if (!live.meets(nevers)) return;
  gaps.each([&](int gap) {
    const Column& column = compiled.columns[static_cast<std::size_t>(gap)];
    const Mask<W> read = live.without(compiled.must(column));
    if (!read.any() || !read.within(nevers)) return;
    for (std::size_t i = 0; i < column.row_count; ++i)
      if (!read.meets(compiled.row(column, i))) return live.drop(read.bits());
  });
}

/// All completions, class by class, with the end of each.
template <std::size_t W>
class Table {
 public:
  Table(const Doubt<W>& doubt, std::size_t completions);
  Answer answer();
  /// Of these rules: those that are in force in some completion, and in every one.
  void weigh(const Mask<W>& rules, Mask<W>& may_be, Mask<W>& in_force) const;

 private:
  static constexpr std::uint8_t barred = 0;
  static Effect effect_of(std::uint8_t end) { return static_cast<Effect>(end > 3 ? 1 : end - 1); }

  void judge();
  std::uint8_t end_of(const Mask<W>& boxes, std::vector<Mask<W>>& approvals) const;
  bool differs(std::size_t stride, std::size_t count) const;

  const Doubt<W>& doubt_;
  std::array<std::byte, few_completions * sizeof(Mask<W>)> near_;
  std::pmr::monotonic_buffer_resource memory_{near_.data(), near_.size()};
  std::pmr::vector<Mask<W>> boxes_;
  /// Of each completion: barred, else 1 + effect, else (approvals by further approvers) more.
  std::array<std::uint8_t, few_completions> ends_;
};

template <std::size_t W>
Table<W>::Table(const Doubt<W>& doubt, std::size_t completions)
    : doubt_(doubt), boxes_(completions, doubt.live, &memory_) {
  std::size_t done = 1;
  for (const auto& unknown : doubt.unknowns) {
    for (std::size_t i = unknown.count; i-- > 0;)
      for (std::size_t k = 0; k < done; ++k) boxes_[i * done + k] = boxes_[k].kept(doubt.row(unknown, i));
    done *= unknown.count;
  }
}

template <std::size_t W>
void Table<W>::judge() {
  std::vector<Mask<W>> approvals;
  for (std::size_t i = 0; i < boxes_.size(); ++i)
    ends_[i] = boxes_[i].meets(doubt_.nevers()) ? barred : end_of(boxes_[i], approvals);
}

template <std::size_t W>
std::uint8_t Table<W>::end_of(const Mask<W>& boxes, std::vector<Mask<W>>& approvals) const {
  const Mask<W> in_force = doubt_.in_force(boxes);
  const Effect effect = doubt_.compiled.outcome(severity(doubt_.compiled, in_force));
  if (effect != Effect::approval) return static_cast<std::uint8_t>(1 + static_cast<int>(effect));
  const auto same = std::find_if(approvals.begin(), approvals.end(), [&](const Mask<W>& other) {
    return doubt_.same_approvers(in_force, other);
  });
  const auto number = same - approvals.begin();
  if (same == approvals.end()) approvals.push_back(in_force);
  return static_cast<std::uint8_t>(number == 0 ? 2 : 3 + number);
}

/// Whether somewhere two ends differ that lie along one unknown.
template <std::size_t W>
bool Table<W>::differs(std::size_t stride, std::size_t count) const {
  for (std::size_t from = 0; from < boxes_.size(); from += stride * count) {
    for (std::size_t k = from; k < from + stride; ++k) {
      std::uint8_t seen = barred;
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t end = ends_[k + i * stride];
        if (end == barred) continue;
        if (seen != barred && seen != end) return true;
        seen = end;
      }
    }
  }
  return false;
}

template <std::size_t W>
Answer Table<W>::answer() {
  judge();
  Answer answer;
  std::uint8_t first = barred;
  for (std::size_t i = 0; i < boxes_.size() && answer.reached != Reached::several; ++i) {
    if (ends_[i] == barred || ends_[i] == first) continue;
    answer.reached = first == barred ? Reached::one : Reached::several;
    if (first == barred) answer.effect = effect_of(ends_[i]);
    first = ends_[i];
  }
  if (answer.reached != Reached::several) return answer;
  std::size_t stride = 1;
  for (const auto& unknown : doubt_.unknowns) {
    if (differs(stride, unknown.count)) answer.missing.add(unknown.column->fact);
    stride *= unknown.count;
  }
  return answer;
}

template <std::size_t W>
void Table<W>::weigh(const Mask<W>& rules, Mask<W>& may_be, Mask<W>& in_force) const {
  may_be = Mask<W>(doubt_.compiled.words);
  in_force = rules;
  for (const auto& boxes : boxes_) {
    if (boxes.meets(doubt_.nevers())) continue;
    const Mask<W> here = doubt_.in_force(boxes);
    may_be.join(here.kept(rules.bits()).bits());
    in_force.keep(here.bits());
  }
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
Answer ask(const Compiled& compiled, const IndexSet& gaps, const Mask<W>& can, const Mask<W>& waived,
           const Standing<W>& standing) {
  Mask<W> live = can.without(idle(compiled, standing).bits());
  forget(compiled, gaps, live);
  const Doubt<W> doubt(compiled, gaps, live, waived);
  const std::size_t completions = completions_of(doubt);
  Answer answer = completions <= few_completions ? Table<W>(doubt, completions).answer() : Search<W>(doubt).answer();
  if (answer.reached == Reached::several && answer.missing.empty()) answer.missing = Search<W>(doubt).fewest();
  return answer;
}

template <std::size_t W>
void weigh(const Compiled& compiled, const IndexSet& gaps, const Mask<W>& can, const Mask<W>& waived, Effect effect,
           Standing<W>& standing) {
  for (int severer = static_cast<int>(effect) + 1; severer <= static_cast<int>(Effect::refuse); ++severer)
    standing.may_be.drop(compiled.effect(static_cast<Effect>(severer)));
  const Mask<W> open = standing.open().kept(compiled.effect(effect));
  if (!open.any()) return;
  Mask<W> live = open.without(compiled.at(compiled.nevers));
  live.join(standing.may_be.kept(compiled.at(compiled.overriding)).bits());
  for (const auto& complex : compiled.complex)
    for (int box = complex.when; live.has(complex.rule) && box < complex.end; ++box) live.set(box, true);
  // A lone box, which nothing but a never could keep from matching or from not matching.
  const bool lone = !live.meets(compiled.at(compiled.uncommon)) && !open.meets(standing.matches.bits());
  live.join(compiled.at(compiled.nevers));
  live.keep(can.bits());
  forget(compiled, gaps, live);
  if (lone && !live.meets(compiled.at(compiled.nevers))) return;
  const Doubt<W> doubt(compiled, gaps, live, waived);
  const std::size_t completions = completions_of(doubt);
  Mask<W> may_be(compiled.words), in_force(compiled.words);
  if (completions <= few_completions) Table<W>(doubt, completions).weigh(open, may_be, in_force);
  else Search<W>(doubt).weigh(open, may_be, in_force);
  standing.may_be.drop(open.without(may_be.bits()).bits());
  standing.in_force.join(in_force.bits());
}

template Answer ask(const Compiled&, const IndexSet&, const Mask<1>&, const Mask<1>&, const Standing<1>&);
template void weigh(const Compiled&, const IndexSet&, const Mask<1>&, const Mask<1>&, Effect, Standing<1>&);
template Answer ask(const Compiled&, const IndexSet&, const Mask<2>&, const Mask<2>&, const Standing<2>&);
template void weigh(const Compiled&, const IndexSet&, const Mask<2>&, const Mask<2>&, Effect, Standing<2>&);
template Answer ask(const Compiled&, const IndexSet&, const Mask<4>&, const Mask<4>&, const Standing<4>&);
template void weigh(const Compiled&, const IndexSet&, const Mask<4>&, const Mask<4>&, Effect, Standing<4>&);
template Answer ask(const Compiled&, const IndexSet&, const Mask<8>&, const Mask<8>&, const Standing<8>&);
template void weigh(const Compiled&, const IndexSet&, const Mask<8>&, const Mask<8>&, Effect, Standing<8>&);
template Answer ask(const Compiled&, const IndexSet&, const Mask<0>&, const Mask<0>&, const Standing<0>&);
template void weigh(const Compiled&, const IndexSet&, const Mask<0>&, const Mask<0>&, Effect, Standing<0>&);

}  // namespace corner::policy
