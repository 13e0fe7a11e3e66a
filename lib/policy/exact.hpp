#pragma once
// The exact question, asked where masks leave doubt: what do the completions of the missing facts lead to?
#include <vector>

#include "policy/compile.hpp"

namespace corner::policy {

/// How many different outcomes (effect, and approvers of an approval) completions lead to.
enum class Reached { none, one, several };

template <std::size_t W>
struct Answer {
  explicit Answer(std::size_t words) : may_be(words), in_force(words) {}
  Reached reached = Reached::none;  ///< none: no completion is allowed by the nevers
  Effect effect = Effect::refuse;   ///< one: which
  bool by_default = false;          ///< one: in every completion no rule is in force
  /// One: the rules of that effect that are in force in some completion, at least; in every one, at most.
  Mask<W> may_be, in_force;
  std::vector<int> missing;  ///< several: the facts whose value alone changes the outcome, sorted
};

/// `can`: the boxes that accept the facts given and some value of each missing one. Takes time that grows, at
/// worst, with the product of the ways in which live boxes tell the missing facts' values apart.
template <std::size_t W>
Answer<W> ask(const Compiled& compiled, const Facts& facts, const Mask<W>& can, const Mask<W>& waived);

extern template Answer<1> ask(const Compiled&, const Facts&, const Mask<1>&, const Mask<1>&);
extern template Answer<2> ask(const Compiled&, const Facts&, const Mask<2>&, const Mask<2>&);
extern template Answer<4> ask(const Compiled&, const Facts&, const Mask<4>&, const Mask<4>&);
extern template Answer<8> ask(const Compiled&, const Facts&, const Mask<8>&, const Mask<8>&);
extern template Answer<0> ask(const Compiled&, const Facts&, const Mask<0>&, const Mask<0>&);

}  // namespace corner::policy
