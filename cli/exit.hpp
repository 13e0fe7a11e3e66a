#pragma once
// The exit codes, a contract with scripts (docs/exit-codes.md).
#include "core/error.hpp"

namespace corner::cli {

enum class Exit {
  done = 0,
  failed = 1,           ///< nothing was changed
  usage = 2,
  refused = 3,          ///< by a rule, or for want of one
  approval = 4,         ///< awaiting approval
  undetermined = 5,     ///< facts are missing; they are named
  waiting = 6,          ///< granted, in the queue
  conflict = 7,         ///< the state does not allow that move
  policy_invalid = 8,
  journal_broken = 9,   ///< the journal does not verify
  outcome_unknown = 10  ///< the commit began and its end could not be confirmed
};

/// What `inventory check` alone answers, as monitoring systems read it.
namespace monitoring {
inline constexpr Exit ok = Exit{0}, warning = Exit{1}, critical = Exit{2}, unknown = Exit{3};
}  // namespace monitoring

constexpr Exit exit_of(Failure failure) {
  switch (failure) {
    case Failure::failed: return Exit::failed;
    case Failure::usage: return Exit::usage;
    case Failure::conflict: return Exit::conflict;
    case Failure::policy_invalid: return Exit::policy_invalid;
    case Failure::damaged: return Exit::failed;  // what was asked was not done; only an audit answers that the store is not whole
    case Failure::journal_broken: return Exit::journal_broken;
    case Failure::outcome_unknown: return Exit::outcome_unknown;
  }
  return Exit::failed;
}

}  // namespace corner::cli
