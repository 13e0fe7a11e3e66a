#pragma once
// Another program: started, handed its standard input, waited for.
#include <chrono>
#include <string>
#include <vector>

namespace corner::exchange {

struct Ran {
  int exit = 0;      ///< its exit code; 128 and the signal's number when a signal ended it
  std::string out;   ///< what it wrote
  std::string err;
};

/// Runs `command` (program, looked for in PATH, and its arguments; no shell between). One that is not over after `patience` is
/// ended by force. Throws Error when it cannot be started, or had to be ended.
Ran run_program(const std::vector<std::string>& command, const std::string& input,
                std::chrono::milliseconds patience = std::chrono::minutes(1));

}  // namespace corner::exchange
