#include "cli/answers.hpp"
#include "cli/dates.hpp"
#include "core/words.hpp"
#include "store/transfers.hpp"

namespace corner::cli {
namespace {

class TransferReceive : public Command {
  std::string unit_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("UNIT", unit_, mark("the inventory number"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner transfer receive PC-2024-00123", mark("it has arrived: on the shelf, or to the next in the queue"));
  }

  static void say_for(render::Document& document, const store::Transfer& arrived, Language language) {
    const auto say_it = [&](const std::string& text) { document.say(text, render::Tone::plain, 2); };
    if (arrived.request == 0) return;
    if (!arrived.shelved) return say_it(say("For {0} ({1}), request {2}: not on the shelf yet", arrived.person, arrived.number, arrived.request));
    say_it(arrived.hold_until.empty()
               ? say("On the shelf for {0} ({1}), request {2}", arrived.person, arrived.number, arrived.request)
               : say("On the shelf for {0} ({1}), request {2}, until {3}", arrived.person, arrived.number, arrived.request, shown_date(arrived.hold_until, language)));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    const auto arrived = store::receive_unit(store, unit_, context.clerk(), dry_run_);
    Outcome outcome{{"corner.transfer-receive/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(say("RECEIVED — {0}, at {1}", arrived.unit, site_title(store.policy().pack(), arrived.to, context.language())), render::Tone::good);
    say_for(document, arrived, context.language());
    document.add(render::Fields{"",
                                {{"unit", "", arrived.unit},
                                 {"service", "", arrived.service},
                                 {"from", "", arrived.from},
                                 {"to", "", arrived.to},
                                 {"request", "", arrived.request == 0 ? render::Cell() : render::Cell(arrived.request)},
                                 {"hold_until", "", arrived.hold_until.empty() ? render::Cell() : render::Cell(*parse_date(arrived.hold_until))},
                                 {"dry_run", "", dry_run_}}});
    say_served(document, arrived.served, dry_run_);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_transfer_receive() { return std::make_unique<TransferReceive>(); }

}  // namespace corner::cli
