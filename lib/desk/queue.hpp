#pragma once
// Who is served next when a unit comes free somewhere: one order, and a bound on how often it may be bent.
//
// The order is (rank, id): the pack's classes, and first come first served within each. Whoever is suspended
// keeps that place and is not served. Whoever wants another site can take the unit only when it may be sent
// there. With `local_first` the first who waits at the unit's own site goes before others, whom that passes
// over. Once somebody ahead was passed over `passed_over_at_most` times, that one goes first. So, of the
// units that somebody can take:
//   - none passes them over once they were passed over that often;
//   - when k are ahead of them, and nobody comes in before them, one of the next k + passed_over_at_most + 1
//   is theirs.
// A higher class that never empties can keep a lower one waiting: that is what a class means.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "desk/settings.hpp"

namespace corner::desk {

struct Waiting {
  std::int64_t id = 0;   ///< of the request; who came first has the smaller one
  std::size_t rank = 0;  ///< of the class; 0 is served first
  std::string wanted;    ///< the site to collect at; empty = any
  std::string own;       ///< the person's own site; may be empty
  bool suspended = false;
  int passed_over = 0;  ///< times so far
};

struct Turn {
  std::int64_t id = 0;  ///< is served
  std::vector<std::int64_t>
      passed_over;  ///< who were ahead and could have been: once more each; in the queue's order
  bool operator==(const Turn&) const = default;
};

/// Whose turn it is for a unit at `site`; nothing when nobody who waits can take it. `transfer`: it may be
/// sent elsewhere.
std::optional<Turn> next_turn(std::vector<Waiting> waiting, const std::string& site, const Queue& queue,
                              bool transfer);

}  // namespace corner::desk
