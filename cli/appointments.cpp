#include "cli/appointments.hpp"

#include "cli/dates.hpp"
#include "core/words.hpp"

namespace corner::cli {

void say_reports(render::Document& document, const std::vector<store::Said>& said) {
  std::vector<render::Row> rows;
  for (const auto& [kind, on, text] : said) {
    const char* const form = kind == "report" ? mark("{0}, what was done: {1}") : kind == "follow-up" ? mark("{0}, what follows: {1}") : mark("{0}, nobody came: {1}");
    document.say(say(form, shown_date(on, spoken()), text), render::Tone::plain, 2);
    rows.push_back({kind, *parse_date(on), text});
  }
  document.add(render::Table{"said", {{"kind", ""}, {"on", ""}, {"text", ""}}, render::rows_of(std::move(rows)), false});
}

Outcome appointment_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run) {
  Outcome outcome{{schema, {}}, Exit::done, !dry_run};
  auto& document = outcome.document;
  if (dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
  document.say(say(headline, request.id, service_title(store.policy().pack(), request.service, spoken()), request.name, request.number), render::Tone::good);
  document.add(render::Fields{"",
                              {{"request", "", request.id},
                               {"person", "", request.number},
                               {"service", "", request.service},
                               {"state", "", std::string(desk::code(request.state))},
                               {"dry_run", "", dry_run}}});
  say_reports(document, store::said_of(store, request.id));
  return outcome;
}

}  // namespace corner::cli
