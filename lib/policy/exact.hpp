#pragma once
// The exact question, asked where masks leave doubt: what do the completions of the missing facts lead to?
#include "policy/compile.hpp"
#include "policy/law.hpp"

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
  FactSet missing;  ///< several: the facts whose value alone changes the outcome
};

/// `gaps`: the columns of missing facts, all that matter among them; `can`: the boxes that accept the facts given and some value of each missing one; `standing`: what follows
/// from that. Takes time that grows, at worst, with the product of the classes of the missing facts' values.
template <std::size_t W>
Answer<W> ask(const Compiled& compiled, const IndexSet& gaps, const Mask<W>& can, const Mask<W>& waived,
              const Standing<W>& standing);

}  // namespace corner::policy
