#include "policy/override_cycles.hpp"

#include <algorithm>

namespace corner::policy {
namespace {

enum class Seen { never, on_the_way, done };

struct Step {
  int rule;
  std::size_t next = 0;  ///< which of its overrides to follow now
};

}  // namespace

// Depth first, with a stack of its own: a chain of overrides may be as long as a file has room for.
std::vector<std::vector<int>> override_cycles(const std::vector<Rule>& rules) {
  std::vector<std::vector<int>> cycles;
  std::vector<Seen> seen(rules.size(), Seen::never);
  std::vector<Step> way;
  for (std::size_t start = 0; start < rules.size(); ++start) {
    if (seen[start] == Seen::never) way.push_back({static_cast<int>(start)});
    while (!way.empty()) {
      Step& step = way.back();
      const auto& overrides = rules[static_cast<std::size_t>(step.rule)].overrides;
      seen[static_cast<std::size_t>(step.rule)] = Seen::on_the_way;
      if (step.next == overrides.size()) {
        seen[static_cast<std::size_t>(step.rule)] = Seen::done;
        way.pop_back();
        continue;
      }
      const int target = overrides[step.next++];
      if (seen[static_cast<std::size_t>(target)] == Seen::never) {
        way.push_back({target});
      } else if (seen[static_cast<std::size_t>(target)] == Seen::on_the_way) {
        auto& cycle = cycles.emplace_back();
        for (auto at = std::ranges::find(way, target, &Step::rule); at != way.end(); ++at)
          cycle.push_back(at->rule);
      }
    }
  }
  return cycles;
}

}  // namespace corner::policy
