#include "cli/answers.hpp"
#include "cli/dates.hpp"
#include "cli/unit_moves.hpp"
#include "core/words.hpp"
#include "store/loans.hpp"
#include "store/returns.hpp"

namespace corner::cli {
namespace {

class Return : public Command {
  store::Return back_;

  void declare(Options& options) override {
    options.positional("UNIT", back_.what, mark("the inventory number, or the request's number"));
    options.option("--condition", "CONDITION", back_.condition, mark("good (the default), damaged or incomplete: these two go to repair"));
    options.option("--note", "TEXT", back_.note, mark("what is damaged or missing"));
    options.option("--site", "SITE", back_.site, mark("where it came back; else where it was handed over"));
    options.flag("--dry-run", back_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner return PC-2024-00123", mark("takes it back; the next in the queue is served"));
  }

  Outcome run(Context& context) override {
    const auto moved = store::take_back(context.store(store::Access::write), back_, context.clerk());
    const auto& request = moved.request;
    Outcome outcome{{"corner.return/1", {}}, Exit::done, !back_.dry_run};
    auto& document = outcome.document;
    if (back_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    const char* const text = request.stock == "none" ? back_.dry_run ? mark("WOULD BE CLOSED — {0}, of {1} ({2})") : mark("CLOSED — {0}, of {1} ({2})")
                             : back_.dry_run         ? mark("WOULD BE RETURNED — {0} by {1} ({2})")
                                                     : mark("RETURNED — {0} by {1} ({2})");
    document.say(say(text, request.unit.empty() ? request.service : request.unit, request.name, request.number), render::Tone::good);
    if (back_.condition != "good" && !request.unit.empty())
      document.say(back_.dry_run ? tr("It would go to repair.") : tr("It goes to repair."), render::Tone::warn, 2);
    const auto late = store::days_late(request.until, context.store().zone().date_of(context.now()));
    if (late > 0) document.say(say_count("It was {0} day late.", "It was {0} days late.", late), render::Tone::warn, 2);
    if (!moved.suspended_until.empty())
      document.say(say("Nothing is lent to {0} until {1}.", request.name, shown_date(moved.suspended_until, context.language())), render::Tone::warn, 2);
    const auto* service = context.store().policy().pack().service(request.service);
    if (service != nullptr && service->wiped && back_.condition == "good") {
      document.say(tr("To be wiped before anybody else has it:"), render::Tone::plain, 2);
      document.quote("corner stock wipe " + request.unit, 2);
    }
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"unit", "", request.unit},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"condition", "", back_.condition},
                                 {"days_late", "", std::int64_t{late}},
                                 {"suspended_until", "", moved.suspended_until.empty() ? render::Cell() : render::Cell(*parse_date(moved.suspended_until))},
                                 {"dry_run", "", back_.dry_run}}});
    say_displaced(document, moved.displaced);
    say_served(document, moved.served, back_.dry_run);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_return() { return std::make_unique<Return>(); }

}  // namespace corner::cli
