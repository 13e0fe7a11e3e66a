#include "policy/box.hpp"

#include <algorithm>

namespace corner::policy {
namespace {

auto position(Box& box, int fact) {
  return std::lower_bound(box.begin(), box.end(), fact,
                          [](const Condition& condition, int wanted) { return condition.fact < wanted; });
}

/// The condition of `box` on `fact`, made from the whole domain when there is none.
Condition& condition_on(Box& box, const std::vector<Fact>& facts, int fact) {
  auto at = position(box, fact);
  if (at == box.end() || at->fact != fact)
    at = box.insert(at, {.fact = fact, .accept = whole(facts[static_cast<std::size_t>(fact)]), .place = {}});
  return *at;
}

}  // namespace

Interval domain(const Fact& fact) {
  if (fact.type == Type::enumeration || fact.type == Type::boolean) return {0, fact.size() - 1};
  return {fact.low, fact.high};
}

Accept whole(const Fact& fact) { return {.ranges = {domain(fact)}, .absent = !fact.absent_word.empty()}; }

void normalise(std::vector<Interval>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Interval> joined;
  for (const auto& range : ranges) {
    if (!joined.empty() && range.low <= joined.back().high + 1)
      joined.back().high = std::max(joined.back().high, range.high);
    else
      joined.push_back(range);
  }
  ranges = std::move(joined);
}

bool nothing(const Accept& accept) { return accept.ranges.empty() && !accept.absent; }

Accept intersect(const Accept& a, const Accept& b) {
  Accept both{.ranges = {}, .absent = a.absent && b.absent};
  auto left = a.ranges.begin();
  auto right = b.ranges.begin();
  while (left != a.ranges.end() && right != b.ranges.end()) {
    const Interval common{std::max(left->low, right->low), std::min(left->high, right->high)};
    if (common.low <= common.high) both.ranges.push_back(common);
    if (left->high < right->high)
      ++left;
    else
      ++right;
  }
  return both;
}

Accept subtract(const Accept& a, const Accept& b) {
  Accept rest{.ranges = {}, .absent = a.absent && !b.absent};
  for (auto range : a.ranges) {
    for (const auto& hole : b.ranges) {
      if (hole.high < range.low || range.high < hole.low) continue;
      if (range.low < hole.low) rest.ranges.push_back({range.low, hole.low - 1});
      range.low = hole.high + 1;
    }
    if (range.low <= range.high) rest.ranges.push_back(range);
  }
  return rest;
}

std::optional<Box> intersect(const Box& a, const Box& b) {
  Box both;
  both.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    if (right == b.end() || (left != a.end() && left->fact < right->fact)) {
      both.push_back(*left++);
    } else if (left == a.end() || right->fact < left->fact) {
      both.push_back(*right++);
    } else {
      Accept common = intersect(left->accept, right->accept);
      if (nothing(common)) return std::nullopt;
      both.push_back({.fact = left->fact, .accept = std::move(common), .place = left->place});
      ++left;
      ++right;
    }
  }
  return both;
}

std::vector<Box> subtract(const std::vector<Fact>& facts, const Box& box, const Box& other) {
  if (!intersect(box, other)) return {box};
  std::vector<Box> pieces;
  Box inside = box;  // what is left of `box` within the conditions seen so far
  for (const auto& cut : other) {
    Condition& here = condition_on(inside, facts, cut.fact);
    Accept outside = subtract(here.accept, cut.accept);
    Accept common = intersect(here.accept, cut.accept);
    if (!nothing(outside)) {
      here.accept = std::move(outside);
      pieces.push_back(inside);
    }
    here.accept = std::move(common);
  }
  return pieces;
}

std::optional<Box> remainder(const std::vector<Fact>& facts, const Box& box, std::span<const Box> cover) {
  while (!cover.empty() && !intersect(box, cover.front())) cover = cover.subspan(1);
  if (cover.empty()) return box;
  for (const auto& piece : subtract(facts, box, cover.front()))
    if (auto rest = remainder(facts, piece, cover.subspan(1))) return rest;
  return std::nullopt;
}

}  // namespace corner::policy
