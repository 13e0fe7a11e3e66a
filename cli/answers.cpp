#include "cli/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/asked.hpp"
#include "cli/dates.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "policy/explain.hpp"

namespace corner::cli {

using desk::State;
using render::Tone;

Exit exit_of(State state) {
  switch (state) {
    case State::refused: return Exit::refused;
    case State::undetermined: return Exit::undetermined;
    case State::awaiting_approval: return Exit::approval;
    case State::waiting: return Exit::waiting;
    case State::rejected:
    case State::not_taken: return Exit::refused;
    case State::reserved:
    case State::collected:
    case State::returned:
    case State::honoured:
    case State::missed:
    case State::lapsed:
    case State::lost:
    case State::cancelled: return Exit::done;
  }
  return Exit::done;
}

Exit exit_of(const std::vector<State>& states) {
  for (const auto state : {State::refused, State::undetermined, State::not_taken, State::awaiting_approval, State::waiting})
    if (std::ranges::find(states, state) != states.end()) return exit_of(state);
  return Exit::done;
}

Exit exit_of(const store::Answers& answers) {
  std::vector<State> states;
  for (const auto& answer : answers.list) states.push_back(answer.state);
  return exit_of(states);
}

std::string verdict(State state) {
  switch (state) {
    case State::refused: return tr("REFUSED");
    case State::undetermined: return tr("UNDETERMINED");
    case State::not_taken: return tr("NOT RESERVED");
    case State::awaiting_approval: return tr("AWAITING APPROVAL");
    case State::waiting: return tr("GRANTED, IN THE QUEUE");
    case State::rejected: return tr("APPROVAL DENIED");
    case State::reserved:
    case State::collected:
    case State::returned:
    case State::honoured:
    case State::missed:
    case State::lapsed:
    case State::lost:
    case State::cancelled: return tr("GRANTED");
  }
  return "";
}

std::string verdict(State state, const Json& record) {
  return state == State::refused && record["by_default"] == Json(true) ? tr("REFUSED BY DEFAULT") : verdict(state);
}

Tone tone(State state) {
  switch (state) {
    case State::rejected:
    case State::refused: return Tone::bad;
    case State::undetermined:
    case State::not_taken:
    case State::awaiting_approval:
    case State::waiting: return Tone::warn;
    case State::reserved:
    case State::collected:
    case State::returned:
    case State::honoured:
    case State::missed:
    case State::lapsed:
    case State::lost:
    case State::cancelled: return Tone::good;
  }
  return Tone::plain;
}

namespace {

std::string fact_title(const policy::Pack& pack, const std::string& name, Language language) {
  const auto* fact = pack.fact(name);
  const auto& title = fact ? fact->title.in(language) : name;
  return title.empty() || title == name ? name : fmt::format("{} ({})", name, title);
}

void say_missing(render::Document& document, const policy::Policy& policy, const Json& record, Language language) {
  document.say(tr("Nobody can tell without:"));
  for (const auto& name : record["missing"].texts())
    document.say(fact_title(policy.pack(), name, language), Tone::plain, 2);
}

}  // namespace

void say_why(render::Document& document, const policy::Policy& policy, const Json& record, Language language) {
  if (record["outcome"].text() == "undetermined") return say_missing(document, policy, record, language);
  document.say(tr("Why"), Tone::heading);
  if (policy::one_of_open(record)) document.say(tr("What is not known leaves open which of these rules decides, and changes nothing of the answer:"), Tone::plain, 2);
  for (const auto& reason : policy::reasons(policy, record, language)) {
    const bool by_default = reason.rule == "default";
    document.say(by_default || reason.rule == policy::hidden ? reason.text : fmt::format("{} — {}", reason.text, reason.rule), Tone::plain, 2);
    for (const auto& reference : reason.references) document.say(reference, Tone::faint, 4);
    if (!reason.waivable_by.empty()) document.say(say("A waiver by `{0}` may lift this rule.", reason.waivable_by), Tone::plain, 4);
  }
}

namespace {

// What is set aside, if there is anything to set aside.
std::string set_aside(const policy::Pack& pack, const store::Answer& answer, bool dry_run, Language language) {
  const auto site = answer.site.empty() ? std::string() : site_title(pack, answer.site, language);
  const auto* service = pack.service(answer.service);
  if (service != nullptr && service->stock == policy::Stock::none)
    return site.empty() ? (dry_run ? tr("Would be noted; there is nothing to collect.") : tr("Noted; there is nothing to collect."))
                        : say(dry_run ? mark("Would be noted, at {0}; there is nothing to collect.") : mark("Noted, at {0}; there is nothing to collect."), site);
  if (answer.unit.empty()) return say(dry_run ? mark("Would be reserved, to be collected at {0}") : mark("Reserved, to be collected at {0}"), site);
  return say(dry_run ? mark("Would be reserved: {0}, {1}, to be collected at {2}") : mark("Reserved: {0}, {1}, to be collected at {2}"), answer.unit,
             answer.model, site);
}

}  // namespace

void say_answer(render::Document& document, const policy::Pack& pack, const store::Answer& answer, const store::Person& person,
                bool dry_run, Language language) {
  document.say(say("{0} — {1}, for {2} ({3})", verdict(answer.state, answer.record), service_title(pack, answer.service, language), person.name,
                   person.number),
               tone(answer.state));
  const auto days = [&](const std::string& text) { document.say(text, Tone::plain, 2); };
  if (answer.state == State::waiting && !answer.next.empty())
    days(say("Nothing is free on all of these days; for as long, something is from {0} on.", shown_date(answer.next, language)));
  if (answer.state != State::reserved) return;
  if (!answer.starts.empty() && !answer.until.empty())
    days(say("For the days from {0} to {1}, the day of the return", shown_date(answer.starts, language), shown_date(answer.until, language)));
  else if (!answer.starts.empty()) days(say("From {0} on", shown_date(answer.starts, language)));
  else if (!answer.until.empty()) days(say("To be returned by {0}", shown_date(answer.until, language)));
  document.say(set_aside(pack, answer, dry_run, language), Tone::plain, 2);
  for (const auto& part : answer.parts)
    document.say(part.unit.empty() ? part.service : fmt::format("{} — {}", part.service, part.unit), Tone::plain, 4);
  if (!answer.from.empty()) document.say(say("It is at {0}, and is to be sent", site_title(pack, answer.from, language)), Tone::plain, 2);
  if (!answer.hold_until.empty()) document.say(say("Kept until {0}, that day included", shown_date(answer.hold_until, language)), Tone::plain, 2);
}

/// Units that must come from another site first.
static std::vector<std::string> to_send(const store::Answer& answer) {
  std::vector<std::string> units;
  if (!answer.from.empty()) units.push_back(answer.unit);
  for (const auto& part : answer.parts)
    if (!part.from.empty()) units.push_back(part.unit);
  return units;
}

/// What is done with a reservation at the counter.
static std::string next_move(const policy::Pack& pack, const store::Answer& answer) {
  const auto* service = pack.service(answer.service);
  if (service == nullptr || !service->appointment) return fmt::format("corner collect {}", answer.id);
  return answer.slot.empty() ? fmt::format("corner slot book {} …", answer.id) : fmt::format("corner appointment done {}", answer.id);
}

void say_next(render::Document& document, store::Store& store, const store::Answer& answer, const store::Person& person, Date today) {
  const auto next = [&](const std::string& text) { document.say(text, Tone::plain, 2); };
  const auto type = [&](const std::string& command) { document.quote(command, 2); };
  const auto obligations = answer.record["obligations"].texts();
  document.say(tr("Next"), Tone::heading);
  switch (answer.state) {
    case State::reserved:
      if (!obligations.empty()) next(say("At the hand-over: {0}", join(obligations, ", ")));
      for (const auto& part : to_send(answer)) type(fmt::format("corner transfer send {}", part));
      type(next_move(store.policy().pack(), answer));
      break;
    case State::waiting:
      next(answer.ahead == 0 ? std::string(tr("First in the queue: served by the next return or cancellation."))
                             : say_count("{0} person waits before; served in the order of asking.",
                                         "{0} people wait before; served in the order of asking.", answer.ahead));
      type(fmt::format("corner cancel {}", answer.id));
      break;
    case State::awaiting_approval:
      for (const auto& role : store::still_to_ask(store, answer.id, answer.record))
        next(say("To be asked: {0}", asked(store, role, person, today)));
      type(fmt::format("corner approve {}", answer.id));
      break;
    case State::undetermined: {
      std::string given;
      for (const auto& name : answer.record["missing"].texts()) given += fmt::format(" --fact {}=…", name);
      type(fmt::format("corner request {} {}{}", person.number, answer.service, given));
      break;
    }
    case State::not_taken:
      next(tr("Another part of this request was not granted. `--partial` takes what there is."));
      break;
    case State::refused:
      for (const auto& rule : answer.record["winning"].texts())
        if (const auto* found = store.policy(answer.record["pack"].text()).pack().rule(rule); found != nullptr && !found->waivable_by.empty())
          type(fmt::format("corner waiver grant {} {} --until … --because …", person.number, rule));
      [[fallthrough]];
    case State::rejected:
    case State::collected:
    case State::returned:
    case State::honoured:
    case State::missed:
    case State::lapsed:
    case State::lost:
    case State::cancelled: type(fmt::format("corner explain {}", answer.id)); break;
  }
}

std::vector<render::Column> answer_columns() {
  using enum render::Only;
  const auto only = [](const char* name, render::Only where) { return render::Column{name, "", render::Align::left, where}; };
  return {only("person", csv), {"request", ""},   {"service", ""},     {"outcome", ""},      {"state", ""},  {"by_default", ""},
          {"unit", ""},        {"site", ""},      {"from", ""}, {"hold_until", ""}, {"starts", ""},      {"until", ""},  {"slot", ""}, {"adviser", ""}, {"next", ""},
          {"ahead", ""},       {"rules", ""},        {"missing", ""}, {"approvers", ""},
          {"obligations", ""}, only("reasons", json), only("parts", json), only("decision", json), only("reasons", csv), only("references", csv), only("pack", csv)};
}

static Json parts_json(const store::Answer& answer) {
  Json parts{Json::List()};
  for (const auto& part : answer.parts)
    parts.push(Json().set("request", part.request).set("service", part.service).set("unit", part.unit).set("site", part.site).set("from", part.from));
  return parts;
}

render::Row answer_row(const policy::Policy& policy, const std::string& person, const store::Answer& answer, Language language) {
  const auto& record = answer.record;
  Json reasons{Json::List()};
  std::vector<std::string> texts, references;
  if (record["outcome"].text() != "undetermined")
    for (const auto& reason : policy::reasons(policy, record, language)) {
      reasons.push(Json().set("rule", reason.rule).set("text", reason.text).set("references", reason.references));
      texts.push_back(reason.text);
      references.insert(references.end(), reason.references.begin(), reason.references.end());
    }
  const auto text_or_none = [](const std::string& text) { return text.empty() ? render::Cell() : render::Cell(text); };
  const auto date_or_none = [](const std::string& text) { return text.empty() ? render::Cell() : render::Cell(*parse_date(text)); };
  return {person, answer.id, answer.service, record["outcome"].text(), std::string(desk::code(answer.state)),
          record["by_default"].boolean(), text_or_none(answer.unit), text_or_none(answer.site), text_or_none(answer.from),
          date_or_none(answer.hold_until), date_or_none(answer.starts),
          date_or_none(answer.until), answer.slot.empty() ? render::Cell() : render::Cell(*parse_instant(answer.slot)), text_or_none(answer.adviser),
          date_or_none(answer.next),
          answer.state == State::waiting ? render::Cell(answer.ahead) : render::Cell(), record["winning"].texts(),
          record["missing"].texts(), record["approvers"].texts(), record["obligations"].texts(), reasons, parts_json(answer), record, texts, references,
          record["pack"].text()};
}

void say_served(render::Document& document, const std::vector<store::Served>& served, bool dry_run) {
  std::vector<render::Row> rows;
  for (const auto& each : served) {
    const bool reserved = each.state == State::reserved;
    const char* const text = reserved ? dry_run ? mark("Next in the queue: {0} ({1}, request {2}) — {3} would be reserved for them.")
                                                : mark("Next in the queue: {0} ({1}, request {2}) — {3} is reserved for them.")
                             : dry_run ? mark("{0} ({1}, request {2}) would leave the queue: the rules no longer allow it.")
                                       : mark("{0} ({1}, request {2}) leaves the queue: the rules no longer allow it.");
    document.say(say(text, each.person, each.service, each.request, each.unit.empty() ? each.service : each.unit), reserved ? Tone::good : Tone::warn);
    if (!each.from.empty()) document.say(say("To be sent from `{0}` to `{1}`: {2}", each.from, each.site, each.unit), Tone::plain, 2);
    if (!each.hold_until.empty()) document.say(say("Kept until {0}, that day included", shown_date(each.hold_until, spoken())), Tone::plain, 2);
    rows.push_back({each.request, each.person, each.service, std::string(desk::code(each.state)), each.unit, each.site,
                    each.from.empty() ? render::Cell() : render::Cell(each.from),
                    each.hold_until.empty() ? render::Cell() : render::Cell(*parse_date(each.hold_until))});
  }
  document.add(render::Table{"served",
                             {{"request", ""}, {"person", ""}, {"service", ""}, {"state", ""}, {"unit", ""}, {"site", ""}, {"from", ""}, {"hold_until", ""}},
                             render::rows_of(std::move(rows)), false});
}

std::string service_title(const policy::Pack& pack, const std::string& id, Language language) {
  const auto* service = pack.service(id);
  return service ? service->title.in(language) : id;
}

std::string site_title(const policy::Pack& pack, const std::string& id, Language language) {
  const auto* site = pack.site(id);
  return site ? site->title.in(language) : id;
}

}  // namespace corner::cli
