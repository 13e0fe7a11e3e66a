#include "desk/queue.hpp"

#include <algorithm>
#include <tuple>

namespace corner::desk {

std::optional<Turn> next_turn(std::vector<Waiting> waiting, const std::string& site, const Queue& queue,
                              bool transfer) {
  std::erase_if(waiting, [&](const Waiting& each) {
    return each.suspended || !(transfer || each.wanted.empty() || each.wanted == site);
  });
  if (waiting.empty()) return std::nullopt;
  std::ranges::sort(waiting, {}, [](const Waiting& each) { return std::tie(each.rank, each.id); });
  auto served = waiting.begin();
  if (queue.local_first) {
    const auto local = std::ranges::find_if(waiting, [&](const Waiting& each) {
      return each.wanted == site || (each.wanted.empty() && each.own == site);
    });
    const auto due = std::find_if(waiting.begin(), local, [&](const Waiting& each) {
      return each.passed_over >= queue.passed_over_at_most;
    });
    if (local != waiting.end()) served = due;  // `local` itself when nobody ahead has waited enough
  }
  Turn turn{served->id, {}};
  for (auto each = waiting.begin(); each != served; ++each) turn.passed_over.push_back(each->id);
  return turn;
}

}  // namespace corner::desk
