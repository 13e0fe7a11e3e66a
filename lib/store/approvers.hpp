#pragma once
// Who answers as a role: the pack says where in the directory its holder is found, a delegation who stands in for them.
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

/// Somebody who may answer as a role.
struct Approver {
  Person person;
  std::string away;  ///< the holder's name, when this is their delegate
};

/// `roles` in the order in which the pack has them asked; those it does not order come last, by name.
std::vector<std::string> in_order(const policy::Pack& pack, std::vector<std::string> roles);

/// Who may answer as `role` for `concerned` on that day: its holders, each before their delegates. Never the one concerned, nor for
/// them. Empty when the pack or the directory does not say who that is.
std::vector<Approver> approvers(Store& store, const std::string& role, const Person& concerned, Date on);

/// Who answers: `who`, or without it the person whose `login` in the directory is the clerk's name. Throws Error (Failure::usage).
Person answering(Store& store, const std::string& who, const Clerk& clerk);

/// That of `list` who is `person`. Throws Error when they may not answer as `role`.
const Approver& entitled(const std::vector<Approver>& list, const Person& person, const std::string& role, const Person& concerned);

}  // namespace corner::store
