#pragma once
// A small pack, every request there is of it, and what there is to tell of its rules: by brute force.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "property/ground.hpp"
#include "property/random_pack.hpp"

namespace reference {

using corner::policy::Rule;
using Ids = std::vector<std::string>;

/// What a request comes to: how severely (0 = by default), who must agree, what goes with it.
struct End {
  int severity = 0;
  std::set<std::string> approvers, obligations;
  bool operator==(const End&) const = default;
};

/// A pack whose rules are often like one another: twins, versions, shadows; and what its rules say together of some
/// request: all that can be.
struct World {
  Pack pack;
  Judge judge;
  std::vector<Point> points;
  std::vector<Say> says;             ///< of each point
  std::set<std::uint64_t> matching;  ///< the sets of rules that match together

  explicit World(Random& random);

  const Rule& rule(int index) const { return pack.rules[static_cast<std::size_t>(index)]; }
  int rules() const { return static_cast<int>(pack.rules.size()); }
  /// The law's 2, of rules that match and are not waived.
  std::uint64_t in_force(std::uint64_t rules) const;
  End end_of(std::uint64_t rules) const;
  /// Whether some request is such: by what matches, and what is then in force.
  template <class Test>
  bool somewhere(Test test) const {
    return std::ranges::any_of(matching, [&](std::uint64_t rules) { return test(rules, in_force(rules)); });
  }
  bool alive(int index) const;
  /// Whether nothing changes without the rule, whatever else is waived.
  bool needless(int index) const;

 private:
  bool stands(int index, std::uint64_t rules) const;
};

inline bool has(std::uint64_t rules, int index) { return (rules >> index & 1) != 0; }

/// What there is to tell of which rules.
std::set<Ids> dead_rules(const World& world);
std::set<Ids> dead_overrides(const World& world);
std::set<Ids> reinstated_bases(const World& world);
std::set<Ids> overlaps(const World& world);
std::set<Ids> duplicates(const World& world);
/// The places of facts of few words of which some value is never granted anything.
std::set<int> gaps(const World& world);

/// The days [first, second) on which no version of a rule is in force, although there is one before and one after; and
/// whether somebody would be answered less severely than before.
using Hole = std::pair<Date, Date>;
std::map<Hole, bool> holes_after(const World& world, int index);

}  // namespace reference
