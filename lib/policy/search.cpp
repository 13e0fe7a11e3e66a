#include "policy/search.hpp"

#include <numeric>
#include <optional>
#include <unordered_set>

namespace corner::policy {
namespace {

template <std::size_t W>
struct Spot {
  std::size_t depth;
  Mask<W> alive;
  bool operator==(const Spot&) const = default;
};

struct SpotHash {
  template <std::size_t W>
  std::size_t operator()(const Spot<W>& spot) const {
    std::uint64_t sum = spot.depth;
    for (std::size_t i = 0; i < spot.alive.words(); ++i) {
      sum = (sum ^ spot.alive.bits()[i]) * 0x9e3779b97f4a7c15u;
      sum ^= sum >> 29;
    }
    return sum;
  }
};

/// A search through the classes of the missing facts, one fact a level, that stops wherever masks settle it.
template <std::size_t W>
class Search {
 public:
  explicit Search(const Doubt<W>& doubt);
  Answer<W> answer();

 private:
  struct End {
    std::optional<Effect> effect;
    Mask<W> in_force;
  };

  void arrange();
  bool reach(std::size_t depth, const Mask<W>& alive);
  bool allowed(std::size_t depth, const Mask<W>& alive) const;
  void note(Effect effect, const Standing<W>& standing);
  bool differs(std::size_t depth, const Mask<W>& alive);
  bool ends_differ(const Mask<W>& alive) const;
  bool same(Effect effect, const Mask<W>& in_force, const End& other) const;
  bool fresh(std::size_t depth, const Mask<W>& alive);
  Mask<W> without_minor(const Mask<W>& can, const Standing<W>& standing) const;
  const Unknown& unknown(std::size_t depth) const { return doubt_.unknowns[order_[depth]]; }
  const Unknown& last() const { return unknown(order_.size() - 1); }

  const Doubt<W>& doubt_;
  const Compiled& compiled_;
  std::vector<std::size_t> order_;  ///< of the unknowns, by depth
  /// By depth: the boxes that the facts from there on may accept, and must accept.
  std::vector<Mask<W>> ceilings_, floors_;
  std::unordered_set<Spot<W>, SpotHash> seen_;
  Answer<W> answer_;
  End first_;
};

template <std::size_t W>
Search<W>::Search(const Doubt<W>& doubt)
    : doubt_(doubt),
      compiled_(doubt.compiled),
      order_(doubt.unknowns.size()),
      answer_(compiled_.words),
      first_{std::nullopt, Mask<W>(compiled_.words)} {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  arrange();
}

template <std::size_t W>
void Search<W>::arrange() {
  const std::size_t levels = order_.size();
  ceilings_.assign(levels + 1, doubt_.live);
  floors_.assign(levels + 1, doubt_.live);
  for (std::size_t depth = levels; depth-- > 0;) {
    ceilings_[depth] = ceilings_[depth + 1].kept(compiled_.can(*unknown(depth).column));
    floors_[depth] = floors_[depth + 1].kept(compiled_.must(*unknown(depth).column));
  }
  seen_.clear();
}

template <std::size_t W>
Answer<W> Search<W>::answer() {
  reach(0, doubt_.live);
  if (answer_.reached != Reached::several) return std::move(answer_);
  for (std::size_t i = 0; i < doubt_.unknowns.size(); ++i) {
    const auto at = std::find(order_.begin(), order_.end(), i);
    std::rotate(at, at + 1, order_.end());
    arrange();
    if (differs(0, doubt_.live)) answer_.missing.add(doubt_.unknowns[i].column->fact);
  }
  return std::move(answer_);
}

/// Notes every outcome below; true once two have been found.
template <std::size_t W>
bool Search<W>::reach(std::size_t depth, const Mask<W>& alive) {
  const Mask<W> must = alive.kept(floors_[depth].bits());
  if (must.meets(doubt_.nevers())) return false;
  Mask<W> can = alive.kept(ceilings_[depth].bits());
  const Standing<W> standing = stand(compiled_, can, must, doubt_.waived);
  const bool default_told = answer_.reached != Reached::none && !answer_.by_default;
  const auto effect = settled(compiled_, standing);
  if (effect && (default_told || standing.in_force.any() || !standing.may_be.any())) {
    if (allowed(depth, can)) note(*effect, standing);
    return answer_.reached == Reached::several;
  }
  can = without_minor(can, standing);
  if (!fresh(depth, can)) return false;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.count; ++i)
    if (reach(depth + 1, can.kept(doubt_.row(here, i)))) return true;
  return false;
}

/// Whether some completion below is not barred by a never.
template <std::size_t W>
bool Search<W>::allowed(std::size_t depth, const Mask<W>& alive) const {
  if (alive.kept(floors_[depth].bits()).meets(doubt_.nevers())) return false;
  const Mask<W> barred = alive.kept(ceilings_[depth].bits()).kept(doubt_.nevers());
  if (!barred.any()) return true;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.count; ++i)
    if (allowed(depth + 1, barred.kept(doubt_.row(here, i)))) return true;
  return false;
}

