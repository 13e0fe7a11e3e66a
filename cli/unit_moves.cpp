#include "cli/unit_moves.hpp"

#include "cli/answers.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {

using render::Tone;

void UnitCommand::declare_unit(Options& options) {
  options.positional("UNIT", move_.unit, mark("the inventory number"));
  options.option("--because", "TEXT", move_.because, mark("why; of a unit in nobody's hands it stands in the journal for good: no names"));
  options.flag("--dry-run", move_.dry_run, mark("say what would be done, change nothing"));
}

void UnitCommand::need_because() const {
  if (move_.because.empty()) throw Error(tr("`--because TEXT` is missing: say why"), Failure::usage);
}

void say_displaced(render::Document& document, const std::vector<store::Served>& displaced) {
  std::vector<render::Row> rows;
  for (const auto& each : displaced) {
    const bool other = each.state == desk::State::reserved;
    document.say(other ? say("Promised to {0} (request {1}): {2} takes its place, at {3}.", each.person, each.request, each.unit, each.site)
                       : say("Promised to {0} (request {1}): nothing else is free, they wait before all others.", each.person, each.request),
                 other ? Tone::plain : Tone::warn, 2);
    rows.push_back({each.request, each.person, each.service, std::string(desk::code(each.state)), each.unit, each.site});
  }
  document.add(render::Table{"displaced",
                             {{"request", ""}, {"person", ""}, {"service", ""}, {"state", ""}, {"unit", ""}, {"site", ""}},
                             render::rows_of(std::move(rows)), false});
}

Outcome unit_outcome(const std::string& schema, const std::string& headline, const store::UnitMoved& moved, bool dry_run,
                     std::vector<render::Field> more) {
  Outcome outcome{{schema, {}}, Exit::done, !dry_run};
  auto& document = outcome.document;
  if (dry_run) document.say(tr("Dry run: nothing was changed."), Tone::faint);
  document.say(headline, Tone::good);
  const auto& unit = moved.unit;
  std::vector<render::Field> fields{{"unit", "", unit.inventory_number}, {"service", "", unit.service}, {"site", "", unit.site},
                                    {"state", "", unit.state},           {"unwiped", "", unit.unwiped}};
  fields.push_back({"request", "", moved.held ? render::Cell(moved.held->id) : render::Cell()});
  fields.push_back({"person", "", moved.held ? render::Cell(moved.held->number) : render::Cell()});
  fields.insert(fields.end(), more.begin(), more.end());
  fields.push_back({"dry_run", "", dry_run});
  document.add(render::Fields{"", std::move(fields)});
  say_displaced(document, moved.displaced);
  say_served(document, moved.served, dry_run);
  return outcome;
}

}  // namespace corner::cli
