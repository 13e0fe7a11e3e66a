#pragma once
// Whoever leaves: all that stands to their name, item by item, and nothing of anybody else's.
#include "store/nightly.hpp"

namespace corner::store {

/// Something that must be settled before a person is gone.
struct LeftItem {
  std::string item;     ///< the word by which it is closed: a request's number, `waiver-7`, `delegation-9`
  std::string kind;     ///< `in-hand`, `reserved`, `waiting`, `awaiting-approval`, `waiver`, `delegation`, `to-answer`
  std::string what;     ///< unit, service, rule or role
  std::string until;    ///< a loan, a waiver, a delegation: its last day; "" = none
  std::string command;  ///< what settles it, to type; "" = nothing does but `--close`
};

/// All of it, in the order: in hand, reserved, waiting, waivers, delegations, what others wait for.
std::vector<LeftItem> left_by(Store& store, const Person& person, const std::string& today);

struct Leaving {
  std::string person;
  std::vector<std::string> close = {};  ///< items
  bool dry_run = false;
};

struct Settled {
  Person person;
  std::vector<LeftItem> closed, left;
  std::vector<Served> served;
};

/// Closes what is named: cancels reservations and places in the queue, revokes waivers, ends delegations; all or nothing. Throws
/// Error (Failure::conflict) for what must be brought back or answered, (Failure::usage) for an item that is not this person's.
Settled leave(Store& store, const Leaving& leaving, const Clerk& clerk);

}  // namespace corner::store
