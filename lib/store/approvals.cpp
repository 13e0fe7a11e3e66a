#include "store/approvals.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/notes.hpp"
#include "store/queue.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

using desk::State;

[[noreturn]] void conflict(const std::string& message) { throw Error(message, Failure::conflict); }

std::vector<Approval> awaited(Store& store, const Request& request) {
  if (request.state != State::awaiting_approval)
    conflict(say("request {0} awaits no approval: {1}", request.id, standing(request.state)));
  auto steps = approvals(store, request);
  if (steps.empty())
    conflict(say("request {0} was asked when nobody wrote down who must agree: `corner cancel {0}`, then ask again", request.id));
  return steps;
}

bool may_answer(Store& store, const std::string& role, const Person& concerned, const Person& by, Date today) {
  return std::ranges::any_of(approvers(store, role, concerned, today), [&](const Approver& each) { return each.person.id == by.id; });
}

/// Which of the steps the person means: the one named, else the one whose turn it is, else one that would be theirs.
const Approval& step_meant(Store& store, const std::vector<Approval>& steps, const std::string& role, const Person& concerned,
                           const Person& by, Date today) {
  if (!role.empty()) {
    const auto named = std::ranges::find(steps, role, &Approval::role);
    if (named != steps.end()) return *named;
    std::vector<std::string> roles;
    for (const auto& step : steps) roles.push_back(step.role);
    throw Error(say("nobody is asked as `{0}`; the request is for {1} to answer", role, one_of(roles)), Failure::usage);
  }
  const auto theirs = [&](const Approval& step) { return may_answer(store, step.role, concerned, by, today); };
  const auto turn = std::ranges::find(steps, "", &Approval::answer);
  if (theirs(*turn)) return *turn;
  const auto other = std::ranges::find_if(steps, theirs);
  return other != steps.end() ? *other : *turn;
}

std::string name_of(const std::vector<Approver>& list) { return list.empty() ? std::string() : list.front().person.name; }

void check_turn(Store& store, const Request& request, const Approval& meant, const std::vector<Approval>& steps, const Person& concerned,
                Date today) {
  if (!meant.answer.empty())
    conflict(say("`{0}` has agreed to request {1} already, on {2}", meant.role, request.id, meant.on));
  const auto turn = whose_turn(steps);
  if (turn->role == meant.role) return;
  const auto name = name_of(approvers(store, turn->role, concerned, today));
  conflict(name.empty() ? say("request {0} is `{1}`'s to answer first", request.id, turn->role)
                        : say("request {0} is `{1}`'s to answer first: {2}", request.id, turn->role, name));
}

void tell(Store& store, const Request& request, const char* kind, const Clerk& clerk) {
  store.append("notice", Json().set("person", request.person).set("request", request.id).set("kind", kind), clerk);
}

/// Everybody has agreed: decided again.
Answer decide(Store& store, const Request& request, const Clerk& clerk) {
  const auto* service = store.policy().pack().service(request.service);
  if (service == nullptr)
    conflict(say("the catalogue no longer has the service `{0}` of request {1}: reject or cancel it", request.service, request.id));
  const auto served = serve(store, request, *service, clerk);
  if (served.state == State::awaiting_approval) ask(store, request.id, clerk);
  if (served.state == State::reserved || served.state == State::waiting) tell(store, request, "approved", clerk);
  if (served.state == State::refused) tell(store, request, "rejected", clerk);
  Answer answer;
  answer.id = request.id;
  answer.service = request.service;
  answer.record = store.record(request.id);
  answer.state = served.state;
  answer.unit = served.unit;
  answer.site = served.site;
  answer.from = served.from;
  answer.hold_until = served.hold_until;
  const auto now = store.request(request.id);
  answer.starts = now.starts;
  answer.until = now.until;
  if (const auto unit = answer.unit.empty() ? std::nullopt : store.unit(answer.unit)) answer.model = unit->model;
  if (answer.state == State::waiting) answer.ahead = ahead_of(store, store.request(request.id));
  return answer;
}

