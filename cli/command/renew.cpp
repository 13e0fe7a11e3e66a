#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "core/words.hpp"
#include "store/loans.hpp"

namespace corner::cli {
namespace {

class Renew : public Command {
  store::Renewal renewal_;

  void declare(Options& options) override {
    options.positional("RESERVATION", renewal_.what, mark("the request's number, or the inventory number of what was lent"));
    options.option("--until", "DATE", renewal_.until, mark("the new day of the return; else as long again as the policy says"));
    options.flag("--dry-run", renewal_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner renew PC-2024-00123", mark("a loan goes on, as long as nobody else was promised it"));
  }

  Outcome run(Context& context) override {
    check_date("--until", renewal_.until);
    const auto moved = store::renew(context.store(store::Access::write), renewal_, context.clerk());
    const auto& loan = moved.request;
    Outcome outcome{{"corner.renew/1", {}}, Exit::done, !renewal_.dry_run};
    auto& document = outcome.document;
    if (renewal_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("RENEWED — {0}, lent to {1} ({2}) until {3}", loan.unit.empty() ? loan.service : loan.unit, loan.name, loan.number,
                     shown_date(loan.until, context.language())),
                 render::Tone::good);
    document.add(render::Fields{"",
                                {{"request", "", loan.id},
                                 {"person", "", loan.number},
                                 {"service", "", loan.service},
                                 {"unit", "", loan.unit},
                                 {"until", "", *parse_date(loan.until)},
                                 {"renewals", "", loan.renewals},
                                 {"dry_run", "", renewal_.dry_run}}});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_renew() { return std::make_unique<Renew>(); }

}  // namespace corner::cli
