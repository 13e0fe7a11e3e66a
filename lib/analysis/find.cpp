#include "analysis/find.hpp"

#include <limits>

namespace corner::analysis {

using namespace policy;

namespace {

/// A box to branch on, and its conditions that are open.
struct Branch {
  int pack = 0, box = -1;
  int open = std::numeric_limits<int>::max();
  Cut cut{};  ///< the first of them
};

class Search {
 public:
  Search(const Space& space, const Goal& goal);
  std::optional<Sight> reach(Sight sight);
  Region widen(Sight found, const Sight& start) const;

 private:
  struct Verdict {
    Truth truth = Truth::yes;
    std::vector<BoxMask> hanging;  ///< boxes, by pack
  };

  Verdict judge(const Sight& sight) const;
  void collect(const Side& side, const Standing& standing, const BoxMask& rules, const Sight& sight,
               BoxMask& boxes) const;
  bool obey_nevers(Sight& sight) const;
  bool barred(const Sight& sight) const;
  BoxMask nevers(const Sight& sight, std::size_t pack) const;
  void consider(const Sight& sight, int pack, const BoxMask& boxes, Branch& best) const;
  void consider(const Sight& sight, int pack, int box, Branch& best) const;

  const Space& space_;
  const Goal& goal_;
  std::vector<std::vector<std::vector<int>>> overriders_;  ///< by pack and rule: what overrides it
};

Search::Search(const Space& space, const Goal& goal) : space_(space), goal_(goal) {
  for (std::size_t pack = 0; pack < space.packs(); ++pack) {
    const auto& rules = space.compiled(static_cast<int>(pack)).pack.rules;
    auto& overriders = overriders_.emplace_back(rules.size());
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
      for (const int target : rules[rule].overrides)
        overriders[static_cast<std::size_t>(target)].push_back(static_cast<int>(rule));
  }
}

BoxMask Search::nevers(const Sight& sight, std::size_t pack) const {
  const Compiled& compiled = space_.compiled(static_cast<int>(pack));
  return sight.can[pack].kept(compiled.at(compiled.nevers));
}

/// Whether a `[[never]]` takes all or some of it.
bool Search::barred(const Sight& sight) const {
  for (std::size_t pack = 0; pack < space_.packs(); ++pack)
    if (nevers(sight, pack).any()) return true;
  return false;
}

/// Where a never hangs on one condition alone, that condition cannot hold; false when nothing is left.
bool Search::obey_nevers(Sight& sight) const {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t pack = 0; pack < space_.packs(); ++pack) {
      const BoxMask open = nevers(sight, pack);
      if (open.meets(sight.must[pack].bits())) return false;
      std::vector<Branch> forced;
      each(open.bits(), open.words(), [&](int box) {
        Branch branch;
        consider(sight, static_cast<int>(pack), box, branch);
        if (branch.open == 1) forced.push_back(branch);
      });
      for (const auto& branch : forced)
        if (!space_.narrow(sight, branch.cut, false)) return false;
      changed = changed || !forced.empty();
    }
  }
  return true;
}

/// The open boxes that decide whether these rules are in force: their own, and those of what may override them.
void Search::collect(const Side& side, const Standing& standing, const BoxMask& rules, const Sight& sight,
                     BoxMask& boxes) const {
  const Compiled& compiled = space_.compiled(side.pack);
  const auto pack = static_cast<std::size_t>(side.pack);
  const BoxMask unclear = sight.can[pack].without(sight.must[pack].bits());
  const BoxMask open = standing.open(), unmatched = standing.may_match.without(standing.matches.bits());
  std::vector<int> waiting;
  BoxMask seen = rules;
  each(rules.bits(), rules.words(), [&](int rule) { waiting.push_back(rule); });
  while (!waiting.empty()) {
    const int rule = waiting.back();
    waiting.pop_back();
    for (const int other : overriders_[pack][static_cast<std::size_t>(rule)]) {
      if (!open.has(other) || seen.has(other)) continue;
      seen.set(other, true);
      waiting.push_back(other);
    }
  }
  seen.keep(unmatched.bits());
  BoxMask own = seen;
  for (const auto& complex : compiled.complex)
    for (int box = complex.when; seen.has(complex.rule) && box < complex.end; ++box) own.set(box, true);
  own.keep(unclear.bits());
  boxes.join(own.bits());
}

