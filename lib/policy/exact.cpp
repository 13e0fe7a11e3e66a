#include "policy/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <unordered_set>

#include "policy/law.hpp"

namespace corner::policy {
namespace {

/// From here on it pays to remember what has been searched.
constexpr std::size_t few_completions = 64;

/// A missing fact that matters, and the classes of its values: those that the same live boxes accept.
struct Unknown {
  const Column* column;
  std::size_t rows, row_count;  ///< in Search::rows_
};

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
  Search(const Compiled& compiled, const Facts& facts, const Mask<W>& can, const Mask<W>& waived);
  Answer<W> answer();

 private:
  struct End {
    std::optional<Effect> effect;
    Mask<W> in_force;
  };

  void add(const Column& column);
  void arrange();
  bool reach(std::size_t depth, const Mask<W>& alive);
  bool allowed(std::size_t depth, const Mask<W>& alive) const;
  void note(Effect effect, const Standing<W>& standing);
  bool differs(std::size_t depth, const Mask<W>& alive);
  bool ends_differ(const Mask<W>& alive) const;
  bool same(Effect effect, const Mask<W>& in_force, const End& other) const;
  bool fresh(std::size_t depth, const Mask<W>& alive);
  Mask<W> without_minor(const Mask<W>& can, const Standing<W>& standing) const;
  const Unknown& unknown(std::size_t depth) const { return unknowns_[order_[depth]]; }
  Standing<W> stand_at(const Mask<W>& can, const Mask<W>& must) const {
    return stand(compiled_, can, must, waived_);
  }

  const Compiled& compiled_;
  const Mask<W>& waived_;
  const Mask<W> root_;
  const Bits nevers_;
  std::array<std::byte, 8192> near_;
  std::pmr::monotonic_buffer_resource memory_{near_.data(), near_.size()};
  std::pmr::vector<Unknown> unknowns_{&memory_};
  std::pmr::vector<Mask<W>> rows_{&memory_};
  std::pmr::vector<std::size_t> order_{&memory_};
  /// By depth: the boxes that the facts from there on may accept, and must accept.
  std::pmr::vector<Mask<W>> ceilings_{&memory_}, floors_{&memory_};
  std::pmr::unordered_set<Spot<W>, SpotHash> seen_{&memory_};
  std::size_t completions_ = 1;
  Answer<W> answer_;
  End first_;
};

template <std::size_t W>
Search<W>::Search(const Compiled& compiled, const Facts& facts, const Mask<W>& can, const Mask<W>& waived)
    : compiled_(compiled),
      waived_(waived),
      root_(can),
      nevers_(compiled.at(compiled.nevers)),
      answer_(compiled.words),
      first_{std::nullopt, Mask<W>(compiled.words)} {
  for (const auto& column : compiled.columns) {
    const bool known = facts[static_cast<std::size_t>(column.fact)] != missing;
    if (!known && !root_.within(compiled.must(column))) add(column);
  }
  arrange();
}

template <std::size_t W>
void Search<W>::add(const Column& column) {
  const std::size_t from = rows_.size();
  for (std::size_t i = 0; i < column.row_count; ++i) {
    const Mask<W> row = root_.kept(compiled_.row(column, i));
    const auto first = rows_.begin() + static_cast<std::ptrdiff_t>(from);
    if (std::find(first, rows_.end(), row) == rows_.end()) rows_.push_back(row);
  }
  order_.push_back(unknowns_.size());
  unknowns_.push_back({&column, from, rows_.size() - from});
  if (completions_ <= few_completions) completions_ *= rows_.size() - from;
}

template <std::size_t W>
void Search<W>::arrange() {
  const std::size_t levels = order_.size();
  ceilings_.assign(levels + 1, root_);
  floors_.assign(levels + 1, root_);
  for (std::size_t depth = levels; depth-- > 0;) {
    ceilings_[depth] = ceilings_[depth + 1].kept(compiled_.can(*unknown(depth).column));
    floors_[depth] = floors_[depth + 1].kept(compiled_.must(*unknown(depth).column));
  }
  seen_.clear();
}

template <std::size_t W>
Answer<W> Search<W>::answer() {
  reach(0, root_);
  if (answer_.reached != Reached::several) return std::move(answer_);
  for (std::size_t i = 0; i < unknowns_.size(); ++i) {
    const auto at = std::find(order_.begin(), order_.end(), i);
    std::rotate(at, at + 1, order_.end());
    arrange();
    if (differs(0, root_)) answer_.missing.push_back(unknowns_[i].column->fact);
  }
  std::sort(answer_.missing.begin(), answer_.missing.end());
  return std::move(answer_);
}

/// Notes every outcome below; true once two have been found.
template <std::size_t W>
bool Search<W>::reach(std::size_t depth, const Mask<W>& alive) {
  const Mask<W> must = alive.kept(floors_[depth].bits());
  if (must.meets(nevers_)) return false;
  Mask<W> can = alive.kept(ceilings_[depth].bits());
  const Standing<W> standing = stand_at(can, must);
  const bool default_told = answer_.reached != Reached::none && !answer_.by_default;
  const auto effect = settled(compiled_, standing);
  if (effect && (default_told || standing.in_force.any() || !standing.may_be.any())) {
    if (allowed(depth, can)) note(*effect, standing);
    return answer_.reached == Reached::several;
  }
  can = without_minor(can, standing);
  if (!fresh(depth, can)) return false;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.row_count; ++i)
    if (reach(depth + 1, can.kept(rows_[here.rows + i].bits()))) return true;
  return false;
}

