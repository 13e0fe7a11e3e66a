#pragma once
// The decision engine: a pack compiled to masks of matching boxes, and the one law (docs/policy.md).
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "policy/index_set.hpp"
#include "policy/pack.hpp"

namespace corner::policy {

/// One value for each fact of the pack, in its order; `missing` where nothing is known.
using Facts = std::vector<Value>;
using FactsView = std::span<const Value>;

using RuleSet = IndexSet;
using FactSet = IndexSet;

enum class Outcome { permit, approval, refuse, undetermined };

/// `permit`, `approval`, `refuse`, `undetermined`: as in JSON and records.
const char* code(Outcome outcome);

/// What the engine gives back: sets of rules, put into words only when somebody asks.
///
/// *In force* is the law's 2: a rule that matches and that no rule in force overrides. Where facts are
/// missing a rule is certainly in force, certainly not, or open: exactly (over every completion that `[[never]]`
/// allows) for rules of the outcome's effect and of severer ones, by Kleene's three values over the masks for the
/// others, and for all when it is undetermined. A rule said to be certain is so in every completion.
struct Decision {
  Outcome outcome = Outcome::refuse;
  /// Determined, and in every completion no rule is in force at all: nothing but the default decides.
  bool by_default = false;
  RuleSet winning;     ///< certainly in force, with the outcome's effect; empty when undetermined
  RuleSet in_force;    ///< certainly in force, whatever the effect
  RuleSet overridden;  ///< certainly matching and certainly set aside
  RuleSet open;        ///< whose being in force hangs on missing facts
  RuleSet waived;      ///< would have matched (or might), but for a waiver
  /// Undetermined: the facts to ask for, never none: for some values of the other missing ones, the value of each
  /// alone changes the outcome. Where `[[never]]` ties facts so that no value alone can: the fewest facts whose values
  /// together settle it, the first ones by their order.
  FactSet missing;
};

/// The facts given contradict the pack's `[[never]]`, alone or whatever the missing ones may be.
class Contradiction : public Error {
 public:
  using Error::Error;
};

/// So much is missing, and so much hangs on it, that no exact answer was found within a bound of steps.
class TooOpen : public Error {
 public:
  using Error::Error;
};

struct Compiled;

/// A compiled pack. Immutable; `decide` may be called from several threads at once.
class Policy {
 public:
  /// Throws Error when overrides go round in a circle.
  explicit Policy(Pack pack);
  ~Policy();
  Policy(Policy&&) noexcept;
  Policy& operator=(Policy&&) noexcept;

  const Pack& pack() const;
  const Compiled& compiled() const { return *compiled_; }

  /// `facts` must have one value per fact, each in its fact's domain. `waived`: rules taken out for this
  /// person. Throws Contradiction, naming the facts and the place of the `[[never]]`; TooOpen.
  Decision decide(FactsView facts, Date on, const RuleSet& waived = {}) const;

  /// Roles that must agree, sorted; empty unless the outcome is `approval`. The union over the winning and
  /// the open rules of that effect: exact, for the outcome is determined only when every completion has the
  /// same.
  std::vector<std::string> approvers(const Decision& decision) const;
  /// Obligations, sorted: the same union for any effect; here the open rules count as a precaution.
  std::vector<std::string> obligations(const Decision& decision) const;

 private:
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace corner::policy
