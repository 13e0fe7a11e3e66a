#include "store/leavers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/approvals.hpp"
#include "store/kits.hpp"
#include "store/queue.hpp"
#include "store/waivers.hpp"

namespace corner::store {
namespace {

using desk::State;

void add_requests(Store& store, const Person& person, State state, const char* kind, std::vector<LeftItem>& out) {
  for (const auto& request : store.requests_of(person.id)) {
    if (request.state != state || request.kit != 0) continue;
    const auto& what = request.unit.empty() ? request.service : request.unit;
    out.push_back({std::to_string(request.id), kind, what, request.until,
                   state == State::collected ? fmt::format("corner return {}", request.unit.empty() ? std::to_string(request.id) : what)
                                             : fmt::format("corner cancel {}", request.id)});
  }
}

void add_delegations(Store& store, const Person& person, const std::string& today, std::vector<LeftItem>& out) {
  store.db().query("SELECT id, until, person FROM delegation WHERE (person = $1 OR delegate = $1) AND ended IS NULL AND until >= $2 ORDER BY id",
                   {person.id, today}, [&](const Row& row) {
                     out.push_back({fmt::format("delegation-{}", integer(row[0])), "delegation",
                                    integer(row[2]) == person.id ? tr("somebody answers for them") : tr("they answer for somebody"), text(row[1]), ""});
                   });
}

void add_answers(Store& store, const Person& person, const std::string& today, std::vector<LeftItem>& out) {
  for (const auto& request : store.in_state(State::awaiting_approval, "")) {
    const auto turn = whose_turn(approvals(store, request));
    if (!turn) continue;
    const auto able = approvers(store, turn->role, store.person(request.person), *parse_date(today));
    if (std::ranges::any_of(able, [&](const Approver& each) { return each.person.id == person.id; }))
      out.push_back({std::to_string(request.id), "to-answer", turn->role, "", fmt::format("corner approve {} --by {}", request.id, person.number)});
  }
}

}  // namespace

std::vector<LeftItem> left_by(Store& store, const Person& person, const std::string& today) {
  std::vector<LeftItem> out;
  add_requests(store, person, State::collected, "in-hand", out);
  add_requests(store, person, State::reserved, "reserved", out);
  add_requests(store, person, State::waiting, "waiting", out);
  add_requests(store, person, State::awaiting_approval, "awaiting-approval", out);
  for (const auto& each : waivers(store, person.id, *parse_date(today)))
    if (each.revoked.empty() && each.until >= today)
      out.push_back({fmt::format("waiver-{}", each.id), "waiver", each.confidential ? policy::hidden : each.rule, each.until, ""});
  add_delegations(store, person, today, out);
  add_answers(store, person, today, out);
  return out;
}

namespace {

void close(Store& store, const Person& person, const LeftItem& item, const Clerk& clerk) {
  const auto number = std::int64_t{std::stoll(item.item.substr(item.item.rfind('-') + 1))};
  if (item.kind == "waiver") store.append("waiver.revoke", Json().set("waiver", number).set("person", person.id), clerk);
  else if (item.kind == "delegation") store.append("delegation.end", Json().set("delegation", number).set("person", person.id), clerk);
  else give_up(store, store.request(number), clerk);
}

}  // namespace

Settled leave(Store& store, const Leaving& leaving, const Clerk& clerk) {
  Settled settled;
  store.write(leaving.dry_run, [&] {
    settled.person = store.person(leaving.person);
    const auto today = to_string(store.zone().date_of(clerk.at));
    const auto all = left_by(store, settled.person, today);
    for (const auto& named : leaving.close) {
      const auto found = std::ranges::find(all, named, &LeftItem::item);
      if (found == all.end())
        throw Error(say("`{0}` is nothing that stands to the name of {1}; `corner people leave {2}` lists it", named, settled.person.name, settled.person.number),
                    Failure::usage);
      if (found->kind == "in-hand")
        throw Error(say("`{0}` is closed when it is back: `{1}`, or `corner stock lost`", found->what, found->command), Failure::conflict);
      if (found->kind == "to-answer")
        throw Error(say("request {0} awaits an answer: `{1}`", found->item, found->command), Failure::conflict);
      std::vector<std::string> freed;
      if (found->kind != "waiver" && found->kind != "delegation") freed = freed_by(store, store.request(std::stoll(found->item)));
      close(store, settled.person, *found, clerk);
      settled.closed.push_back(*found);
      for (const auto& service : freed)
        for (auto& served : serve_queue(store, service, clerk)) settled.served.push_back(std::move(served));
    }
    settled.left = left_by(store, settled.person, today);
  });
  return settled;
}

}  // namespace corner::store
