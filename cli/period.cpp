#include "cli/period.hpp"

#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

void check(const std::string& argument, const std::string& date) {
  if (!date.empty() && !parse_date(date))
    throw Error(say("`{0}` cannot be `{1}`: write a date as {2}", argument, date, "2026-03-01"), Failure::usage);
}

}  // namespace

void Period::declare(Options& options) {
  options.option("--from", "DATE", from_, mark("the first day"));
  options.option("--to", "DATE", to_, mark("the last day"));
}

store::Period Period::in(store::Store& store) const {
  check("--from", from_);
  check("--to", to_);
  if (!from_.empty() && !to_.empty() && to_ < from_)
    throw Error(say("the period ends on {0}, before it starts on {1}", to_, from_), Failure::usage);
  return {from_, to_, store.last_row()};
}

}  // namespace corner::cli
