#include "cli/appointments.hpp"

#include <algorithm>
#include <iterator>

#include "cli/dates.hpp"
#include "core/words.hpp"

namespace corner::cli {

void Reports::declare(Options& options, const char* notes) {
  options.positional("REQUEST", request_, mark("the request's number"));
  options.option("--notes", "TEXT", report_.done, notes);
  options.option("--follow-up", "TEXT", report_.follow_up, mark("what follows"));
  options.flag("--dry-run", report_.dry_run, mark("say what would be done, change nothing"));
}

store::Report Reports::read() const {
  auto report = report_;
  report.request = number_of("REQUEST", request_);
  return report;
}

void say_reports(render::Document& document, const std::vector<store::Said>& said) {
  std::vector<render::Row> rows;
  for (const auto& [kind, on, text] : said) {
    const char* const form = kind == "report" ? mark("{0}, what was done: {1}") : kind == "follow-up" ? mark("{0}, what follows: {1}") : mark("{0}, nobody came: {1}");
    document.say(say(form, shown_date(on, spoken()), text), render::Tone::plain, 2);
    rows.push_back({kind, *parse_date(on), text});
  }
  document.add(render::Table{"said", {{"kind", ""}, {"on", ""}, {"text", ""}}, render::rows_of(std::move(rows)), false});
}

Outcome appointment_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run,
                            std::vector<render::Field> more) {
  Outcome outcome{{schema, {}}, Exit::done, !dry_run};
  auto& document = outcome.document;
  if (dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
  document.say(say(headline, request.id, service_title(store.policy().pack(), request.service, spoken()), request.name, request.number), render::Tone::good);
  std::vector<render::Field> fields{{"request", "", request.id}, {"person", "", request.number}, {"service", "", request.service}};
  std::ranges::move(more, std::back_inserter(fields));
  fields.push_back({"dry_run", "", dry_run});
  document.add(render::Fields{"", std::move(fields)});
  return outcome;
}

Outcome report_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run) {
  auto outcome = appointment_outcome(store, schema, headline, request, dry_run, {{"state", "", std::string(desk::code(request.state))}});
  say_reports(outcome.document, store::said_of(store, request.id));
  return outcome;
}

}  // namespace corner::cli
