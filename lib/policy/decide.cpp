#include "policy/decide.hpp"

#include <algorithm>

#include "policy/contradiction.hpp"
#include "policy/exact.hpp"
#include "policy/law.hpp"

namespace corner::policy {
namespace {

/// One request on its way through the masks.
template <std::size_t W>
class Call {
 public:
  Call(const Compiled& compiled, FactsView facts, Date on, const RuleSet& waived)
      : compiled_(compiled),
        facts_(facts),
        can_(compiled.start(on), compiled.words),
        must_(compiled.words),
        waived_(compiled.words) {
    for (std::size_t i = 0; i < std::min(waived_.words(), waived.words()); ++i) waived_.set_word(i, waived.word(i));
  }
  Decision decide();

 private:
  static void put(const Mask<W>& rules, RuleSet& into) {
    if (rules.any()) into.assign({rules.bits(), rules.words()});
  }
  template <bool Gaps>
  Mask<W> read() const;
  void decide_with_gaps(Decision& decision);
  void find_gaps();
  bool clearly_allowed() const;
  void decide_known(Decision& decision) const;
  void tell_all(Decision& decision) const;
  void tell_plain(Decision& decision) const;
  void tell(Decision& decision, Effect effect, const Standing<W>& standing) const;
  void tell(Decision& decision, const Standing<W>& standing) const;
  void examine(Decision& decision) const;
  [[noreturn]] void contradict(const Mask<W>& boxes) const;

  const Compiled& compiled_;
  const FactsView facts_;
  Mask<W> can_, must_;
  IndexSet gaps_;  ///< columns of missing facts that some live box tells values of apart
  Mask<W> waived_;
};

/// The boxes that accept the facts. `Gaps`: some may be missing or absent.
template <std::size_t W>
template <bool Gaps>
inline Mask<W> Call<W>::read() const {
  const Bits pool = compiled_.pool.data();
  const Value* const facts = facts_.data();
  Mask<W> can = can_;
  const auto keep = [&](const auto& column, Value value, std::ptrdiff_t cell) {
    if constexpr (Gaps) cell = value == absent ? row_absent : value == missing ? row_can : cell;
    can.keep(pool + column.cells + cell * static_cast<std::ptrdiff_t>(can.words()));
  };
#pragma GCC unroll 4
  for (const auto& column : compiled_.near) {
    const Value value = facts[column.fact];
    keep(column, value, column.cell(value));
  }
  for (const auto& column : compiled_.far) {
    const Value value = facts[column.fact];
    keep(column, value, column.cell(value, compiled_.cuts.data()));
  }
  return can;
}

template <std::size_t W>
Decision Call<W>::decide() {
  Decision decision;
  Value signs = 0;  // negative as soon as one value is: missing and absent are
#pragma GCC unroll 8
  for (const Value value : facts_) signs |= value;
  if (signs < 0) {
    decide_with_gaps(decision);
  } else {
    can_ = read<false>();
    decide_known(decision);
  }
  return decision;
}

template <std::size_t W>
inline void Call<W>::decide_known(Decision& decision) const {
  if (can_.meets(compiled_.at(compiled_.nevers))) contradict(can_);
  if (waived_.any() || can_.meets(compiled_.at(compiled_.uncommon)))
    tell_all(decision);
  else
    tell_plain(decision);
}

/// Some fact is missing, or absent.
template <std::size_t W>
void Call<W>::decide_with_gaps(Decision& decision) {
  can_ = read<true>();
  find_gaps();
  must_ == can_ ? decide_known(decision) : examine(decision);
}

template <std::size_t W>
void Call<W>::tell_all(Decision& decision) const {
  const Standing<W> standing = stand(compiled_, can_, can_, waived_);
  const Effect effect = compiled_.outcome(severity(compiled_, standing.in_force));
  decision.by_default = !standing.in_force.any();
  tell(decision, effect, standing);
}

/// Every rule is one box, none is waived, none overrides another.
template <std::size_t W>
inline void Call<W>::tell_plain(Decision& decision) const {
  const Mask<W> rules = can_.kept(compiled_.at(compiled_.first));
  const unsigned severe = severity(compiled_, rules);
  const Effect effect = compiled_.outcome(severe);
  decision.by_default = severe == 0;
  decision.outcome = static_cast<Outcome>(effect);
  put(rules.kept(compiled_.effect(effect)), decision.winning);
  put(rules, decision.in_force);
}

/// Finds what the missing facts must accept, and which of them matter.
template <std::size_t W>
void Call<W>::find_gaps() {
  const auto& columns = compiled_.columns;
  IndexSet unknown(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    unknown.mark(i, facts_[static_cast<std::size_t>(columns[i].fact)] == missing);
  gaps_ = IndexSet(columns.size());
  must_ = can_;
  unknown.each([&](int i) {
    const Bits must = compiled_.must(columns[static_cast<std::size_t>(i)]);
    gaps_.mark(static_cast<std::size_t>(i), !can_.within(must));
    must_.keep(must);
  });
}

/// Writes down who won, and what became of the others. Most sets are empty, and stay as they were made.
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
void Call<W>::examine(Decision& decision) const {
  if (must_.meets(compiled_.at(compiled_.nevers))) contradict(must_);
  Standing<W> standing = stand(compiled_, can_, must_, waived_);
  auto effect = settled(compiled_, standing);
  if (!effect || !clearly_allowed()) {
    const Answer answer = ask(compiled_, gaps_, can_, waived_, standing);
    if (answer.reached == Reached::none) contradict(can_);
    if (answer.reached == Reached::several) {
      decision.outcome = Outcome::undetermined;
      decision.missing = answer.missing;
      return tell(decision, standing);
    }
    effect = answer.effect;
  }
  weigh(compiled_, gaps_, can_, waived_, *effect, standing);
  decision.by_default = !standing.may_be.meets(compiled_.effect(*effect));
  // Then no completion has a milder rule in force either: it would be the outcome's.
  if (decision.by_default) standing.may_be.drop(compiled_.at(compiled_.first));
  tell(decision, *effect, standing);
}

/// Whether it is plain that some completion is barred by no never: at each missing fact, take a value that none
/// accepts beyond those that accept another.
template <std::size_t W>
bool Call<W>::clearly_allowed() const {
  Mask<W> barred = can_.kept(compiled_.at(compiled_.nevers));
  if (!barred.any()) return true;
  gaps_.each([&](int gap) {
    const Column& column = compiled_.columns[static_cast<std::size_t>(gap)];
    if (barred.within(compiled_.must(column))) return;
    Mask<W> best = barred;
    for (std::size_t i = 0; i < column.row_count; ++i) {
      const Mask<W> here = barred.kept(compiled_.row(column, i));
      if (here.within(best.bits())) best = here;
    }
    barred = best;
  });
  return !barred.any();
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
  switch (compiled_->words) {
    case 1: return Call<1>(*compiled_, facts, on, waived).decide();
    case 2: return Call<2>(*compiled_, facts, on, waived).decide();
    case 4: return Call<4>(*compiled_, facts, on, waived).decide();
    case 8: return Call<8>(*compiled_, facts, on, waived).decide();
    default: return Call<0>(*compiled_, facts, on, waived).decide();
  }
}

}  // namespace corner::policy
