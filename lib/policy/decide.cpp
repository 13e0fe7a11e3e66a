#include "policy/decide.hpp"

#include <algorithm>
#include <optional>

#include "policy/contradiction.hpp"
#include "policy/exact.hpp"
#include "policy/few.hpp"
#include "policy/law.hpp"

namespace corner::policy {
namespace {

/// One request on its way through the masks.
template <std::size_t W>
class Call {
 public:
  Call(const Compiled& compiled, FactsView facts, Date on, const RuleSet& waived)
      : compiled_(compiled), facts_(facts), start_(compiled.start(on)), waived_(compiled.words) {
    for (std::size_t i = 0; i < std::min(waived_.words(), waived.words()); ++i) waived_.set_word(i, waived.word(i));
  }
  void decide(Decision& decision) const;

 private:
  /// Facts, so many as a pack has at most.
  using Unknown = Few<std::uint32_t, 64>;

  /// A set that takes no allocation is put down without asking whether it is empty: that is guessed wrong too often.
  static void put(const Mask<W>& rules, RuleSet& into) {
    if ((W > 0 && W <= RuleSet::near) || rules.any()) into.assign({rules.bits(), rules.words()});
  }
  Mask<W> read(Value& signs) const;
  Mask<W> find(Unknown& unknown) const;
  [[gnu::noinline]] void decide_with_gaps(const Mask<W>& can, Decision& decision) const;
  void decide_known(const Mask<W>& boxes, Decision& decision) const;
  void examine(const Mask<W>& can, const Mask<W>& must, const Unknown& unknown, Decision& decision) const;
  void tell_all(const Mask<W>& boxes, Decision& decision) const;
  void tell_plain(const Mask<W>& boxes, Decision& decision) const;
  void tell(Decision& decision, Effect effect, const Standing<W>& standing) const;
  void tell(Decision& decision, const Standing<W>& standing) const;
  [[noreturn]] void contradict(const Mask<W>& boxes) const;