template <std::size_t W>
void Search<W>::note(Effect effect, const Standing<W>& standing) {
  if (answer_.reached == Reached::none) {
    answer_.reached = Reached::one;
    answer_.effect = effect;
    answer_.by_default = !standing.may_be.any();
    answer_.may_be = standing.may_be;
    answer_.in_force = standing.in_force;
    first_ = {effect, standing.in_force};
    return;
  }
  if (!same(effect, standing.in_force, first_)) {
    answer_.reached = Reached::several;
    return;
  }
  answer_.by_default = answer_.by_default && !standing.may_be.any();
  answer_.may_be.join(standing.may_be.bits());
  answer_.in_force.keep(standing.in_force.bits());
}

/// Whether the fact of the last level alone changes the outcome, for some values of those before.
template <std::size_t W>
bool Search<W>::differs(std::size_t depth, const Mask<W>& alive) {
  const Mask<W> must = alive.kept(floors_[depth].bits());
  if (must.meets(doubt_.nevers())) return false;
  Mask<W> can = alive.kept(ceilings_[depth].bits());
  const Standing<W> standing = stand(compiled_, can, must, doubt_.waived);
  if (settled(compiled_, standing)) return false;
  can = without_minor(can, standing);
  if (can.within(compiled_.must(*last().column))) return false;
  if (depth + 1 == order_.size()) return ends_differ(can);
  if (!fresh(depth, can)) return false;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.count; ++i)
    if (differs(depth + 1, can.kept(doubt_.row(here, i)))) return true;
  return false;
}

template <std::size_t W>
bool Search<W>::ends_differ(const Mask<W>& alive) const {
  End first{std::nullopt, Mask<W>(compiled_.words)};
  for (std::size_t i = 0; i < last().count; ++i) {
    const Mask<W> end = alive.kept(doubt_.row(last(), i));
    if (end.meets(doubt_.nevers())) continue;
    const Mask<W> in_force = doubt_.in_force(end);
    const Effect effect = compiled_.outcome(severity(compiled_, in_force));
    if (!first.effect)
      first = {effect, in_force};
    else if (!same(effect, in_force, first))
      return true;
  }
  return false;
}

template <std::size_t W>
bool Search<W>::same(Effect effect, const Mask<W>& in_force, const End& other) const {
  if (effect != other.effect) return false;
  return effect != Effect::approval || doubt_.same_approvers(in_force, other.in_force);
}

template <std::size_t W>
bool Search<W>::fresh(std::size_t depth, const Mask<W>& alive) {
  return seen_.insert({depth, alive}).second;
}

/// Where an approval is certain, rules that only permit no longer matter.
template <std::size_t W>
Mask<W> Search<W>::without_minor(const Mask<W>& can, const Standing<W>& standing) const {
  return standing.in_force.meets(compiled_.effect(Effect::approval))
             ? can.without(compiled_.at(compiled_.minor))
             : can;
}

}  // namespace

template <std::size_t W>
Answer<W> search(const Doubt<W>& doubt) {
  return Search<W>(doubt).answer();
}

template Answer<1> search(const Doubt<1>&);
template Answer<2> search(const Doubt<2>&);
template Answer<4> search(const Doubt<4>&);
template Answer<8> search(const Doubt<8>&);
template Answer<0> search(const Doubt<0>&);

}  // namespace corner::policy
