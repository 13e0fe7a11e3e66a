#pragma once
// Test results as JUnit XML, which continuous integration reads.
#include <span>
#include <string>

namespace corner::exchange {

struct TestResult {
  std::string name, file;
  int line = 0;
  std::string failure;  ///< empty = passed
};

/// One suite. Characters that XML 1.0 does not allow become U+FFFD.
std::string junit(const std::string& suite, std::span<const TestResult> results);

}  // namespace corner::exchange
