#include "desk/span.hpp"

#include <algorithm>
#include <map>

namespace corner::desk {

Span until_due(Date from, Date due) { return {from, add_days(due, 1)}; }

bool empty(const Span& span) { return span.until && *span.until <= span.from; }

bool overlaps(const Span& a, const Span& b) {
  if (empty(a) || empty(b)) return false;
  return (!a.until || b.from < *a.until) && (!b.until || a.from < *b.until);
}

std::int64_t free_over(std::int64_t total, const std::vector<Commitment>& commitments, const Span& span) {
  // What is taken changes only on a day on which some commitment begins or ends.
  std::map<Date, std::int64_t> steps;
  for (const auto& [taken, quantity] : commitments) {
    if (!overlaps(taken, span)) continue;
    steps[std::max(taken.from, span.from)] += quantity;
    if (taken.until) steps[*taken.until] -= quantity;
  }
  std::int64_t now = 0, most = 0;
  for (const auto& [day, step] : steps) {
    if (span.until && day >= *span.until) break;
    now += step;
    most = std::max(most, now);
  }
  return total - most;
}

}  // namespace corner::desk
