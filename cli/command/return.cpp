#include "cli/answers.hpp"
#include "cli/unit_moves.hpp"
#include "core/words.hpp"
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
    document.say(say("RETURNED — {0} by {1} ({2})", request.unit.empty() ? request.service : request.unit, request.name, request.number),
                 render::Tone::good);
    if (back_.condition != "good" && !request.unit.empty()) document.say(tr("It goes to repair."), render::Tone::warn, 2);
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"unit", "", request.unit},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"condition", "", back_.condition},
                                 {"dry_run", "", back_.dry_run}}});
    say_displaced(document, moved.displaced);
    say_served(document, moved.served);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_return() { return std::make_unique<Return>(); }

}  // namespace corner::cli
