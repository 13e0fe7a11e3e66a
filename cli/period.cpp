#include "cli/period.hpp"

#include "cli/dates.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
void Period::declare(Options& options) {
  options.option("--from", "DATE", from_, mark("the first day"));
  options.option("--to", "DATE", to_, mark("the last day"));
}

store::Period Period::in(store::Store& store) const {
  check_date("--from", from_);
  check_date("--to", to_);
  if (!from_.empty() && !to_.empty() && to_ < from_)
    throw Error(say("the period ends on {0}, before it starts on {1}", to_, from_), Failure::usage);
  return {from_, to_, store.last_row()};
}

}  // namespace corner::cli
