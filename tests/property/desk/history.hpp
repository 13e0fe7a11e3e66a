#pragma once
// A history: moves made by chance in the model and in the store alike, and the smallest one that still tells them apart.
#include <string>
#include <vector>

#include "move.hpp"

namespace model {

/// The world of that seed, in a few lines.
std::string told_world(std::uint64_t seed);

struct Failing {
  std::string what;       ///< "" = the two agree, and every law of the desk holds
  std::size_t moves = 0;  ///< made until then
};

/// Makes up to `length` moves from a world of that seed; the moves made are kept in `moves`.
Failing play(std::uint64_t seed, int length, std::vector<Move>& moves);
/// Makes these moves again.
Failing replay(std::uint64_t seed, const std::vector<Move>& moves);

/// As few moves as still fail: halves are left out first, then single ones.
std::vector<Move> shrunk(std::uint64_t seed, std::vector<Move> moves);

}  // namespace model
