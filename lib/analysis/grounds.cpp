#include "analysis/grounds.hpp"

#include <algorithm>

namespace corner::analysis {

using namespace policy;

namespace {

/// The boxes of a rule as regions, sorted: two rules of the same shape match the same requests.
struct Shape {
  std::vector<Region> when, unless;
  bool operator==(const Shape&) const = default;
};

class Comparison {
 public:
  explicit Comparison(const Space& space);
  Grounds grounds();

 private:
  const Pack& pack(int side) const { return space_.compiled(side).pack; }
  const Rule& rule(int side, int index) const { return pack(side).rules[static_cast<std::size_t>(index)]; }
  const Shape& shape(int side, int index) const { return shapes_[static_cast<std::size_t>(side)][static_cast<std::size_t>(index)]; }
  std::vector<int> unless_boxes(int side, int index) const;
  std::optional<Sight> within_box(Sight sight, int side, int box) const;
  bool alike(int a, int b) const;
  void pair(int a, int b);
  void pair_up();
  void add_starts(std::vector<Sight>& starts, int side, int index) const;
  void touch(Each<std::vector<bool>>& touched) const;

  const Space& space_;
  Each<std::vector<Shape>> shapes_;
  Each<std::vector<int>> like_;  ///< the rule's like in the other pack; -1 = none
};

Comparison::Comparison(const Space& space) : space_(space) {
  for (int side = 0; side < 2; ++side) {
    for (std::size_t i = 0; i < pack(side).rules.size(); ++i) {
      const int index = static_cast<int>(i);
      Shape shape;
      for (auto& sight : space.matching(side, index)) shape.when.push_back(std::move(sight.region));
      for (const int box : unless_boxes(side, index))
        if (auto sight = within_box(space.everything(), side, box)) shape.unless.push_back(std::move(sight->region));
      std::ranges::sort(shape.when);
      std::ranges::sort(shape.unless);
      shapes_[static_cast<std::size_t>(side)].push_back(std::move(shape));
    }
    like_[static_cast<std::size_t>(side)].assign(pack(side).rules.size(), -1);
  }
  pair_up();
}

std::vector<int> Comparison::unless_boxes(int side, int index) const {
  std::vector<int> boxes;
  for (const auto& complex : space_.compiled(side).complex)
    for (int box = complex.unless; complex.rule == index && box < complex.end; ++box) boxes.push_back(box);
  return boxes;
}

std::optional<Sight> Comparison::within_box(Sight sight, int side, int box) const {
  for (const Cut cut : space_.cuts(side, box))
    if (!space_.narrow(sight, cut, true)) return std::nullopt;
  return sight;
}

/// The same consequence, wherever they match.
bool Comparison::alike(int a, int b) const {
  const Rule &one = rule(0, a), &other = rule(1, b);
  const auto ids = [&](int side, const Rule& of) {
    std::vector<std::string> out;
    for (const int target : of.overrides) out.push_back(rule(side, target).id);
    return out;
  };
  return one.effect == other.effect && one.by == other.by && one.obligations == other.obligations && ids(0, one) == ids(1, other);
}

void Comparison::pair(int a, int b) {
  like_[0][static_cast<std::size_t>(a)] = b;
  like_[1][static_cast<std::size_t>(b)] = a;
}

/// By id first; then, among what is left, a rule that says the same and that nothing overrides.
void Comparison::pair_up() {
  std::vector<bool> overridden(pack(1).rules.size());
  for (const auto& each : pack(1).rules)
    for (const int target : each.overrides) overridden[static_cast<std::size_t>(target)] = true;
  for (const auto& each : pack(0).rules)
    for (const int target : each.overrides)
      if (const auto* same = pack(1).rule(rule(0, target).id)) overridden[static_cast<std::size_t>(pack(1).index(*same))] = true;
  for (const auto& each : pack(0).rules) {
    const auto* same = pack(1).rule(each.id);
    if (same != nullptr && alike(pack(0).index(each), pack(1).index(*same))) pair(pack(0).index(each), pack(1).index(*same));
  }
  for (const auto& each : pack(0).rules) {
    const int a = pack(0).index(each);
    const bool free = like_[0][static_cast<std::size_t>(a)] < 0 && pack(1).rule(each.id) == nullptr;
    const bool is_target = std::ranges::any_of(pack(0).rules, [&](const Rule& other) { return std::ranges::find(other.overrides, a) != other.overrides.end(); });
    if (!free || is_target) continue;
    for (const auto& other : pack(1).rules) {
      const int b = pack(1).index(other);
      if (like_[1][static_cast<std::size_t>(b)] >= 0 || overridden[static_cast<std::size_t>(b)] || pack(0).rule(other.id) != nullptr) continue;
      if (!alike(a, b) || shape(0, a) != shape(1, b)) continue;
      pair(a, b);
      break;
    }
  }
}

/// The requests that the rule accepts and its like does not, and some that both do.
void Comparison::add_starts(std::vector<Sight>& starts, int side, int index) const {
  const int like = like_[static_cast<std::size_t>(side)][static_cast<std::size_t>(index)];
  auto accepted = space_.matching(side, index);
  if (like < 0) {
    starts.insert(starts.end(), accepted.begin(), accepted.end());
    return;
  }
  const int other = 1 - side;
  for (const auto& sight : accepted)
    for (const int box : unless_boxes(other, like))
      if (auto common = within_box(sight, other, box)) starts.push_back(std::move(*common));
  for (const auto& box : shape(other, like).when) {
    std::vector<Sight> left;
    for (const auto& sight : accepted)
      for (auto& piece : outside(space_, sight, box)) left.push_back(std::move(piece));
    accepted = std::move(left);
  }
  starts.insert(starts.end(), accepted.begin(), accepted.end());
}

/// What a touched rule overrides is touched, and so is the like of what is.
void Comparison::touch(Each<std::vector<bool>>& touched) const {
  bool more = true;
  const auto mark = [&](int side, int index) {
    auto&& bit = touched[static_cast<std::size_t>(side)][static_cast<std::size_t>(index)];
    more = more || !bit;
    bit = true;
  };
  while (more) {
    more = false;
    for (int side = 0; side < 2; ++side) {
      for (std::size_t i = 0; i < pack(side).rules.size(); ++i) {
        if (!touched[static_cast<std::size_t>(side)][i]) continue;
        for (const int target : pack(side).rules[i].overrides) mark(side, target);
        if (const int like = like_[static_cast<std::size_t>(side)][i]; like >= 0) mark(1 - side, like);
      }
    }
  }
}

Grounds Comparison::grounds() {
  Grounds out;
  for (int side = 0; side < 2; ++side) {
    auto& touched = out.touched[static_cast<std::size_t>(side)];
    for (std::size_t i = 0; i < pack(side).rules.size(); ++i) {
      const int index = static_cast<int>(i), like = like_[static_cast<std::size_t>(side)][i];
      touched.push_back(like < 0 || shape(side, index) != shape(1 - side, like));
      if (touched.back()) add_starts(out.starts, side, index);
    }
  }
  touch(out.touched);
  if (pack(0).default_effect != pack(1).default_effect) out.starts = {space_.everything()};
  return out;
}

}  // namespace

std::vector<Sight> outside(const Space& space, const Sight& sight, const Region& region) {
  const Region all = space.everything().region;
  Region others = all;
  for (std::size_t i = 0; i < all.size(); ++i) others[i] &= ~region[i];
  std::vector<Sight> pieces;
  std::optional<Sight> inside = sight;
  for (std::size_t i = 0; inside && i < space.dimensions().size(); ++i) {
    const int dimension = static_cast<int>(i);
    if (space.whole(region, dimension)) continue;
    Region cut = all;
    space.copy(others, dimension, cut);
    if (auto piece = space.within(*inside, cut)) pieces.push_back(std::move(*piece));
    space.copy(region, dimension, cut);
    inside = space.within(*inside, cut);
  }
  return pieces;
}

Grounds grounds(const Space& space) { return Comparison(space).grounds(); }

}  // namespace corner::analysis
