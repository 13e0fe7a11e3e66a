#include "cli/answers.hpp"
#include "cli/numbers.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Cancel : public Command {
  std::string request_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner cancel 10611", mark("gives up that reservation or place in the queue"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto moved = store.cancel(id, context.clerk(), dry_run_);
    const auto& request = moved.request;
    Outcome outcome{{"corner.cancel/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    const char* const text = dry_run_ ? mark("WOULD BE CANCELLED — request {0}, {1}, of {2} ({3})")
                                      : mark("CANCELLED — request {0}, {1}, of {2} ({3})");
    document.say(say(text, request.id, request.service, request.name, request.number),
                 render::Tone::good);
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"dry_run", "", dry_run_}}});
    say_served(document, moved.served, dry_run_);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_cancel() { return std::make_unique<Cancel>(); }

}  // namespace corner::cli
