#include "analysis/counterfactual.hpp"

#include <algorithm>

#include "analysis/find.hpp"
#include "analysis/grounds.hpp"
#include "analysis/hitting.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// The day is one of them.
using Dimensions = IndexSet;

class Question {
 public:
  Question(const Space& space, const Situation& situation, Ends wanted);

  const Dimensions& movable() const { return movable_; }
  /// A choice of `free` with which the answer is as wanted, however the facts outside that are missing turn
  /// out.
  std::optional<Region> reach(const Dimensions& free) const;
  /// What any set must have a member of, as all that is left out is not enough: made small. `free` is not
  /// enough.
  Dimensions needed(Dimensions free) const;
  /// The choice, and whatever else of `free` does as well.
  Counterfactual widen(Region choice, const Dimensions& free) const;

 private:
  Sight sight(const Region& region) const { return *space_.within(space_.everything(), region); }
  /// `into`, but in one atom of `from` in each dimension that is (or is not) in `which`.
  Region pinned(Region into, const Region& from, const Dimensions& which, bool inside) const;
  /// `into`, but as `from` in the dimensions of `which`.
  Region with(Region into, const Region& from, const Dimensions& which) const;

  const Space& space_;
  Goal wanted_, unwanted_;
  Region stays_, moves_;  ///< each dimension as it is, and all that it may become
  Dimensions movable_;
};

Question::Question(const Space& space, const Situation& situation, Ends wanted)
    : space_(space), stays_(space.everything().region), moves_(stays_) {
  wanted_.sides = unwanted_.sides = {{0, situation.waived}};
  wanted_.statements = {ends(wanted)};
  unwanted_.statements = {no(ends(wanted))};
  const Region none(stays_.size());
  const int days = static_cast<int>(space.dimensions().size()) - 1;
  for (int dimension = 0; dimension < days; ++dimension) {
    const Dimension& all = space.dimensions()[static_cast<std::size_t>(dimension)];
    const Value value = situation.facts[static_cast<std::size_t>(all.fact[0])];
    if (!situation.held.has(all.fact[0])) movable_.add(dimension);
    if (value == missing) continue;
    space.copy(none, dimension, stays_);
    for (std::size_t i = 0; i < all.atoms.size(); ++i)
      if (all.atoms[i].values[0].has(value)) space.add(stays_, dimension, i);
  }
  const auto today =
      static_cast<std::size_t>(std::ranges::upper_bound(space.days(), situation.on) - space.days().begin());
  space.copy(none, days, stays_);
  space.copy(none, days, moves_);
  space.add(stays_, days, today);
  for (std::size_t i = today; i < space.atoms(days); ++i) space.add(moves_, days, i);
  if (today + 1 < space.atoms(days)) movable_.add(days);
}

Region Question::pinned(Region into, const Region& from, const Dimensions& which, bool inside) const {
  const Region none(into.size());
  for (int dimension = 0; dimension < static_cast<int>(space_.dimensions().size()); ++dimension) {
    if (which.has(dimension) != inside) continue;
    std::size_t atom = 0;
    while (!space_.has(from, dimension, atom)) ++atom;
    space_.copy(none, dimension, into);
    space_.add(into, dimension, atom);
  }
  return into;
}

Region Question::with(Region into, const Region& from, const Dimensions& which) const {
  which.each([&](int dimension) { space_.copy(from, dimension, into); });
  return into;
}

/// There is a choice for which no completion contradicts: choose, look for a contradiction, and give up with
/// it all choices that the same completion contradicts.
std::optional<Region> Question::reach(const Dimensions& free) const {
  std::vector<Sight> left{sight(with(stays_, moves_, free))};
  while (!left.empty()) {
    const Sight start = std::move(left.back());
    left.pop_back();
    const auto found = find(space_, wanted_, start);
    if (!found) continue;
    const Region choice = pinned(start.region, *found, free, true);
    const auto doubt = find(space_, unwanted_, sight(choice));
    if (!doubt) return choice;
    const auto refuted = find(space_, unwanted_, sight(pinned(start.region, *doubt, free, false)));
    for (auto& piece : outside(space_, start, with(space_.everything().region, *refuted, free)))
      left.push_back(std::move(piece));
  }
  return std::nullopt;
}

Dimensions Question::needed(Dimensions free) const {
  Dimensions needed;
  movable_.each([&](int dimension) {
    if (free.has(dimension)) return;
    free.add(dimension);
    if (!reach(free)) return;
    free.remove(dimension);
    needed.add(dimension);
  });
  return needed;
}

Counterfactual Question::widen(Region choice, const Dimensions& free) const {
  const Region all = space_.everything().region, none(choice.size());
  const Request one = request(space_, with(all, choice, free));
  free.each([&](int dimension) {
    for (std::size_t atom = 0; atom < space_.atoms(dimension); ++atom) {
      if (!space_.has(moves_, dimension, atom) || space_.has(choice, dimension, atom)) continue;
      Region slice = choice;
      space_.copy(none, dimension, slice);
      space_.add(slice, dimension, atom);
      const Sight more = sight(slice);
      if (possible(space_, wanted_, more) && !possible(space_, unwanted_, more))
        space_.add(choice, dimension, atom);
    }
  });
  const Region told = with(all, choice, free);
  return {box_of(space_, told), days_of(space_, told), one};
}

}  // namespace

Counterfactuals counterfactuals(const Space& space, const Situation& situation, Ends wanted, Limit limit) {
  const Question question(space, situation, wanted);
  Counterfactuals out;
  if (!question.reach(question.movable())) return out;
  // Any set that is enough meets all that are needed, so that the smallest that does is tried next.
  Hitting candidates;
  std::vector<Dimensions> found;
  while (const auto next = candidates.smallest(limit.facts)) {
    if (!question.reach(*next)) {
      candidates.meet(question.needed(*next));
      continue;
    }
    if (found.size() == limit.sets) {
      out.complete = false;
      break;
    }
    found.push_back(*next);
    candidates.avoid(*next);
  }
  out.complete = out.complete && !candidates.cut_short();
  std::ranges::sort(found, {}, [](const Dimensions& set) { return std::pair(set.count(), set.list()); });
  for (const auto& set : found) out.list.push_back(question.widen(*question.reach(set), set));
  return out;
}

}  // namespace corner::analysis
