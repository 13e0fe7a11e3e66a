#pragma once
// The one law over masks, in Kleene's three values: which rules are in force for certain, and which may be.
#include <bit>
#include <optional>

#include "policy/compile.hpp"

namespace corner::policy {

/// Rules, for the boxes that may accept the facts and those that certainly do.
template <std::size_t W>
struct Standing {
  Mask<W> may_match, matches;  ///< waivers counted as well
  Mask<W> may_be, in_force;    ///< after waivers and overrides
  Mask<W> open() const { return may_be.without(in_force.bits()); }
};

/// What further `when` boxes and `unless` boxes say of `may_match` and `matches`.
template <std::size_t W>
void combine(const Compiled& compiled, const Mask<W>& can, const Mask<W>& must, Standing<W>& standing);

/// Sets aside in `may_be` and `in_force` what others override.
template <std::size_t W>
void override(const Compiled& compiled, Standing<W>& standing);

/// `can` holds every box that may accept the facts, `must` those that certainly do; equal when all are known.
template <std::size_t W>
inline Standing<W> stand(const Compiled& compiled, const Mask<W>& can, const Mask<W>& must, const Mask<W>& waived) {
  const Bits first = compiled.at(compiled.first);
  Standing<W> standing{can.kept(first), must.kept(first), can, must};
  if (can.meets(compiled.at(compiled.extra))) combine(compiled, can, must, standing);
  standing.may_be = standing.may_match.without(waived.bits());
  standing.in_force = standing.matches.without(waived.bits());
  if (standing.may_be.meets(compiled.at(compiled.overriding))) override(compiled, standing);
  return standing;
}

/// How severe a rule of that effect is.
inline constexpr unsigned severity_of(Effect effect) { return 1 + static_cast<unsigned>(effect); }

/// How severe `rules` are together: 0 = there is none, else one more than the severest effect.
template <std::size_t W>
inline unsigned severity(const Compiled& compiled, const Mask<W>& rules) {
  const auto has = [&](Effect effect) { return rules.meets(compiled.effect(effect)) ? 1u : 0u; };
  return std::bit_width(has(Effect::refuse) << 2 | has(Effect::approval) << 1 | has(Effect::permit));
}

/// All approvers of `rules`.
template <std::size_t W>
RuleSet approvers_of(const Compiled& compiled, const Mask<W>& rules) {
  RuleSet roles;
  each(rules.bits(), rules.words(),
       [&](int rule) { roles.join(compiled.roles[static_cast<std::size_t>(rule)]); });
  return roles;
}

/// The effect, where it and the approvers are the same however the open rules turn out.
template <std::size_t W>
inline std::optional<Effect> settled(const Compiled& compiled, const Standing<W>& standing) {
  const Mask<W> open = standing.open();
  const unsigned certain = severity(compiled, standing.in_force);
  const Effect effect = compiled.outcome(certain);
  if (!open.any()) return effect;
  if (certain == 0) {
    // Each open rule against the default alone: the same effect, and no approvers.
    const bool same = effect != Effect::approval && open.within(compiled.effect(effect));
    return same ? std::optional(effect) : std::nullopt;
  }
  const unsigned possible = severity(compiled, open);
  if (possible > certain) return std::nullopt;
  if (effect != Effect::approval || possible < certain) return effect;
  const Bits approvals = compiled.effect(effect);
  const RuleSet agreed = approvers_of(compiled, standing.in_force.kept(approvals));
  return agreed.contains(approvers_of(compiled, open.kept(approvals))) ? std::optional(effect) : std::nullopt;
}

}  // namespace corner::policy
