#pragma once
// Private to analysis: the next smallest set that meets others.
#include <optional>
#include <vector>

#include "policy/index_set.hpp"

namespace corner::analysis {

class Hitting {
 public:
  /// From now on a set counts only if it has a member of this.
  void meet(policy::IndexSet set) { met_.push_back(std::move(set)); }
  /// From now on a set counts only if it does not hold all of this.
  void avoid(policy::IndexSet set) { avoided_.push_back(std::move(set)); }
  /// A smallest set that counts, the first in the order of its members, with at most `most` of them.
  std::optional<policy::IndexSet> smallest(std::size_t most);
  /// Whether the last answer "nothing" came from `most` alone.
  bool cut_short() const { return cut_short_; }

 private:
  bool extend(policy::IndexSet& chosen, const policy::IndexSet& barred, std::size_t room);

  std::vector<policy::IndexSet> met_, avoided_;
  bool cut_short_ = false;
};

}  // namespace corner::analysis
