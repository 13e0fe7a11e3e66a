#pragma once
// `approve` and `reject`: what both take, and what both answer.
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "store/approvals.hpp"

namespace corner::cli {

class Replies {
 public:
  void declare(Options& options);
  /// Throws Error (Failure::usage) for what is no number.
  store::Reply read(bool agreed) const;

 private:
  std::vector<std::string> requests_;
  std::string role_, by_, because_;
  bool batch_ = false, dry_run_ = false;
};

/// Writes the answers down, and says what came of them.
Outcome give(Context& context, const store::Reply& reply, const std::string& schema);

}  // namespace corner::cli
