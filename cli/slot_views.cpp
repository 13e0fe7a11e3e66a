#include "cli/slot_views.hpp"

#include <fmt/format.h>

#include "cli/appointments.hpp"
#include "cli/said_date.hpp"
#include "core/words.hpp"
#include "exchange/icalendar.hpp"

namespace corner::cli {
namespace {

render::Cell name_or_none(const store::Appointment& appointment) {
  return appointment.adviser ? render::Cell(appointment.adviser->name) : render::Cell();
}

constexpr std::size_t enough = 16;  // of a hash, to tell stores apart

}  // namespace

Outcome slot_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Booked& booked, bool dry_run) {
  const auto& [request, appointment] = booked;
  return appointment_outcome(store, schema, headline, request, dry_run,
                             {{"slot", tr("appointment"), appointment.from},
                              {"until", tr("until"), appointment.until},
                              {"site", tr("site"), render::Word{appointment.site, site_title(store.policy().pack(), appointment.site, spoken())}},
                              {"adviser", appointment.adviser ? tr("adviser") : "", name_or_none(appointment)},
                              {"sequence", "", appointment.sequence},
                              {"stands", "", appointment.stands}});
}

void add_appointments(render::Document& document, store::Store& store, const std::string& name, const char* heading,
                      const std::vector<store::Appointment>& list) {
  std::vector<render::Row> rows;
  for (const auto& each : list) {
    const auto request = store.request(each.request);
    rows.push_back({each.from, each.site, each.request, request.number, request.name, request.service, request.unit, name_or_none(each)});
  }
  const bool any = !rows.empty();
  if (any) document.say(say("{0}: {1}", heading, rows.size()), render::Tone::heading);
  document.add(render::Table{name,
                             {{"slot", tr("appointment")},
                              {"site", tr("site")},
                              {"request", tr("request"), render::Align::right},
                              {"person", tr("number")},
                              {"name", tr("name")},
                              {"service", tr("service")},
                              {"unit", tr("unit")},
                              {"adviser", tr("adviser")}},
                             render::rows_of(std::move(rows)), any});
}

std::string said_appointment(store::Store& store, Instant at, const std::string& adviser) {
  const auto when = said(at, store.zone());
  return adviser.empty() ? say("Appointment: {0}", when) : say("Appointment: {0}, with {1}", when, adviser);
}

std::string calendar_file(store::Store& store, const store::Request& request, const store::Appointment& appointment, Instant now) {
  const auto& pack = store.policy().pack();
  const auto thing = service_title(pack, request.service, spoken());
  exchange::CalendarEvent event{.uid = fmt::format("request-{}-{}@corner.invalid", request.id, appointment.hash.substr(0, enough)),
                                .sequence = appointment.sequence,
                                .cancelled = !appointment.stands,
                                .from = appointment.from,
                                .until = appointment.until,
                                .written = now,
                                .summary = appointment.adviser ? thing : say("To collect: {0}", thing),
                                .location = site_title(pack, appointment.site, spoken()),
                                .description = say("Request {0}", request.id),
                                .product = "corner",
                                .language = spoken() == Language::fr ? "fr" : "en"};
  if (appointment.adviser) event.description += "\n" + say("With {0}", appointment.adviser->name);
  return exchange::icalendar(event);
}

}  // namespace corner::cli
