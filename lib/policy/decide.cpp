#include "policy/decide.hpp"

#include <set>

#include "policy/contradiction.hpp"
#include "policy/exact.hpp"
#include "policy/law.hpp"

namespace corner::policy {
namespace {

/// One request on its way through the masks.
template <std::size_t W>
class Call {
 public:
  Call(const Compiled& compiled, const Facts& facts, Date on, const RuleSet& waived)
      : compiled_(compiled),
        facts_(facts),
        can_(compiled.start(on), compiled.words),
        must_(can_),
        waived_(of(waived)) {}
  Decision decide();

 private:
  Mask<W> of(const RuleSet& rules) const;
  static void put(const Mask<W>& rules, RuleSet& into) { into.assign({rules.bits(), rules.words()}); }
  bool read();
  bool clearly_allowed() const;
  bool default_told(const Standing<W>& standing) const;
  void conclude(Decision& decision, Effect effect, const Standing<W>& standing) const;
  void examine(Decision& decision, Standing<W>& standing) const;
  [[noreturn]] void contradict(const Mask<W>& boxes) const;

  const Compiled& compiled_;
  const Facts& facts_;
  Mask<W> can_, must_;
  const Mask<W> waived_;
};

template <std::size_t W>
Mask<W> Call<W>::of(const RuleSet& rules) const {
  Mask<W> mask(compiled_.words);
  for (std::size_t i = 0; i < mask.words(); ++i) mask.set_word(i, rules.word(i));
  return mask;
}

/// Keeps the boxes that accept the facts; true when all facts that matter are known.
template <std::size_t W>
bool Call<W>::read() {
  const Bits pool = compiled_.pool.data();
  const std::size_t words = can_.words();
  Mask<W> can = can_;
  bool unknown = false;
  for (const auto& column : compiled_.near) {
    const Value value = facts_[static_cast<std::size_t>(column.fact)];
    const std::ptrdiff_t cell =
        std::clamp(value, column.base, column.last) - column.base - (value == missing);
    unknown |= value == missing;
    can.keep(pool + column.table + cell * static_cast<std::ptrdiff_t>(words));
  }
  for (const auto& column : compiled_.far) {
    const Value value = facts_[static_cast<std::size_t>(column.fact)];
    const std::ptrdiff_t cell = compiled_.search(column, value) - (value == missing);
    unknown |= value == missing;
    can.keep(pool + column.table + cell * static_cast<std::ptrdiff_t>(words));
  }
  can_ = must_ = can;
  if (!unknown) return true;
  for (const auto& column : compiled_.columns)
    if (facts_[static_cast<std::size_t>(column.fact)] == missing) must_.keep(compiled_.must(column));
  return can_ == must_;
}

template <std::size_t W>
Decision Call<W>::decide() {
  const bool known = read();
  if (must_.meets(compiled_.at(compiled_.nevers))) contradict(must_);
  Standing<W> standing = stand(compiled_, can_, must_, waived_);
  Decision decision;
  put(standing.may_match.kept(waived_.bits()), decision.waived);
  if (known) {
    conclude(decision, compiled_.outcome(severity(compiled_, standing.in_force)), standing);
    decision.by_default = !standing.may_be.any();
  } else {
    examine(decision, standing);
    put(standing.open(), decision.open);
  }
  put(standing.in_force, decision.in_force);
  put(standing.matches.without(waived_.bits()).without(standing.may_be.bits()), decision.overridden);
  return decision;
}

template <std::size_t W>
void Call<W>::conclude(Decision& decision, Effect effect, const Standing<W>& standing) const {
  decision.outcome = static_cast<Outcome>(effect);
  put(standing.in_force.kept(compiled_.effect(effect)), decision.winning);
}

/// Facts are missing that some live box reads.
template <std::size_t W>
void Call<W>::examine(Decision& decision, Standing<W>& standing) const {
  const auto effect = settled(compiled_, standing);
  if (effect && default_told(standing) && clearly_allowed()) {
    decision.by_default = !standing.may_be.any();
    conclude(decision, *effect, standing);
    return;
  }
  auto answer = ask(compiled_, facts_, can_, waived_);
  if (answer.reached == Reached::none) contradict(can_);
  if (answer.reached == Reached::several) {
    decision.outcome = Outcome::undetermined;
    decision.missing = std::move(answer.missing);
    return;
  }
  // The search knows the rules of the outcome's effect better than the masks do.
  const Bits same = compiled_.effect(answer.effect);
  standing.may_be.drop(same);
  standing.may_be.join(answer.may_be.kept(same).bits());
  standing.in_force.drop(same);
  standing.in_force.join(answer.in_force.kept(same).bits());
  decision.by_default = answer.by_default;
  conclude(decision, answer.effect, standing);
}

/// Whether it is plain that some completion is barred by no never: at each missing fact, take the value that
/// the fewest accept.
template <std::size_t W>
bool Call<W>::clearly_allowed() const {
  Mask<W> barred = can_.kept(compiled_.at(compiled_.nevers));
  for (const auto& column : compiled_.columns) {
    if (!barred.any()) return true;
    if (facts_[static_cast<std::size_t>(column.fact)] != missing) continue;
    if (barred.within(compiled_.must(column))) continue;
    Mask<W> best = barred;
    for (std::size_t i = 0; i < column.row_count; ++i) {
      const Mask<W> here = barred.kept(compiled_.row(column, i));
      if (here.count() < best.count()) best = here;
    }
    barred = best;
  }
  return !barred.any();
}

/// Whether it is plain if some completion has a rule in force: one is certain, or an open rule is a lone box,
/// which nothing but a never could keep from matching.
template <std::size_t W>
bool Call<W>::default_told(const Standing<W>& standing) const {
  if (standing.in_force.any() || !standing.may_be.any()) return true;
  return !can_.meets(compiled_.at(compiled_.nevers)) &&
         !standing.may_be.within(compiled_.at(compiled_.several));
}

template <std::size_t W>
void Call<W>::contradict(const Mask<W>& boxes) const {
  std::vector<int> nevers;
  each(boxes.kept(compiled_.at(compiled_.nevers)).bits(), boxes.words(),
       [&](int box) { nevers.push_back(box - compiled_.first_never); });
  throw contradiction(compiled_.pack, facts_, nevers);
}

/// What `text` gives for each rule of the decision's outcome that wins or may, sorted, each once.
template <class Texts>
std::vector<std::string> union_over(const Pack& pack, const Decision& decision, Texts texts) {
  std::set<std::string> all;
  for (const RuleSet* rules : {&decision.winning, &decision.open}) {
    for (const int index : rules->list()) {
      const Rule& rule = pack.rules[static_cast<std::size_t>(index)];
      if (static_cast<Outcome>(rule.effect) == decision.outcome)
        all.insert((rule.*texts).begin(), (rule.*texts).end());
    }
  }
  return {all.begin(), all.end()};
}

}  // namespace

const char* code(Outcome outcome) {
  return outcome == Outcome::undetermined ? "undetermined" : code(static_cast<Effect>(outcome));
}

Policy::Policy(Pack pack) : compiled_(std::make_unique<const Compiled>(std::move(pack))) {}
Policy::~Policy() = default;
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;

const Pack& Policy::pack() const { return compiled_->pack; }

Decision Policy::decide(const Facts& facts, Date on, const RuleSet& waived) const {
  switch (compiled_->words) {
    case 1: return Call<1>(*compiled_, facts, on, waived).decide();
    case 2: return Call<2>(*compiled_, facts, on, waived).decide();
    case 4: return Call<4>(*compiled_, facts, on, waived).decide();
    case 8: return Call<8>(*compiled_, facts, on, waived).decide();
    default: return Call<0>(*compiled_, facts, on, waived).decide();
  }
}

std::vector<std::string> Policy::approvers(const Decision& decision) const {
  return union_over(pack(), decision, &Rule::by);
}

std::vector<std::string> Policy::obligations(const Decision& decision) const {
  return union_over(pack(), decision, &Rule::obligations);
}

}  // namespace corner::policy
