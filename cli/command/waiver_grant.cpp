#include "cli/command.hpp"
#include "cli/waiver_rows.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class WaiverGrant : public Command {
  store::Grant grant_;

  void declare(Options& options) override {
    options.positional("PERSON", grant_.person, mark("number, mail, or part of the name"));
    options.positional("RULE", grant_.rule, mark("the rule that no longer counts for them"));
    options.option("--until", "DATE", grant_.until, mark("the last day; a waiver has an end"));
    options.option("--because", "TEXT", grant_.because, mark("why; kept with the waiver"));
    options.option("--by", "PERSON", grant_.by, mark("who grants it: number, mail, or part of the name; else you, by your login"));
    options.flag("--dry-run", grant_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner waiver grant A00001 one-workstation --until 2026-12-31 --because 'second post at Menton' --by A03882",
                    mark("that rule does not count for that person until then"));
  }

  Outcome run(Context& context) override {
    if (grant_.until.empty()) throw Error(tr("say with --until on which day it ends: a waiver has an end"), Failure::usage);
    if (grant_.because.empty()) throw Error(tr("say with --because why the rule is lifted"), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto waiver = store::grant_waiver(store, grant_, context.clerk());
    Outcome outcome{{"corner.waiver-grant/1", {}}, Exit::done, !grant_.dry_run};
    auto& document = outcome.document;
    if (grant_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("WAIVER {0} — {1} does not count for {2} ({3}) until {4}", waiver.id, shown_rule(waiver), waiver.name, waiver.number, waiver.until),
                 render::Tone::good);
    document.say(waiver.confidential ? say("Granted by {0} as {1}", waiver.by, waiver.role) : say("Granted by {0} as {1}: {2}", waiver.by, waiver.role, waiver.because),
                 render::Tone::plain, 2);
    document.add(render::Fields{"", {{"dry_run", "", grant_.dry_run}}});
    auto table = waiver_table({waiver});
    table.text = false;
    document.add(std::move(table));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_waiver_grant() { return std::make_unique<WaiverGrant>(); }

}  // namespace corner::cli
