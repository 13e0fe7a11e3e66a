#include "store/appointments.hpp"

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/handover.hpp"
#include "store/notes.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

using desk::State;

Error conflict(const std::string& message) { return Error(message, Failure::conflict); }

/// Throws when `request` is of something that is collected.
void check_kind(const Request& request) {
  if (request.stock != "none")
    throw Error(say("request {0} is for something to collect: `corner collect {0}` hands it over", request.id), Failure::usage);
}

void add(Store& store, const Request& request, const char* kind, const std::string& text, const Clerk& clerk) {
  if (!text.empty()) append_noted(store, kind, Json().set("request", request.id), store.person(request.person), text, clerk);
}

}  // namespace

Request honour(Store& store, const Report& report, const Clerk& clerk) {
  const auto before = store.request(report.request);
  check_kind(before);
  if (before.state == State::honoured) {
    if (report.done.empty() && report.follow_up.empty()) throw conflict(say("request {0} is closed: {1}", before.id, standing(before.state)));
    store.write(report.dry_run, [&] {
      add(store, before, "report", report.done, clerk);
      add(store, before, "follow-up", report.follow_up, clerk);
    });
    return before;
  }
  const auto slot = parse_instant(before.slot);
  if (slot && store.zone().date_of(*slot) > store.zone().date_of(clerk.at))
    throw conflict(say("the appointment of request {0} is on {1}: not before", before.id, store.zone().show(*slot)));
  return hand_over(store, {.what = std::to_string(before.id), .report = report.done, .follow_up = report.follow_up}, clerk, report.dry_run).moved.request;
}

Request miss(Store& store, const Report& report, const Clerk& clerk) {
  Request missed;
  store.write(report.dry_run, [&] {
    const auto before = store.request(report.request);
    check_kind(before);
    if (!desk::after(before.state, desk::Move::miss)) throw conflict(say("request {0} cannot be missed: {1}", before.id, standing(before.state)));
    const auto slot = parse_instant(before.slot);
    if (!slot) throw conflict(say("request {0} has no appointment to be missed: `corner slot book` makes one", before.id));
    if (*slot > clerk.at) throw conflict(say("the appointment of request {0} is on {1}: not before", before.id, store.zone().show(*slot)));
    append_noted(store, "miss", Json().set("request", before.id), store.person(before.person), report.done, clerk);
    add(store, before, "follow-up", report.follow_up, clerk);
    missed = store.request(before.id);
  });
  return missed;
}

std::vector<Said> said_of(Store& store, std::int64_t request) {
  std::vector<Said> out;
  store.db().query("SELECT j.kind, j.on_date, n.text FROM note p JOIN journal j ON j.seq = p.seq JOIN note_data n ON n.seq = p.seq "
                   "WHERE p.request = $1 AND j.kind IN ('report', 'follow-up', 'miss') ORDER BY p.seq",
                   {request}, [&](const Row& row) { out.push_back({text(row[0]), text(row[1]), text(row[2])}); });
  return out;
}

void ask_outcomes(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  for (const auto& each : unanswered(store, "", clerk.at)) {
    if (!each.asked.empty()) continue;
    const auto request = store.request(each.request);
    store.append("slot.ask", Json().set("request", request.id), clerk);
    if (each.adviser)
      store.append("notice", Json().set("person", each.adviser->id).set("request", request.id).set("kind", "appointment-past"), clerk);
    done.push_back({"ask", request.id, request.name,
                    say("The appointment of {0} (request {1}, {2}) was on {3}, and nobody said what became of it: `corner appointment done {1}`, or `missed`.",
                        request.name, request.id, request.service, store.zone().show(each.from))});
  }
}

}  // namespace corner::store
