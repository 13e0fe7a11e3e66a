#pragma once
// One thing that the analysis has to say of a pack.
#include <optional>
#include <string>
#include <vector>

#include "analysis/witness.hpp"
#include "core/error.hpp"

namespace corner::analysis {

struct Finding {
  Problem problem;
  std::vector<std::string> rules;  ///< those it speaks of, the one it is about first
  /// A request that shows it, which `decide` answers as the message says; nothing where no request can.
  std::optional<Request> witness;
};

using Findings = std::vector<Finding>;

}  // namespace corner::analysis
