#pragma once
// The night's work: all that is due by today, once, whatever happens in between.
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

/// Something the night did, or would do.
struct Done {
  std::string kind;          ///< `lapse`, `serve`, `due`, … : a word for scripts
  std::int64_t request = 0;  ///< 0 = none
  std::string person;        ///< the name; "" = none
  std::string text;          ///< the whole of it, for people
};

/// A step looks for what is due and does it. Run twice on a day, the second run finds nothing to do.
using Step = void (*)(Store& store, const Clerk& clerk, std::vector<Done>& done);

/// All steps in their order, each in a transaction of its own: killed in between, the next run goes on.
std::vector<Done> nightly(Store& store, const Clerk& clerk, bool dry_run);

}  // namespace corner::store