Replied reply_one(Store& store, const Reply& reply, std::int64_t id, const Person& by, const Clerk& clerk) {
  const auto request = store.request(id);
  const auto steps = awaited(store, request);
  const auto concerned = store.person(request.person);
  const auto today = store.zone().date_of(clerk.at);
  const auto& step = step_meant(store, steps, reply.role, concerned, by, today);
  const auto entitled_now = entitled(approvers(store, step.role, concerned, today), by, step.role, concerned);
  check_turn(store, request, step, steps, concerned, today);

  Json event;
  event.set("request", id).set("role", step.role).set("answer", reply.agreed ? "granted" : "rejected").set("by", by.id);
  append_noted(store, "approval", event, concerned, reply.because, clerk);
  std::optional<Answer> answer;
  if (!reply.agreed) tell(store, request, "rejected", clerk);
  else if (step.role == steps.back().role) answer = decide(store, request, clerk);
  else ask(store, id, clerk);
  const auto now = store.request(id);
  return {now, concerned, step.role, entitled_now, approvals(store, now), answer};
}

/// What was asked together with `id`, awaits an approval, and is for `by` to answer now.
std::vector<std::int64_t> asked_together(Store& store, const Reply& reply, std::int64_t id, const Person& by, Date today) {
  std::vector<std::int64_t> out;
  for (const auto& row : store.db().rows("SELECT r.id FROM request b JOIN request r ON r.person = b.person AND r.batch = b.batch "
                                         "WHERE b.id = $1 AND r.state = 'awaiting-approval' ORDER BY r.id", {id})) {
    const auto request = store.request(integer(row[0]));
    const auto turn = whose_turn(approvals(store, request));
    if (turn && (reply.role.empty() || turn->role == reply.role) &&
        may_answer(store, turn->role, store.person(request.person), by, today))
      out.push_back(request.id);
  }
  return out;
}

}  // namespace

std::vector<Approval> approvals(Store& store, const Request& request) {
  std::vector<Approval> out;
  store.db().query("SELECT a.role, a.answer, d.number, d.name, a.on_date, n.text FROM approval a LEFT JOIN person_data d ON d.id = a.person "
                   "LEFT JOIN note_data n ON n.seq = a.seq WHERE a.request = $1 ORDER BY a.step",
                   {request.id}, [&](const Row& row) {
                     const auto since = out.empty() ? request.asked : out.back().answer == "granted" ? out.back().on : "";
                     out.push_back({text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), since});
                   });
  return out;
}

std::optional<Approval> whose_turn(const std::vector<Approval>& steps) {
  const auto found = std::ranges::find(steps, "", &Approval::answer);
  return found == steps.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> still_to_ask(Store& store, std::int64_t request, const Json& record) {
  auto roles = record["approvers"].texts();
  store.db().query("SELECT role FROM approval WHERE request = $1 AND answer = 'granted'", {request},
                   [&](const Row& row) { std::erase(roles, text(row[0])); });
  return in_order(store.policy().pack(), std::move(roles));
}

void ask(Store& store, std::int64_t id, const Clerk& clerk) {
  const auto request = store.request(id);
  const auto turn = whose_turn(approvals(store, request));
  if (!turn) return;
  for (const auto& approver : approvers(store, turn->role, store.person(request.person), store.zone().date_of(clerk.at)))
    store.append("notice", Json().set("person", approver.person.id).set("request", id).set("kind", "approval-asked"), clerk);
}

std::vector<Replied> reply(Store& store, const Reply& reply, const Clerk& clerk) {
  std::vector<Replied> out;
  store.write(reply.dry_run, [&] {
    const auto by = answering(store, reply.by, clerk);
    auto requests = reply.requests;
    if (reply.batch)
      for (const auto id : reply.requests)
        for (const auto other : asked_together(store, reply, id, by, store.zone().date_of(clerk.at)))
          if (std::ranges::find(requests, other) == requests.end()) requests.push_back(other);
    for (const auto id : requests) out.push_back(reply_one(store, reply, id, by, clerk));
  });
  return out;
}

}  // namespace corner::store
