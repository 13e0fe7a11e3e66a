#pragma once
// The decision engine: a pack compiled to masks of matching boxes, and the one law (docs/policy.md).
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// One value for each fact of the pack, in its order; `missing` where nothing is known.
using Facts = std::vector<Value>;

/// A set of rules of one pack, by index. Up to 256 rules it allocates nothing.
class RuleSet {
 public:
  RuleSet() noexcept {}
  /// Room for so many rules; `add` makes more.
  explicit RuleSet(std::size_t rules) { grow((rules + 63) / 64); }
  RuleSet(const RuleSet& other) { assign(other.all()); }
  RuleSet(RuleSet&& other) noexcept { take(other); }
  RuleSet& operator=(const RuleSet& other) { return *this = RuleSet(other); }
  RuleSet& operator=(RuleSet&& other) noexcept {
    if (this != &other) take(other);
    return *this;
  }
  ~RuleSet() = default;

  /// The rules of these words, 64 in each, and no others.
  void assign(std::span<const std::uint64_t> words) {
    if (words.size() > near_.size() && words.size() > words_)
      far_ = std::make_unique<std::uint64_t[]>(words.size());
    words_ = words.size();
    for (std::size_t i = 0; i < words_; ++i) own()[i] = words[i];
  }
  bool has(int rule) const;
  void add(int rule);
  void remove(int rule);
  bool empty() const;
  int count() const;
  std::vector<int> list() const;
  /// Everything of `other` too.
  void join(const RuleSet& other);
  bool contains(const RuleSet& other) const;
  /// Same members, whatever the room.
  bool operator==(const RuleSet& other) const { return contains(other) && other.contains(*this); }

  /// 64 rules at a time; zero beyond what is held.
  std::uint64_t word(std::size_t i) const { return i < words_ ? all()[i] : 0; }
  std::size_t words() const { return words_; }

 private:
  std::span<const std::uint64_t> all() const { return {far_ ? far_.get() : near_.data(), words_}; }
  std::uint64_t* own() { return far_ ? far_.get() : near_.data(); }
  void grow(std::size_t words);
  void take(RuleSet& other) noexcept;

  std::size_t words_ = 0;
  std::unique_ptr<std::uint64_t[]> far_;  ///< all words, when there are more than `near_` holds
  std::array<std::uint64_t, 4>
      near_;  ///< set up to `words_`: most packs need no more, and many only the first
};

enum class Outcome { permit, approval, refuse, undetermined };

/// `permit`, `approval`, `refuse`, `undetermined`: as in JSON and records.
const char* code(Outcome outcome);

/// What the engine gives back: sets of rules, put into words only when somebody asks.
///
/// *In force* is the law's 2: a rule that matches and that no rule in force overrides. Where facts are
/// missing a rule is certainly in force, certainly not, or open: by Kleene's three values over the masks, and
/// exactly (over every completion that `[[never]]` allows) for the rules of the outcome's effect where the
/// masks alone left the outcome in doubt. A rule said to be certain is so in every completion.
struct Decision {
  Outcome outcome = Outcome::refuse;
  /// Determined, and in every completion no rule is in force at all: nothing but the default decides.
  bool by_default = false;
  RuleSet winning;     ///< certainly in force, with the outcome's effect; empty when undetermined
  RuleSet in_force;    ///< certainly in force, whatever the effect
  RuleSet overridden;  ///< certainly matching and certainly set aside
  RuleSet open;        ///< whose being in force hangs on missing facts
  RuleSet waived;      ///< would have matched (or might), but for a waiver
  /// Undetermined: the facts to ask for, sorted: for some values of the other missing ones, the value of
  /// each alone changes the outcome. May be empty where `[[never]]` ties facts so that only several at once
  /// can.
  std::vector<int> missing;
};

/// The facts given contradict the pack's `[[never]]`, alone or whatever the missing ones may be.
class Contradiction : public Error {
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

  /// `facts` must have one value per fact, each in its fact's domain. `waived`: rules taken out for this
  /// person. Throws Contradiction, naming the facts and the place of the `[[never]]`.
  Decision decide(const Facts& facts, Date on, const RuleSet& waived = {}) const;

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