/// Whether some completion below is not barred by a never.
template <std::size_t W>
bool Search<W>::allowed(std::size_t depth, const Mask<W>& alive) const {
  if (alive.kept(floors_[depth].bits()).meets(nevers_)) return false;
  const Mask<W> barred = alive.kept(ceilings_[depth].bits()).kept(nevers_);
  if (!barred.any()) return true;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.row_count; ++i)
    if (allowed(depth + 1, barred.kept(rows_[here.rows + i].bits()))) return true;
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
  if (must.meets(nevers_)) return false;
  Mask<W> can = alive.kept(ceilings_[depth].bits());
  const Standing<W> standing = stand_at(can, must);
  if (settled(compiled_, standing)) return false;
  can = without_minor(can, standing);
  if (can.within(compiled_.must(*unknown(order_.size() - 1).column))) return false;
  if (depth + 1 == order_.size()) return ends_differ(can);
  if (!fresh(depth, can)) return false;
  const Unknown& here = unknown(depth);
  for (std::size_t i = 0; i < here.row_count; ++i)
    if (differs(depth + 1, can.kept(rows_[here.rows + i].bits()))) return true;
  return false;
}

template <std::size_t W>
bool Search<W>::ends_differ(const Mask<W>& alive) const {
  End first{std::nullopt, Mask<W>(compiled_.words)};
  const Unknown& last = unknown(order_.size() - 1);
  for (std::size_t i = 0; i < last.row_count; ++i) {
    const Mask<W> end = alive.kept(rows_[last.rows + i].bits());
    if (end.meets(nevers_)) continue;
    const Mask<W> in_force = stand_at(end, end).in_force;
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
  if (effect != Effect::approval) return true;
  const Mask<W> mine = in_force.kept(compiled_.effect(effect));
  const Mask<W> theirs = other.in_force.kept(compiled_.effect(effect));
  return mine == theirs || approvers_of(compiled_, mine) == approvers_of(compiled_, theirs);
}

template <std::size_t W>
bool Search<W>::fresh(std::size_t depth, const Mask<W>& alive) {
  return completions_ <= few_completions || seen_.insert({depth, alive}).second;
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
Answer<W> ask(const Compiled& compiled, const Facts& facts, const Mask<W>& can, const Mask<W>& waived) {
  return Search<W>(compiled, facts, can, waived).answer();
}

template Answer<1> ask(const Compiled&, const Facts&, const Mask<1>&, const Mask<1>&);
template Answer<2> ask(const Compiled&, const Facts&, const Mask<2>&, const Mask<2>&);
template Answer<4> ask(const Compiled&, const Facts&, const Mask<4>&, const Mask<4>&);
template Answer<8> ask(const Compiled&, const Facts&, const Mask<8>&, const Mask<8>&);
template Answer<0> ask(const Compiled&, const Facts&, const Mask<0>&, const Mask<0>&);

}  // namespace corner::policy
