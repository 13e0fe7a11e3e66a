#include <fmt/format.h>

#include "cli/answers.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Collect : public Command {
  std::string what_, unit_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("RESERVATION", what_, mark("the request's number, or the inventory number of its unit"));
    options.option("--unit", "NUMBER", unit_, mark("another unit of the same service is handed over"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner collect 10611", mark("hands over what request 10611 reserved"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    const auto moved = store.collect(what_, unit_, context.clerk(), dry_run_);
    const auto& request = moved.request;
    Outcome outcome{{"corner.collect/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("HANDED OVER — {0} to {1} ({2})", request.unit.empty() ? request.service : request.unit, request.name, request.number),
                 render::Tone::good);
    const auto record = store.record(request.id);
    const auto obligations = record["obligations"].texts();
    if (!obligations.empty()) document.say(say("Not to be forgotten: {0}", join(obligations, ", ")), render::Tone::plain, 2);
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"unit", "", request.unit},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"obligations", "", obligations},
                                 {"dry_run", "", dry_run_}}});
    say_served(document, moved.served);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_collect() { return std::make_unique<Collect>(); }

}  // namespace corner::cli
