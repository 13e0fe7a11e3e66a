#pragma once
// The one law over masks, in Kleene's three values: which rules are in force for certain, and which may be.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "policy/compile.hpp"

namespace corner::policy {

/// Rules, for the boxes that may accept the facts and those that certainly do.
template <std::size_t W>
struct Standing {
  Mask<W> may_match, matches;  ///< waivers counted as well
  Mask<W> may_be, in_force;    ///< after waivers and overrides
  Mask<W> open() const { return may_be.without(in_force.bits()); }
  /// Takes over what another says of these rules.
  void take(Bits rules, const Standing& other) {
    may_be.drop(rules);
    may_be.join(other.may_be.kept(rules).bits());
    in_force.drop(rules);
    in_force.join(other.in_force.kept(rules).bits());
  }
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
  constexpr std::array<std::uint8_t, 8> severest{0, 1, 2, 2, 3, 3, 3, 3};
  const auto has = [&](Effect effect) { return static_cast<unsigned>(rules.meets(compiled.effect(effect))); };
  return severest[has(Effect::refuse) << 2 | has(Effect::approval) << 1 | has(Effect::permit)];
}

/// Whether each role that `rules` ask for approval is asked by `others` as well.
template <std::size_t W>
inline bool asked_by(const Compiled& compiled, const Mask<W>& rules, const Mask<W>& others) {
  return std::ranges::all_of(compiled.asking, [&](std::size_t asking) {
    return !rules.meets(compiled.at(asking)) || others.meets(compiled.at(asking));
  });
}

template <std::size_t W>
inline bool same_approvers(const Compiled& compiled, const Mask<W>& some, const Mask<W>& others) {
  return asked_by(compiled, some, others) && asked_by(compiled, others, some);
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
  return asked_by(compiled, open, standing.in_force) ? std::optional(effect) : std::nullopt;
}

}  // namespace corner::policy
