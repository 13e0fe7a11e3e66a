#include "cli/answers.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"
#include "store/transfers.hpp"

namespace corner::cli {
namespace {

class TransferSend : public Command {
  std::string unit_, to_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("UNIT", unit_, mark("the inventory number"));
    options.option("--to", "SITE", to_, mark("where it goes; else where whoever it is promised to collects it"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner transfer send PC-2024-00123 --to grasse", mark("it leaves, and is on the road until it is received"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    store::check_site(store, to_);
    const auto sent = store::send_unit(store, unit_, to_, context.clerk(), dry_run_);
    const auto& pack = store.policy().pack();
    const auto language = context.language();
    Outcome outcome{{"corner.transfer-send/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("ON THE ROAD — {0}, from {1} to {2}", sent.unit, site_title(pack, sent.from, language), site_title(pack, sent.to, language)),
                 render::Tone::good);
    if (sent.request != 0) document.say(say("For {0} ({1}), request {2}", sent.person, sent.number, sent.request), render::Tone::plain, 2);
    document.add(render::Fields{"",
                                {{"unit", "", sent.unit},
                                 {"service", "", sent.service},
                                 {"from", "", sent.from},
                                 {"to", "", sent.to},
                                 {"request", "", sent.request == 0 ? render::Cell() : render::Cell(sent.request)},
                                 {"dry_run", "", dry_run_}}});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_transfer_send() { return std::make_unique<TransferSend>(); }

}  // namespace corner::cli
