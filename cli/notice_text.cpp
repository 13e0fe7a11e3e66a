#include "cli/notice_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/obligations.hpp"
#include "cli/said_date.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

using Lines = std::vector<std::string>;

struct Matter {
  store::Store& store;
  const store::Notice& notice;
  const store::Request& request;
  std::string thing, site, code;
};

Lines on_shelf(const Matter& of) {
  Lines lines{say("{0} is ready for you at {1}.", of.thing, of.site)};
  if (!of.request.hold_until.empty()) lines.push_back(say("It is kept for you until {0}.", said_date(of.request.hold_until)));
  Lines to_do;
  for (const auto& each : store::obligations(of.store, of.request))
    if (each.on.empty()) to_do.push_back(say_obligation(each.what));
  if (!to_do.empty()) lines.push_back(say("At the hand-over: {0}.", join(to_do, "; ")));
  if (!of.code.empty()) lines.push_back(say("Your pick-up code is {0}: show it at the counter, and to nobody else.", of.code));
  return lines;
}

Lines approval_asked(const Matter& of) {
  return {say("{0} ({1}) asks for {2}, and your approval is needed.", of.request.name, of.request.number, of.thing),
          say("Please tell the counter whether you agree, and why if you do not. The number of the request is {0}.", of.request.id)};
}

Lines approved(const Matter& of) {
  Lines lines{say("Your request for {0} was approved.", of.thing)};
  if (of.request.state == desk::State::waiting) lines.emplace_back(tr("None is free now: you are in the queue, and you will be told when it is your turn."));
  if (of.request.state == desk::State::reserved) lines.push_back(say("It is reserved for you at {0}.", of.site));
  return lines;
}

Lines displaced(const Matter& of) {
  Lines lines{tr("What was reserved for you cannot be handed over.")};
  if (of.request.state == desk::State::reserved) lines.push_back(say("Another one takes its place: {0}, at {1}.", of.thing, of.site));
  if (of.request.state == desk::State::waiting) lines.push_back(say("No other {0} is free now: you are in the queue, and you will be told when it is your turn.", of.thing));
  return lines;
}

Lines due_back(const Matter& of) {
  const auto& list = of.store.policy().pack().desk.due;
  const auto why = std::ranges::find(list, of.request.due_why, &desk::Due::id);
  Lines lines{of.request.due.empty() ? say("{0} must be returned.", of.thing)
                                     : say("{0} must be returned by {1}.", of.thing, said_date(of.request.due))};
  if (why != list.end()) lines.push_back(say("The reason: {0}.", why->title.in(spoken())));
  return lines;
}

Lines late(const Matter& of) {
  return {of.request.until.empty() ? say("{0} was not returned in time.", of.thing)
                                   : say("{0} was to be returned on {1}, and was not.", of.thing, said_date(of.request.until)),
          tr("Please bring it back to the counter; somebody else may be waiting for it.")};
}

/// Told to the adviser, and not to whoever comes.
bool for_adviser(const Matter& of) { return of.notice.person.id != of.request.person; }

std::string slot_of(const Matter& of) {
  const auto at = parse_instant(of.request.slot);
  return at ? said(*at, of.store.zone()) : "";
}

Lines appointment(const Matter& of) {
  if (for_adviser(of)) return {say("{0} ({1}) comes to see you on {2}, at {3}: {4}.", of.request.name, of.request.number, slot_of(of), of.site, of.thing)};
  Lines lines{say("Your appointment for {0} is on {1}, at {2}.", of.thing, slot_of(of), of.site)};
  if (of.request.adviser != 0) lines.push_back(say("{0} expects you.", of.store.person(of.request.adviser).name));
  return lines;
}

Lines appointment_cancelled(const Matter& of) {
  return {for_adviser(of) ? say("{0} ({1}) does not come to see you as it was agreed: {2}.", of.request.name, of.request.number, of.thing)
                          : say("Your appointment for {0} is cancelled.", of.thing)};
}

