#pragma once
// Small packs and requests made from a seed: every type, every corner of the law. CORNER_SEED=n makes others, CORNER_SHARE=n
// only every n-th of them.
#include <cstdint>
#include <vector>

#include "policy/decide.hpp"

namespace reference {

/// SplitMix64: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// 0 … bound-1.
  int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
  bool chance(int percent) { return below(100) < percent; }
  std::uint64_t next();

 private:
  std::uint64_t state_;
};

std::uint64_t seed();
int share();

struct Shape {
  int least_facts = 1, most_facts = 4;
  int least_rules = 0, most_rules = 6, most_nevers = 2;
  bool narrow = false;  ///< boxes that read nearly every fact and seldom match
};

corner::policy::Pack random_pack(Random& random, const Shape& shape);

/// Facts in their domains; `percent` of them missing. Cut points come more often than not.
corner::policy::Facts random_facts(Random& random, const corner::policy::Pack& pack,
                                   const std::vector<std::vector<corner::policy::Value>>& cuts, int percent);

corner::Date random_date(Random& random);
corner::policy::RuleSet random_waivers(Random& random, const corner::policy::Pack& pack);

}  // namespace reference
