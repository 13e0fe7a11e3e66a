#include "cli/answers.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Return : public Command {
  std::string what_, condition_ = "good";
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("UNIT", what_, mark("the inventory number, or the request's number"));
    options.option("--condition", "CONDITION", condition_, mark("good (the default) or damaged: damaged goes to repair"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner return PC-2024-00123", mark("takes it back; the next in the queue is served"));
  }

  Outcome run(Context& context) override {
    if (condition_ != "good" && condition_ != "damaged")
      throw Error(say("`--condition {0}`: choose `good` or `damaged`", condition_), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto moved = store.give_back(what_, condition_ == "good", context.clerk(), dry_run_);
    const auto& request = moved.request;
    Outcome outcome{{"corner.return/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("RETURNED — {0} by {1} ({2})", request.unit.empty() ? request.service : request.unit, request.name, request.number),
                 render::Tone::good);
    if (condition_ == "damaged") document.say(tr("It goes to repair."), render::Tone::warn, 2);
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"unit", "", request.unit},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"condition", "", condition_},
                                 {"dry_run", "", dry_run_}}});
    say_served(document, moved.served);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_return() { return std::make_unique<Return>(); }

}  // namespace corner::cli
