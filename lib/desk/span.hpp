#pragma once
// Spans of days, and how many counted items are free over one.
#include <cstdint>
#include <optional>
#include <vector>

#include "core/dates.hpp"

namespace corner::desk {

/// The days from `from` on, `until` out; absent: for ever. Empty when `until` is not after `from`.
struct Span {
  Date from{};
  std::optional<Date> until;
  bool operator==(const Span&) const = default;
};

/// What is taken today and due back on `due`: the day of the return is its holder's, and another may have it
/// from the next day on. What has really come back is no longer taken: its span ends that same day, not the
/// day after.
Span until_due(Date from, Date due);

bool empty(const Span& span);
bool overlaps(const Span& a, const Span& b);

/// So many items of a service are taken on each day of the span.
struct Commitment {
  Span span;
  std::int64_t quantity = 1;
};

/// The least number that is free on any day of `span`, of `total` in all; negative when more is promised than
/// there is; `total` for an empty span. Items are counted, not numbered: that one unit is free on each day
/// does not say that the same one is. For numbered units ask each one whether `overlaps` anything.
std::int64_t free_over(std::int64_t total, const std::vector<Commitment>& commitments, const Span& span);

}  // namespace corner::desk
