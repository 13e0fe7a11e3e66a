#pragma once
// The pack's own tests, and what they reach.
#include <string>
#include <vector>

#include "analysis/coverage.hpp"

namespace corner::analysis {

struct CaseResult {
  const policy::Case* test;
  bool passed;
  std::string difference;  ///< in words: what was expected, what came
};

struct CaseReport {
  std::vector<CaseResult> results;
  Coverage coverage;
  int failed() const;
};

/// `today` stands in for cases without a date.
CaseReport run_cases(const policy::Policy& policy, Date today);

}  // namespace corner::analysis
