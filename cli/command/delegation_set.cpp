#include "cli/command.hpp"
#include "cli/delegation_rows.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class DelegationSet : public Command {
  store::Absence absence_;

  void declare(Options& options) override {
    options.positional("PERSON", absence_.person, mark("who is away: number, mail, or part of the name"));
    options.positional("DELEGATE", absence_.delegate, mark("who answers for them"));
    options.option("--from", "DATE", absence_.from, mark("the first day; else today"));
    options.option("--until", "DATE", absence_.until, mark("the last day"));
    options.flag("--dry-run", absence_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner delegation set A03882 A03846 --from 2026-08-01 --until 2026-08-31",
                    mark("for a month A03846 may answer what A03882 is asked"));
  }

  Outcome run(Context& context) override {
    if (absence_.until.empty()) throw Error(tr("say with --until which day is the last"), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto given = store::set_delegation(store, absence_, context.clerk());
    Outcome outcome{{"corner.delegation-set/1", {}}, Exit::done, !absence_.dry_run};
    auto& document = outcome.document;
    if (absence_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("DELEGATION {0} — {1} ({2}) stands in for {3} ({4}) from {5} until {6}", given.id, given.delegate_name, given.delegate_number,
                     given.name, given.number, given.starts, given.until),
                 render::Tone::good);
    document.add(render::Fields{"", {{"dry_run", "", absence_.dry_run}}});
    auto table = delegation_table({given});
    table.text = false;
    document.add(std::move(table));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_delegation_set() { return std::make_unique<DelegationSet>(); }

}  // namespace corner::cli
