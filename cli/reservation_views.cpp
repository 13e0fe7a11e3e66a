#include "cli/reservation_views.hpp"

#include "cli/dates.hpp"
#include "core/words.hpp"
#include "store/queue.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

using desk::State;

render::Cell date_or_none(const std::string& date) { return date.empty() ? render::Cell() : render::Cell(*parse_date(date)); }
render::Cell text_or_none(const std::string& text) { return text.empty() ? render::Cell() : render::Cell(text); }

std::string waits(store::Store& store, const store::Request& request, Language language) {
  if (request.asleep)
    return request.wake_on.empty() ? std::string(tr("Suspended: it keeps its place in the queue, and is not served until it is resumed."))
                                   : say("Suspended until {0}: it keeps its place in the queue, and is not served before.", shown_date(request.wake_on, language));
  const auto ahead = store::ahead_of(store, request);
  return ahead == 0 ? std::string(tr("First in the queue: served by the next return or cancellation."))
                    : say_count("{0} person waits before.", "{0} people wait before.", ahead);
}

std::string is_reserved(store::Store& store, const store::Request& request, Language language) {
  const auto& pack = store.policy().pack();
  const auto site = site_title(pack, request.site, language);
  const auto unit = request.unit.empty() ? std::nullopt : store.unit(request.unit);
  if (unit && unit->state == "transit")
    return say("{0} is on the road from {1} to {2}.", request.unit, site_title(pack, unit->site, language), site_title(pack, unit->bound_for, language));
  if (unit && unit->site != request.site)
    return say("{0} is to be sent from {1} to {2}.", request.unit, site_title(pack, unit->site, language), site);
  if (!request.hold_until.empty()) return say("On the shelf at {0}, until {1}, that day included.", site, shown_date(request.hold_until, language));
  return site.empty() ? std::string(tr("Reserved.")) : say("Reserved, to be collected at {0}.", site);
}

}  // namespace

std::string said_of(store::Store& store, const store::Request& request, Language language) {
  if (request.state == State::waiting) return waits(store, request, language);
  if (request.state == State::reserved) return is_reserved(store, request, language);
  return store::standing(request.state);
}

std::vector<render::Column> reservation_columns(bool slots) {
  return {{"request", tr("request"), render::Align::right},
          {"person", tr("number")},
          {"name", tr("name")},
          {"service", tr("service")},
          {"unit", tr("unit")},
          {"site", tr("site")},
          {"state", tr("state")},
          {"asked", tr("asked")},
          {"hold_until", tr("last day")},
          {"slot", slots ? tr("appointment") : ""},
          {"kit", ""}};
}

render::Row reservation_row(const store::Request& request) {
  return {request.id, request.number, request.name, request.service, request.unit, request.site.empty() ? request.wanted_at : request.site,
          std::string(desk::code(request.state)), *parse_date(request.asked), date_or_none(request.hold_until),
          request.slot.empty() ? render::Cell() : render::Cell(*parse_instant(request.slot)), request.kit == 0 ? render::Cell() : render::Cell(request.kit)};
}

Outcome reservation_outcome(store::Store& store, const std::string& schema, const std::string& headline, const store::Moved& moved, bool dry_run,
                            Language language) {
  Outcome outcome{{schema, {}}, Exit::done, !dry_run};
  auto& document = outcome.document;
  const auto& request = moved.request;
  if (dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
  document.say(headline, render::Tone::good);
  if (!dry_run) document.say(said_of(store, request, language), render::Tone::plain, 2);
  document.add(render::Fields{"",
                              {{"request", "", request.id},
                               {"person", "", request.number},
                               {"service", "", request.service},
                               {"state", "", std::string(desk::code(request.state))},
                               {"unit", "", request.unit},
                               {"site", "", text_or_none(request.site.empty() ? request.wanted_at : request.site)},
                               {"hold_until", "", date_or_none(request.hold_until)},
                               {"suspended", "", request.asleep},
                               {"suspended_until", "", date_or_none(request.wake_on)},
                               {"dry_run", "", dry_run}}});
  say_served(document, moved.served, dry_run);
  return outcome;
}

}  // namespace corner::cli
