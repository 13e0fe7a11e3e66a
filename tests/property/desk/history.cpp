#include "history.hpp"

#include <fmt/format.h>

#include <functional>

#include "laws.hpp"
#include "picture.hpp"
#include "real.hpp"

namespace model {
namespace {

/// What is in one and not in the other.
std::string difference(const std::vector<std::string>& model, const std::vector<std::string>& store) {
  std::string text;
  for (std::size_t i = 0; i < std::max(model.size(), store.size()); ++i) {
    const auto ours = i < model.size() ? model[i] : "nothing", theirs = i < store.size() ? store[i] : "nothing";
    if (ours != theirs) text += fmt::format("\n  model: {}\n  store: {}", ours, theirs);
  }
  return text;
}

/// Both desks, side by side.
class Pair {
 public:
  explicit Pair(const World& world) : desk(world), real_(world) {}

  std::string make(const Move& move) {
    desk.last_day = real_.last_day();
    const auto before = desk;
    const bool offered = model::make(desk, move), done = real_.make(move, desk);
    if (offered != done)
      return done ? "the store does what the desk would not" : fmt::format("the store refuses what the desk would do: {}", real_.refusal);
    if (!real_.unoffered.empty()) return real_.unoffered + " is handed over, and the desk does not offer it";
    if (auto text = difference(picture(desk), real_.picture()); !text.empty()) return "they differ:" + text;
    return broken_law(before, desk);
  }
  std::string verify() { return real_.verify(); }

  Desk desk;

 private:
  Real real_;
};

Failing run(Pair& pair, std::size_t length, const std::function<Move(std::size_t)>& next) {
  for (std::size_t i = 0; i < length; ++i)
    if (auto what = pair.make(next(i)); !what.empty()) return {what, i + 1};
  return {pair.verify(), length};
}

}  // namespace

std::string told_world(std::uint64_t seed) {
  Random random(seed);
  const auto world = make_world(random);
  auto text = fmt::format("  hold {} {}, open {}, local_first {} at most {}, transfer {}, classes {}, late {}, two steps {}, silence {}\n", world.hold_days,
                          world.closed, fmt::join(world.open, ""), world.local_first, world.passed_over_at_most, world.transfer, world.classes,
                          world.late, world.two_steps, world.silence_months);
  for (const auto& each : world.services)
    text += fmt::format("  {} ({}) loan {} renewals {}{}\n", each.id, each.stock, each.loan, each.renewals, each.wiped ? " wiped" : "");
  for (const auto& each : world.services)
    for (const auto& [part, count] : each.parts) text += fmt::format("  {} of {} {}\n", each.id, count, part);
  for (const auto& each : world.people) text += fmt::format("  {} at {} {} manager {}\n", each.number, each.site, each.status, each.manager);
  for (const auto& each : world.units) text += fmt::format("  {} at {} {}\n", each.number, each.site, each.bought);
  return text;
}

Failing play(std::uint64_t seed, int length, std::vector<Move>& moves) {
  Random random(seed);
  Pair pair(make_world(random));
  return run(pair, static_cast<std::size_t>(length), [&](std::size_t i) {
    moves.push_back(random_move(random, pair.desk, static_cast<int>(i) + 1));
    return moves.back();
  });
}

Failing replay(std::uint64_t seed, const std::vector<Move>& moves) {
  Random random(seed);
  Pair pair(make_world(random));
  return run(pair, moves.size(), [&](std::size_t i) { return moves[i]; });
}

std::vector<Move> shrunk(std::uint64_t seed, std::vector<Move> moves) {
  for (auto size = moves.size() / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
    for (std::size_t at = 0; at < moves.size();) {
      auto fewer = moves;
      const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(from, from + static_cast<std::ptrdiff_t>(std::min(size, moves.size() - at)));
      const auto failing = replay(seed, fewer);
      if (failing.what.empty()) {
        at += size;
        continue;
      }
      fewer.resize(failing.moves);
      moves = std::move(fewer);
    }
  return moves;
}

}  // namespace model
