#include "cli/command.hpp"
#include "cli/delegation_rows.hpp"
#include "cli/numbers.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class DelegationEnd : public Command {
  std::string delegation_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("DELEGATION", delegation_, mark("its number, as `corner delegation list` shows it"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner delegation end 10613", mark("whoever was away is back"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("DELEGATION", delegation_);
    auto& store = context.store(store::Access::write);
    const auto ended = store::end_delegation(store, id, context.clerk(), dry_run_);
    Outcome outcome{{"corner.delegation-end/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("ENDED — {0} ({1}) no longer stands in for {2} ({3})", ended.delegate_name, ended.delegate_number, ended.name, ended.number),
                 render::Tone::good);
    document.add(render::Fields{"", {{"dry_run", "", dry_run_}}});
    auto table = delegation_table({ended});
    table.text = false;
    document.add(std::move(table));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_delegation_end() { return std::make_unique<DelegationEnd>(); }

}  // namespace corner::cli
