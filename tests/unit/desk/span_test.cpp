#include "desk/span.hpp"

#include <doctest/doctest.h>

using namespace corner;
using namespace corner::desk;

namespace {

Date day(unsigned number) { return add_days(*parse_date("2026-03-01"), static_cast<int>(number) - 1); }
Span span(unsigned from, unsigned until) { return {day(from), day(until)}; }

/// Day by day, as one would count on a calendar of 20 days.
std::int64_t counted(std::int64_t total, const std::vector<Commitment>& commitments, const Span& over) {
  std::int64_t least = total;
  for (unsigned each = 1; each <= 20; ++each) {
    if (day(each) < over.from || (over.until && day(each) >= *over.until)) continue;
    std::int64_t free = total;
    for (const auto& [taken, quantity] : commitments)
      if (day(each) >= taken.from && (!taken.until || day(each) < *taken.until)) free -= quantity;
    least = std::min(least, free);
  }
  return least;
}

}  // namespace

TEST_CASE("spans overlap when they have a day in common") {
  CHECK(overlaps(span(1, 5), span(4, 8)));
  CHECK(!overlaps(span(1, 5), span(5, 8)));
  CHECK(overlaps({day(1), {}}, {day(9), {}}));
  CHECK(!overlaps(span(1, 5), {day(5), {}}));
  CHECK(overlaps(span(1, 9), span(3, 4)));
  CHECK(!overlaps(span(3, 3), span(1, 9)));
  CHECK(!overlaps(span(1, 9), span(5, 2)));
}

TEST_CASE("the day of the return is the holder's; what is really back is free at once") {
  const Span lent = until_due(day(1), day(5));
  CHECK(overlaps(lent, span(5, 9)));
  CHECK(!overlaps(lent, span(6, 9)));
  CHECK(!overlaps({lent.from, day(5)}, span(5, 9)));
}

TEST_CASE("the least that is free on any day") {
  CHECK(free_over(2, {}, span(1, 9)) == 2);
  CHECK(free_over(2, {{span(1, 3), 1}, {span(3, 5), 1}}, span(1, 9)) == 1);
  CHECK(free_over(2, {{span(1, 4), 1}, {span(3, 5), 1}}, span(1, 9)) == 0);
  CHECK(free_over(2, {{span(1, 4), 1}, {span(3, 5), 1}}, span(4, 9)) == 1);
  CHECK(free_over(2, {{{day(8), {}}, 2}}, span(1, 8)) == 2);
  CHECK(free_over(2, {{{day(8), {}}, 3}}, {day(1), {}}) == -1);
  CHECK(free_over(2, {{span(1, 9), 2}}, span(5, 5)) == 2);
}

TEST_CASE("as counted day by day") {
  std::uint64_t chance = 20260301;
  const auto roll = [&](unsigned sides) {
    chance = chance * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(chance >> 33) % sides;
  };
  for (int round = 0; round < 5000; ++round) {
    const auto any = [&] {
      const unsigned from = 1 + roll(15);
      return roll(5) == 0 ? Span{day(from), {}} : span(from, from + roll(6));
    };
    std::vector<Commitment> commitments(roll(8));
    for (auto& each : commitments) each = {any(), 1 + roll(3)};
    const Span over = any();
    CHECK(free_over(5, commitments, over) == counted(5, commitments, over));
  }
}
