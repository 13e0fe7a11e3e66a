#include "analysis/hitting.hpp"

#include <algorithm>

namespace corner::analysis {

using policy::IndexSet;

namespace {

bool disjoint(const IndexSet& a, const IndexSet& b) {
  for (std::size_t i = 0; i < std::min(a.words(), b.words()); ++i)
    if ((a.word(i) & b.word(i)) != 0) return false;
  return true;
}

}  // namespace

std::optional<IndexSet> Hitting::smallest(std::size_t most) {
  for (std::size_t size = 0; size <= most; ++size) {
    IndexSet chosen;
    cut_short_ = false;
    if (extend(chosen, {}, size)) return chosen;
    if (!cut_short_) break;
  }
  return std::nullopt;
}

/// Adds what is still needed, `room` members at most. What was tried and led nowhere is barred further on.
bool Hitting::extend(IndexSet& chosen, const IndexSet& barred, std::size_t room) {
  if (std::ranges::any_of(avoided_, [&](const IndexSet& set) { return chosen.contains(set); })) return false;
  const auto unmet = std::ranges::find_if(met_, [&](const IndexSet& set) { return disjoint(set, chosen); });
  if (unmet == met_.end()) return true;
  if (room == 0) {
    cut_short_ = true;
    return false;
  }
  IndexSet tried = barred;
  for (const int member : unmet->list()) {
    if (barred.has(member)) continue;
    chosen.add(member);
    if (extend(chosen, tried, room - 1)) return true;
    chosen.remove(member);
    tried.add(member);
  }
  return false;
}

}  // namespace corner::analysis
