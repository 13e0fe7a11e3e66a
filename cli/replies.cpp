#include "cli/replies.hpp"

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/asked.hpp"
#include "cli/numbers.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"

namespace corner::cli {
namespace {

using desk::State;
using render::Tone;

void tell(render::Document& document, store::Store& store, const store::Replied& replied, const store::Reply& reply, Date today,
          Language language) {
  const auto& [request, person, role, by, steps, answer] = replied;
  const auto& pack = store.policy().pack();
  const auto title = service_title(pack, request.service, language);
  document.say(reply.agreed ? say("APPROVED as {0} — request {1}, {2}, for {3} ({4})", role, request.id, title, person.name, person.number)
                            : say("REJECTED as {0} — request {1}, {2}, for {3} ({4})", role, request.id, title, person.name, person.number),
               reply.agreed ? Tone::good : Tone::bad);
  document.say(by.away.empty() ? say("Answered by {0} ({1})", by.person.name, by.person.number)
                               : say("Answered by {0} ({1}), standing in for {2}", by.person.name, by.person.number, by.away),
               Tone::plain, 2);
  if (answer) {
    say_answer(document, pack, *answer, person, reply.dry_run, language);
    if (answer->state == State::refused) say_why(document, store.policy(), policy::redacted(pack, answer->record), language);
    if (!reply.dry_run) say_next(document, store, *answer, person, today);
  } else if (reply.agreed) {
    document.say(tr("Next"), Tone::heading);
    const auto turn = store::whose_turn(steps);
    document.say(say("To be asked: {0}", asked(store, turn->role, person, today)), Tone::plain, 2);
  }
}

render::Row row_of(const policy::Pack& pack, const store::Replied& replied) {
  const auto& request = replied.request;
  std::vector<std::string> awaited;
  for (const auto& step : replied.steps)
    if (step.answer.empty() && request.state == State::awaiting_approval) awaited.push_back(step.role);
  return {request.id, request.number, request.service, replied.role, replied.by.person.number, std::string(desk::code(request.state)),
          awaited, request.unit, request.site,
          replied.answer ? render::Cell(policy::redacted(pack, replied.answer->record)) : render::Cell()};
}

}  // namespace

void Replies::declare(Options& options) {
  options.positionals("REQUEST", requests_, mark("the request's number; one or several"));
  options.flag("--batch", batch_, mark("and all that was asked together with it and awaits the same answer"));
  options.option("--as", "ROLE", role_, mark("as which role; else as the one whose turn it is"));
  options.option("--by", "PERSON", by_, mark("who answers: number, mail, or part of the name; else you, by your login"));
  options.option("--because", "TEXT", because_, mark("why; kept with the answer"));
  options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
}

store::Reply Replies::read(bool agreed) const {
  store::Reply reply{{}, batch_, agreed, role_, by_, because_, dry_run_};
  for (const auto& request : requests_) {
    const auto id = number_of("REQUEST", request);
    if (std::ranges::find(reply.requests, id) == reply.requests.end()) reply.requests.push_back(id);
  }
  return reply;
}

Outcome give(Context& context, const store::Reply& reply, const std::string& schema) {
  auto& store = context.store(store::Access::write);
  const auto today = store.zone().date_of(context.now());
  Outcome outcome{{schema, {}}, Exit::done, !reply.dry_run};
  auto& document = outcome.document;
  if (reply.dry_run) document.say(tr("Dry run: nothing was changed."), Tone::faint);
  std::vector<render::Row> rows;
  std::vector<State> states;
  for (const auto& replied : store::reply(store, reply, context.clerk())) {
    if (!rows.empty()) document.say(std::string());
    tell(document, store, replied, reply, today, context.language());
    rows.push_back(row_of(store.policy().pack(), replied));
    states.push_back(replied.request.state);
  }
  if (reply.agreed) outcome.exit = exit_of(states);
  document.add(render::Fields{"", {{"dry_run", "", reply.dry_run}}});
  document.add(render::Table{"replies",
                             {{"request", ""}, {"person", ""}, {"service", ""}, {"role", ""}, {"by", ""}, {"state", ""}, {"awaited", ""},
                              {"unit", ""}, {"site", ""}, {"decision", ""}},
                             render::rows_of(std::move(rows)), false});
  return outcome;
}

}  // namespace corner::cli
