// The store against a naive model of the desk, move by move. CORNER_SEED=n tries other histories, CORNER_SHARE=n only every n-th of them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "history.hpp"

namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// The smallest history, as a list to be read.
std::string told(std::uint64_t seed, const std::vector<model::Move>& moves) {
  const auto few = model::shrunk(seed, moves);
  auto text = fmt::format("CORNER_SEED={}, the smallest history that fails:\n{}\n", seed, model::told_world(seed));
  for (const auto& move : few) text += "  " + model::told(move) + "\n";
  return text + model::replay(seed, few).what;
}

}  // namespace

TEST_CASE("the store does what a naive desk does, whatever happens") {
  const auto wanted = 100'000 / setting("CORNER_SHARE", 1);
  std::size_t made = 0;
  for (auto seed = setting("CORNER_SEED", 20260302); made < wanted; ++seed) {
    std::vector<model::Move> moves;
    const auto failing = model::play(seed, 20 + static_cast<int>(seed * 37 % 100), moves);
    made += failing.moves;
    if (!failing.what.empty()) FAIL(told(seed, moves));
  }
  MESSAGE(made, " moves");
}
