#pragma once
// Approvals: the steps of a request, one role after the other, and the answers to them.
#include <optional>
#include <string>
#include <vector>

#include "store/approvers.hpp"

namespace corner::store {

/// A role that must agree to a request.
struct Approval {
  std::string role, answer;        ///< answer: "" = awaited; `granted`, `rejected`, or `silence` for too long
  std::string number, name;        ///< who answered
  std::string on, because;         ///< when, and what they said
  std::string since;               ///< when it became their turn; "" = not yet
};

/// In the order of the steps.
std::vector<Approval> approvals(Store& store, const Request& request);

/// The one whose turn it is.
std::optional<Approval> whose_turn(const std::vector<Approval>& steps);

/// Of the roles that a decision asks, those that have not agreed yet, in the pack's order.
std::vector<std::string> still_to_ask(Store& store, std::int64_t request, const Json& record);

/// Tells whoever may answer the step whose turn it is; inside `write`.
void ask(Store& store, std::int64_t request, const Clerk& clerk);

/// An answer to one or several requests.
struct Reply {
  std::vector<std::int64_t> requests;
  bool batch = false;    ///< and to all that was asked together with them and awaits the same person
  bool agreed = true;
  std::string role;      ///< as which; "" = as the one whose turn it is
  std::string by;        ///< who answers: number, mail, name; "" = whoever is at the keyboard
  std::string because;
  bool dry_run = false;
};

struct Replied {
  Request request;       ///< as it stands now
  Person person;         ///< whose request it is
  std::string role;
  Approver by;
  std::vector<Approval> steps;   ///< as they stand now
  std::optional<Answer> answer;  ///< what became of it, when nobody else is to be asked and it was decided again
};

/// Writes down the answers, all or none. The last agreement leads to a new decision, under today's facts and the pack in force: reserved,
/// waiting, refused, or awaiting roles that the pack asks by now. Throws Error (Failure::conflict) when it is somebody else's turn.
std::vector<Replied> reply(Store& store, const Reply& reply, const Clerk& clerk);

}  // namespace corner::store