Lines appointment_past(const Matter& of) {
  return {say("The appointment of {0} ({1}) on {2} is past, and nobody said whether it took place.", of.request.name, of.request.number, slot_of(of)),
          say("Please tell the counter. The number of the request is {0}.", of.request.id)};
}

struct Kind {
  const char* code;
  const char* subject;
  Lines (*lines)(const Matter&);
};

const Kind& kind_of(const std::string& code) {
  static const std::vector<Kind> kinds{
      {"on-shelf", mark("Ready to be collected: {0}"), on_shelf},
      {"sent-for", mark("On its way to you: {0}"),
       [](const Matter& of) { return Lines{say("{0} is on its way to {1}. You will be told when it is there.", of.thing, of.site)}; }},
      {"lapsed", mark("No longer kept for you: {0}"),
       [](const Matter& of) {
         return Lines{say("{0} was not collected in time, and is no longer kept for you.", of.thing), tr("If you still need it, ask for it again.")};
       }},
      {"approval-asked", mark("Your approval is asked: {0}"), approval_asked},
      {"approved", mark("Approved: {0}"), approved},
      {"rejected", mark("Not granted: {0}"),
       [](const Matter& of) {
         return Lines{say("Your request for {0} was not granted.", of.thing),
                      say("The counter tells you the reasons, and how to contest them: the number of the request is {0}.", of.request.id)};
       }},
      {"displaced", mark("Changed: {0}"), displaced},
      {"late", mark("Late: {0}"), late},
      {"due-back", mark("To be returned: {0}"), due_back},
      {"appointment", mark("Your appointment: {0}"), appointment},
      {"appointment-cancelled", mark("Appointment cancelled: {0}"), appointment_cancelled},
      {"appointment-past", mark("Did it take place? {0}"), appointment_past},
      {"", mark("News of your request: {0}"),
       [](const Matter& of) { return Lines{say("There is news of your request for {0}: ask at the counter.", of.thing)}; }}};
  const auto found = std::ranges::find(kinds, code, [](const Kind& kind) { return std::string(kind.code); });
  return found == kinds.end() ? kinds.back() : *found;
}

Matter matter(store::Store& store, const store::Notice& notice, const std::string& code) {
  const auto& request = *notice.request;
  const auto& pack = store.policy().pack();
  const auto title = service_title(pack, request.service, spoken());
  const auto& site = request.site.empty() ? request.wanted_at : request.site;
  return {store, notice, request, request.unit.empty() ? title : fmt::format("{} ({})", title, request.unit),
          site.empty() ? std::string(tr("the counter")) : site_title(pack, site, spoken()), code};
}

Lines of_waiver(store::Store& store, const store::Notice& notice) {
  const auto& [rule, until, revoked] = *notice.waiver;
  const bool over = until < to_string(store.zone().date_of(notice.at));
  const char* const named = over ? mark("The waiver of the rule {0} that was granted to you ended on {1}.") : mark("The waiver of the rule {0} that was granted to you ends on {1}.");
  const char* const unnamed = over ? mark("A waiver that was granted to you ended on {0}.") : mark("A waiver that was granted to you ends on {0}.");
  return {rule.empty() ? say(unnamed, said_date(until)) : say(named, rule, said_date(until)),
          over ? tr("If the reason for it still holds, ask for it again.") : tr("If the reason for it still holds, ask for it again before then.")};
}

}  // namespace

NoticeText notice_text(store::Store& store, const store::Notice& notice, const std::string& code) {
  NoticeText text;
  Lines lines;
  if (notice.request) {
    const auto of = matter(store, notice, code);
    const auto& kind = kind_of(notice.kind);
    text.subject = say(kind.subject, service_title(store.policy().pack(), notice.request->service, spoken()));
    lines = kind.lines(of);
    lines.push_back(say("Request {0} of {1}.", notice.request->id, said_date(notice.request->asked)));
  } else {
    text.subject = tr("A waiver ends");
    lines = of_waiver(store, notice);
  }
  text.body = say("Dear {0},", notice.person.name) + "\n\n" + join(lines, "\n\n") + "\n\n" +
              tr("This message was written by a program. The counter answers your questions.") + "\n";
  return text;
}

}  // namespace corner::cli
