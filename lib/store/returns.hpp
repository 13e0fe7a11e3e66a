#pragma once
// What comes back: in what condition, where, and what was said of it.
#include "store/store.hpp"

namespace corner::store {

struct Return {
  std::string what;  ///< an inventory number, or a request's number
  std::string condition = "good";
  std::string note = {}, site = {};  ///< "" = none; where it was
  bool dry_run = false;
};

/// The words for conditions; all but the first go to repair, and counted items do not come back to stock.
const std::vector<std::string>& conditions();

/// Takes back what was handed over, or was declared lost and is brought back. Throws Error (Failure::usage) for an
/// unknown condition or site, (Failure::conflict) when it is in nobody's hands.
Moved take_back(Store& store, const Return& back, const Clerk& clerk);

}  // namespace corner::store
