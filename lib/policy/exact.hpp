#pragma once
// The exact question, asked where masks leave doubt: what do the completions of the missing facts lead to?
#include "policy/compile.hpp"
#include "policy/law.hpp"

namespace corner::policy {

/// How many different outcomes (effect, and approvers of an approval) completions lead to.
enum class Reached { none, one, several };

struct Answer {
  Reached reached = Reached::none;  ///< none: no completion is allowed by the nevers
  Effect effect = Effect::refuse;   ///< one: which
  FactSet missing;                  ///< several: as Decision::missing
};

/// `gaps`: the columns of missing facts, all that matter among them; `can`: the boxes that accept the facts given and some value of each missing one; `standing`: what follows
/// from that. Throws TooOpen.
template <std::size_t W>
Answer ask(const Compiled& compiled, const IndexSet& gaps, const Mask<W>& can, const Mask<W>& waived,
              const Standing<W>& standing);

/// Makes `standing` exact for the rules of an effect: that of the outcome, which every completion has; severer ones are not in
/// force in any. Throws TooOpen.
template <std::size_t W>
void weigh(const Compiled& compiled, const IndexSet& gaps, const Mask<W>& can, const Mask<W>& waived, Effect effect,
           Standing<W>& standing);

}  // namespace corner::policy
