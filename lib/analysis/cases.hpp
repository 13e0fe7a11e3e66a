#pragma once
// The pack's own tests, and which rules they reach.
#include <string>
#include <vector>

#include "policy/decide.hpp"

namespace corner::analysis {

struct CaseResult {
  const policy::Case* test;
  bool passed;
  std::string difference;  ///< in words: what was expected, what came
};

enum class Reach { never, set_aside, decided };

struct CaseReport {
  std::vector<CaseResult> results;
  std::vector<Reach> coverage;  ///< one per rule: the best that any case did with it
  int failed() const;
};

/// `today` stands in for cases without a date.
CaseReport run_cases(const policy::Policy& policy, Date today);

}  // namespace corner::analysis
