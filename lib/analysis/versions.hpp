#pragma once
// Rules of the same conditions: one and the same said twice, or versions of it that follow one another.
#include <vector>

#include "analysis/inquiry.hpp"

namespace corner::analysis {

/// Two rules of the same conditions and effect, in the order of their ids.
struct Twins {
  int first, second;
  bool same;  ///< alike in all but words, and set aside by the same rules: one of them is superfluous
};

/// Those that are the same, and those of other days that share a request and a day.
std::vector<Twins> twins(const Inquiry& inquiry);

}  // namespace corner::analysis
