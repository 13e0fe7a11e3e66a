#pragma once
// The exact questions where completions are few: they are gone through, class by class.
#include "policy/doubt.hpp"
#include "policy/exact.hpp"

namespace corner::policy {

/// So many completions are few.
inline constexpr std::size_t few_completions = 4096;

/// Takes unknown after unknown, as far as they tell anything.
template <std::size_t W>
class Walk {
 public:
  explicit Walk(const Doubt<W>& doubt) : doubt_(doubt) {}

  /// What completions lead to, and the facts whose value alone changes it: of some this is known.
  Answer answer(const FactSet& known);
  /// Of these rules: those that are in force in some completion, and in every one.
  void weigh(const Mask<W>& rules, Mask<W>& may_be, Mask<W>& in_force) const {
    may_be = Mask<W>(doubt_.compiled.words);
    in_force = rules;
    weigh(doubt_.live, 0, may_be, in_force);
    may_be.keep(rules.bits());
  }

 private:
  void start(std::size_t last);
  bool hangs(const Mask<W>& boxes, std::size_t step) const;
  bool differs(const Mask<W>& boxes, std::size_t step) const;
  bool several(const Mask<W>& boxes, std::size_t step, Seen<W>& seen) const;
  void weigh(const Mask<W>& boxes, std::size_t step, Mask<W>& may_be, Mask<W>& in_force) const;

  const Doubt<W>& doubt_;
  Few<const Unknown<W>*, 12> order_;
  Few<Mask<W>, 13> sure_;  ///< of each step: the boxes that all classes of the unknowns from there on accept
};

}  // namespace corner::policy