Search::Verdict Search::judge(const Sight& sight) const {
  Verdict verdict;
  for (std::size_t pack = 0; pack < space_.packs(); ++pack)
    verdict.hanging.emplace_back(space_.compiled(static_cast<int>(pack)).words);
  for (std::size_t i = 0; i < goal_.sides.size(); ++i) {
    const Side& side = goal_.sides[i];
    const Compiled& compiled = space_.compiled(side.pack);
    std::optional<Standing> standing;
    for (const auto& statement : goal_.statements) {
      if (statement.side != static_cast<int>(i)) continue;
      if (!standing) standing = stand(space_, side, sight);
      const Truth truth = analysis::judge(compiled, statement, *standing);
      if (truth == Truth::no) return {Truth::no, {}};
      if (truth == Truth::yes) continue;
      verdict.truth = Truth::open;
      collect(side, *standing, hanging(compiled, statement, *standing), sight,
              verdict.hanging[static_cast<std::size_t>(side.pack)]);
    }
  }
  return verdict;
}

void Search::consider(const Sight& sight, int pack, int box, Branch& best) const {
  Branch branch{.pack = pack, .box = box, .open = 0};
  for (const Cut cut : space_.cuts(pack, box)) {
    if (space_.contains(sight.region, cut)) continue;
    if (++branch.open == 1) branch.cut = cut;
    if (branch.open >= best.open) return;
  }
  best = branch;
}

void Search::consider(const Sight& sight, int pack, const BoxMask& boxes, Branch& best) const {
  each(boxes.bits(), boxes.words(), [&](int box) { consider(sight, pack, box, best); });
}

std::optional<Sight> Search::reach(Sight sight) {
  if (!obey_nevers(sight)) return std::nullopt;
  const Verdict verdict = judge(sight);
  if (verdict.truth == Truth::no) return std::nullopt;
  Branch best;
  for (std::size_t pack = 0; pack < space_.packs(); ++pack)
    consider(sight, static_cast<int>(pack),
             verdict.truth == Truth::yes ? nevers(sight, pack) : verdict.hanging[pack], best);
  if (best.box < 0) return sight;
  Sight outside = sight;
  if (space_.narrow(outside, best.cut, false))
    if (auto found = reach(std::move(outside))) return found;
  if (!space_.narrow(sight, best.cut, true)) return std::nullopt;
  return reach(std::move(sight));
}

/// Gives each dimension back all that `start` has of it, where the goal does not mind.
Region Search::widen(Sight found, const Sight& start) const {
  const int dimensions = static_cast<int>(space_.dimensions().size());
  for (int dimension = 0; dimension < dimensions; ++dimension) {
    Region wider = found.region;
    space_.copy(start.region, dimension, wider);
    if (wider == found.region) continue;
    auto sight = space_.within(start, wider);
    if (sight && !barred(*sight) && judge(*sight).truth == Truth::yes) found = *std::move(sight);
  }
  return found.region;
}

}  // namespace

std::optional<Region> find(const Space& space, const Goal& goal, const Sight& start) {
  Search search(space, goal);
  auto found = search.reach(start);
  if (!found) return std::nullopt;
  return search.widen(*std::move(found), start);
}

std::optional<Region> find(const Space& space, const Goal& goal, const std::vector<Sight>& starts) {
  for (const auto& start : starts)
    if (auto found = find(space, goal, start)) return found;
  return std::nullopt;
}

std::optional<Region> find_narrow(const Space& space, const Goal& goal, const Sight& start) {
  auto found = Search(space, goal).reach(start);
  return found ? std::optional(std::move(found->region)) : std::nullopt;
}

bool possible(const Space& space, const Goal& goal, const Sight& start) { return find_narrow(space, goal, start).has_value(); }

}  // namespace corner::analysis
