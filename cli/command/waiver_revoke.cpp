#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/waiver_rows.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class WaiverRevoke : public Command {
  std::string waiver_, because_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("WAIVER", waiver_, mark("its number, as `corner waiver list` shows it"));
    options.option("--because", "TEXT", because_, mark("why; kept with the waiver"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner waiver revoke 10612 --because 'back at one post'", mark("from now on the rule counts again"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("WAIVER", waiver_);
    if (because_.empty()) throw Error(tr("say with --because why the rule counts again"), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto waiver = store::revoke_waiver(store, id, because_, context.clerk(), dry_run_);
    Outcome outcome{{"corner.waiver-revoke/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("REVOKED — waiver {0}: from now on {1} counts for {2} ({3}) again", id, shown_rule(waiver), waiver.name, waiver.number),
                 render::Tone::good);
    document.add(render::Fields{"", {{"dry_run", "", dry_run_}}});
    auto table = waiver_table({waiver});
    table.text = false;
    document.add(std::move(table));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_waiver_revoke() { return std::make_unique<WaiverRevoke>(); }

}  // namespace corner::cli
