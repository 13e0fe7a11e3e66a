#pragma once
// The decision engine: a pack compiled to masks of matching boxes, and the one law (docs/policy.md).
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// One value for each fact of the pack, in its order; `missing` where nothing is known.
using Facts = std::vector<Value>;

/// A set of rules of one pack, by index.
class RuleSet {
 public:
  RuleSet() = default;
  explicit RuleSet(std::size_t rules) : words_((rules + 63) / 64) {}
  bool has(int rule) const;
  void add(int rule);
  void remove(int rule);
  bool empty() const;
  int count() const;
  std::vector<int> list() const;
  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }
  bool operator==(const RuleSet&) const = default;

 private:
  std::vector<std::uint64_t> words_;
};

enum class Outcome { permit, approval, refuse, undetermined };

/// `permit`, `approval`, `refuse`, `undetermined`: as in JSON and records.
const char* code(Outcome outcome);

/// What the engine gives back: masks, put into words only when somebody asks.
///
/// *In force* is the law's 2: a rule that matches and that no rule in force overrides. Where facts are missing
/// a rule is certainly in force, certainly not, or open (Kleene's three values, computed over the masks).
struct Decision {
  Outcome outcome = Outcome::refuse;
  bool by_default = false;   ///< determined, and no rule is in force for certain or open
  RuleSet winning;           ///< certainly in force, with the outcome's effect; empty when undetermined
  RuleSet overridden;        ///< certainly matching and certainly set aside
  RuleSet open;              ///< whose being in force hangs on missing facts
  RuleSet waived;            ///< would have matched (or might), but for a waiver
  std::vector<int> missing;  ///< undetermined: the facts to ask for, sorted
};

/// A compiled pack. Immutable; `decide` may be called from several threads at once.
class Policy {
 public:
  explicit Policy(Pack pack);
  ~Policy();
  Policy(Policy&&) noexcept;
  Policy& operator=(Policy&&) noexcept;

  const Pack& pack() const;

  /// `facts` must have one value per fact, each in its fact's domain. `waived`: rules taken out for this person.
  /// Throws Error when the facts given contradict the pack's `[[never]]`, naming them.
  Decision decide(const Facts& facts, Date on, const RuleSet& waived = {}) const;

  /// Roles that must agree, sorted: union over the winning and, as a precaution, the open rules of that effect.
  std::vector<std::string> approvers(const Decision& decision) const;
  /// Obligations, sorted: the same union.
  std::vector<std::string> obligations(const Decision& decision) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace corner::policy
