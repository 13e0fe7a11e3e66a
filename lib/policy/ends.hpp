#pragma once
// What completions of the missing facts lead to.
#include "policy/law.hpp"

namespace corner::policy {

/// What a completion leads to.
template <std::size_t W>
struct End {
  Effect effect;
  Mask<W> in_force;
};

/// What follows where it is certain which boxes accept.
template <std::size_t W>
class Ends {
 public:
  /// `boxes`: none but these will be asked about.
  Ends(const Compiled& of, const Mask<W>& boxes, const Mask<W>& without)
      : compiled(of), waived(without), plain(!without.any() && !boxes.meets(of.at(of.uncommon))) {}

  Bits nevers() const { return compiled.at(compiled.nevers); }
  Mask<W> in_force(const Mask<W>& boxes) const {
    return plain ? boxes.kept(compiled.at(compiled.first)) : stand(compiled, boxes, boxes, waived).in_force;
  }
  End<W> end(const Mask<W>& boxes) const {
    const Mask<W> rules = in_force(boxes);
    return {compiled.outcome(severity(compiled, rules)), rules};
  }
  /// The same effect, and the same approvers.
  bool same(const End<W>& some, const End<W>& other) const {
    if (some.effect != other.effect) return false;
    return some.effect != Effect::approval || same_approvers(compiled, some.in_force, other.in_force);
  }
  /// Of boxes that may accept those that can still change the end, when some certainly accept.
  Mask<W> counting(const Mask<W>& boxes, const Mask<W>& certain) const {
    Mask<W> rules = boxes.without(nevers());
    if (!plain) return rules;
    const unsigned severe = severity(compiled, certain);
    if (severe >= severity_of(Effect::permit)) rules.drop(compiled.effect(Effect::permit));
    if (severe >= severity_of(Effect::refuse)) return Mask<W>(compiled.words);
    return rules;
  }

  const Compiled& compiled;
  const Mask<W>& waived;
  const bool plain;  ///< rules of one box each that neither are waived nor override others
};

/// The end of the first completion that is looked at: others are compared with it.
template <std::size_t W>
class Seen {
 public:
  explicit Seen(const Ends<W>& ends) : ends_(ends), in_force_(ends.compiled.words) {}

  /// Whether a completion that these boxes accept has another end. One that a never bars has none.
  bool another(const Mask<W>& boxes) {
    if (boxes.meets(ends_.nevers())) return false;
    const Mask<W> in_force = ends_.in_force(boxes);
    const int effect = static_cast<int>(ends_.compiled.outcome(severity(ends_.compiled, in_force)));
    if (!any()) {
      effect_ = effect;
      in_force_ = in_force;
      return false;
    }
    if (effect != effect_) return true;
    return this->effect() == Effect::approval && !same_approvers(ends_.compiled, in_force, in_force_);
  }
  bool any() const { return effect_ >= 0; }
  Effect effect() const { return static_cast<Effect>(effect_); }

 private:
  const Ends<W>& ends_;
  int effect_ = -1;
  Mask<W> in_force_;
};

}  // namespace corner::policy
