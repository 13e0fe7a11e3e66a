#include <fmt/format.h>

#include "cli/answers.hpp"
#include "cli/obligations.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Collect : public Command {
  store::HandOver hand_over_;
  std::vector<std::string> signed_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("RESERVATION", hand_over_.what, mark("the request's number, or the inventory number of its unit"));
    options.option("--unit", "NUMBER", hand_over_.unit, mark("another unit of the same service is handed over"));
    options.repeated("--done", "OBLIGATION", hand_over_.done, mark("what the rules ask for was done, such as sign:charter"));
    options.repeated("--signed", "[NAME=]FILE", signed_, mark("the very text that was signed; its SHA-256 is kept"));
    options.option("--code", "CODE", hand_over_.code, mark("the pick-up code, as the person shows it"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner collect 10611", mark("hands over what request 10611 reserved"));
    options.example("corner collect PC-004711 --signed charter.pdf --done show:insurance", mark("with what the rules ask for"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    hand_over_.signatures = signatures_of(signed_);
    const auto [moved, obligations] = store::hand_over(store, hand_over_, context.clerk(), dry_run_);
    const auto& request = moved.request;
    Outcome outcome{{"corner.collect/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    const char* const text = request.stock == "none" ? dry_run_ ? mark("WOULD BE DONE — {0}, for {1} ({2})") : mark("DONE — {0}, for {1} ({2})")
                             : dry_run_              ? mark("WOULD BE HANDED OVER — {0} to {1} ({2})")
                                                     : mark("HANDED OVER — {0} to {1} ({2})");
    document.say(say(text, request.unit.empty() ? request.service : request.unit, request.name, request.number),
                 render::Tone::good);
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"unit", "", request.unit},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"dry_run", "", dry_run_}}});
    say_served(document, moved.served, dry_run_);
    say_obligations(document, obligations);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_collect() { return std::make_unique<Collect>(); }

}  // namespace corner::cli
