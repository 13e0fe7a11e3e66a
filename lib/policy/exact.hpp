#pragma once
// The exact question, asked where masks leave doubt: what do the completions of the missing facts lead to?
#include "policy/gaps.hpp"
#include "policy/law.hpp"

namespace corner::policy {

/// How many different outcomes (effect, and approvers of an approval) completions lead to.
enum class Reached { none, one, several };

struct Answer {
  Reached reached = Reached::none;  ///< none: no completion is allowed by the nevers
  Effect effect = Effect::refuse;   ///< one: which
  FactSet missing;                  ///< several: as Decision::missing
};

/// `standing`: what follows from what the gaps accept. Throws TooOpen.
template <std::size_t W>
Answer ask(const Gaps<W>& gaps, const Mask<W>& waived, const Standing<W>& standing);

/// Makes `standing`, which follows from what the gaps accept, exact for the rules of an effect: that of the outcome,
/// which every completion has. Throws TooOpen.
template <std::size_t W>
void weigh(const Gaps<W>& gaps, const Mask<W>& waived, Effect effect, Standing<W>& standing);

}  // namespace corner::policy
