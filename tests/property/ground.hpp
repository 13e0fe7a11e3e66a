#pragma once
// Every request there is of a small pack, one for each way in which conditions can tell requests apart.
#include <cstdint>
#include <vector>

#include "reference.hpp"

namespace reference {

struct Point {
  Facts facts;
  Date on;
};

/// Points that the nevers of the pack allow, each day on which rules come or go among them. `alike`: another
/// pack over the same facts, whose conditions, days and nevers count as well.
std::vector<Point> points_of(const Pack& pack, const Pack* alike = nullptr);

/// What one pack says of one point: sets of rules as bits (at most 64 rules), and how severe the winner is,
/// 0 = the default decides.
struct Say {
  std::uint64_t matching = 0, in_force = 0;
  int severity = 0;
};
Say say_of(const Pack& pack, const Judge& judge, const Point& point, const RuleSet& waived = {});

std::uint64_t bits(const RuleSet& rules);

}  // namespace reference