  const Compiled& compiled_;
  const FactsView facts_;
  const Bits start_;
  Mask<W> waived_;
};

template <std::size_t W>
inline void Call<W>::decide(Decision& decision) const {
  Value signs = 0;
  const Mask<W> can = read(signs);
  signs < 0 ? decide_with_gaps(can, decision) : decide_known(can, decision);
}

/// Some fact is missing, or absent. `can`: the boxes that may accept.
template <std::size_t W>
void Call<W>::decide_with_gaps(const Mask<W>& can, Decision& decision) const {
  Unknown unknown;
  const Mask<W> must = can.kept(find(unknown).bits());
  can == must ? decide_known(can, decision) : examine(can, must, unknown, decision);
}

/// The boxes that accept the facts, as far as they are known. `signs` becomes negative as soon as one fact is: all
/// that are missing or absent are.
template <std::size_t W>
inline Mask<W> Call<W>::read(Value& signs) const {
  const Value* const facts = facts_.data();
  Mask<W> boxes(start_, compiled_.words);
#pragma GCC unroll 4
  for (const auto& column : compiled_.near) {
    signs |= facts[column.fact];
    boxes.keep(compiled_.cell(column, column.cell(facts[column.fact]), boxes.words()));
  }
  for (const auto& column : compiled_.far) {
    signs |= facts[column.fact];
    boxes.keep(compiled_.cell(column, column.cell(facts[column.fact], compiled_.cuts.data()), boxes.words()));
  }
  return boxes;
}

/// Finds the missing facts that conditions read, in their order, and the boxes that accept all that these may be.
template <std::size_t W>
inline Mask<W> Call<W>::find(Unknown& unknown) const {
  std::uint32_t* const into = unknown.room(facts_.size());
  std::size_t count = 0;
#pragma GCC unroll 4
  for (const std::uint32_t fact : compiled_.read) {
    into[count] = fact;
    count += static_cast<std::size_t>(facts_[fact] == missing);
  }
  unknown.filled(count);
  Mask<W> must(start_, compiled_.words);
  for (const auto fact : unknown) must.keep(compiled_.must(compiled_.columns[fact]));
  return must;
}

template <std::size_t W>
inline void Call<W>::decide_known(const Mask<W>& boxes, Decision& decision) const {
  if (boxes.meets(compiled_.at(compiled_.nevers))) contradict(boxes);
  if (waived_.any() || boxes.meets(compiled_.at(compiled_.uncommon)))
    tell_all(boxes, decision);
  else
    tell_plain(boxes, decision);
}

template <std::size_t W>
void Call<W>::tell_all(const Mask<W>& boxes, Decision& decision) const {
  const Standing<W> standing = stand(compiled_, boxes, boxes, waived_);
  const Effect effect = compiled_.outcome(severity(compiled_, standing.in_force));
  decision.by_default = !standing.in_force.any();
  tell(decision, effect, standing);
}

/// Every rule is one box, none is waived, none overrides another.
template <std::size_t W>
inline void Call<W>::tell_plain(const Mask<W>& boxes, Decision& decision) const {
  const Mask<W> rules = boxes.kept(compiled_.at(compiled_.first));
  const unsigned severe = severity(compiled_, rules);
  const Effect effect = compiled_.outcome(severe);
  decision.by_default = severe == 0;
  decision.outcome = static_cast<Outcome>(effect);
  put(rules.kept(compiled_.effect(effect)), decision.winning);
  put(rules, decision.in_force);
}

/// Writes down who won, and what became of the others.
template <std::size_t W>
inline void Call<W>::tell(Decision& decision, Effect effect, const Standing<W>& standing) const {
  decision.outcome = static_cast<Outcome>(effect);
  put(standing.in_force.kept(compiled_.effect(effect)), decision.winning);
  tell(decision, standing);
}

template <std::size_t W>
inline void Call<W>::tell(Decision& decision, const Standing<W>& standing) const {
  put(standing.in_force, decision.in_force);
  put(standing.may_match.kept(waived_.bits()), decision.waived);
  put(standing.open(), decision.open);
  put(standing.matches.without(waived_.bits()).without(standing.may_be.bits()), decision.overridden);
}

/// Facts are missing that some live box reads.
template <std::size_t W>
void Call<W>::examine(const Mask<W>& can, const Mask<W>& must, const Unknown& unknown, Decision& decision) const {
  if (must.meets(compiled_.at(compiled_.nevers))) contradict(must);
  Standing<W> standing = stand(compiled_, can, must, waived_);
  auto effect = settled(compiled_, standing);
  Gaps<W> gaps(compiled_, can, must, unknown);
  std::optional<Standing<W>> narrowed;
  // Where the outcome is settled, and no rule open that would win, it is told the same whatever values are left.
  if (gaps.tied() && !(effect && !standing.open().meets(compiled_.effect(*effect)))) {
    if (!gaps.narrow()) contradict(can);
    narrowed = stand(compiled_, gaps.can, gaps.must, waived_);
    effect = settled(compiled_, *narrowed);
  }
  Standing<W>& left = narrowed ? *narrowed : standing;
  if (!effect || !gaps.clearly_allowed()) {
    const Answer answer = ask(gaps, waived_, left);
    if (answer.reached == Reached::none) contradict(can);
    if (answer.reached == Reached::several) {
      decision.outcome = Outcome::undetermined;
      decision.missing = answer.missing;
      return tell(decision, standing);
    }
    effect = answer.effect;
  }
  weigh(gaps, waived_, *effect, left);
  const Bits winners = compiled_.effect(*effect);
  if (narrowed) standing.take(winners, left);
  // Of severer rules none is in force in any completion.
  for (const Effect severer : {Effect::approval, Effect::refuse})
    if (severer > *effect) standing.may_be.drop(compiled_.effect(severer));
  decision.by_default = !standing.may_be.meets(winners);
  // Then no completion has a milder rule in force either: it would be the outcome's.
  if (decision.by_default) standing.may_be.drop(compiled_.at(compiled_.first));
  tell(decision, *effect, standing);
}

template <std::size_t W>
void Call<W>::contradict(const Mask<W>& boxes) const {
  std::vector<int> nevers;
  each(boxes.kept(compiled_.at(compiled_.nevers)).bits(), boxes.words(),
       [&](int box) { nevers.push_back(box - compiled_.first_never); });
  throw contradiction(compiled_.pack, facts_, nevers);
}

}  // namespace

Decision Policy::decide(FactsView facts, Date on, const RuleSet& waived) const {
  Decision decision;
  switch (compiled_->words) {
    case 1: Call<1>(*compiled_, facts, on, waived).decide(decision); break;
    case 2: Call<2>(*compiled_, facts, on, waived).decide(decision); break;
    case 4: Call<4>(*compiled_, facts, on, waived).decide(decision); break;
    case 8: Call<8>(*compiled_, facts, on, waived).decide(decision); break;
    default: Call<0>(*compiled_, facts, on, waived).decide(decision);
  }
  return decision;
}

}  // namespace corner::policy
