#pragma once
// A period on the command line: `--from DATE --to DATE`, both days in it.
#include <string>

#include "cli/options.hpp"
#include "store/store.hpp"

namespace corner::cli {

class Period {
 public:
  void declare(Options& options);
  /// Up to the journal's last row as it is now. Throws Error (Failure::usage) for what is no date, or an end before the start.
  store::Period in(store::Store& store) const;

 private:
  std::string from_, to_;
};

}  // namespace corner::cli
