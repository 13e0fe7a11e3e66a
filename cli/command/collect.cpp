#include <algorithm>
#include <optional>

#include "cli/answers.hpp"
#include "cli/batch.hpp"
#include "cli/obligations.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Collect : public Command {
  store::HandOver hand_over_;
  std::vector<std::string> list_;
  std::vector<std::string> signed_;
  bool batch_ = false, dry_run_ = false;
  std::optional<Batch> several_;

  void declare(Options& options) override {
    options.optional_positionals("RESERVATION", list_, mark("the request's number, or the inventory number of its unit; one or several"));
    options.flag("--batch", batch_, mark("the numbers that a scanner types on standard input, one a line, each answered at once"));
    options.option("--unit", "NUMBER", hand_over_.unit, mark("another unit of the same service is handed over"));
    options.repeated("--done", "OBLIGATION", hand_over_.done, mark("what the rules ask for was done, such as sign:charter"));
    options.repeated("--signed", "[NAME=]FILE", signed_, mark("the very text that was signed; its SHA-256 is kept"));
    options.option("--code", "CODE", hand_over_.code, mark("the pick-up code, as the person shows it"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner collect 10611", mark("hands over what request 10611 reserved"));
    options.example("corner collect --batch < scanned.txt", mark("what a scanner read, one number a line"));
    options.example("corner collect PC-004711 --signed charter.pdf --done show:insurance", mark("with what the rules ask for"));
  }

  render::Document said(const store::HandedOver& handed) const {
    const auto& [moved, obligations] = handed;
    const auto& request = moved.request;
    render::Document document{"corner.collect/1", {}};
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
    return document;
  }

  /// What one of several asks for of what was done for all of them.
  Handled hand_over(Context& context, const std::string& what) const {
    auto& store = context.store(store::Access::write);
    auto one = hand_over_;
    one.what = what;
    const auto asked = store::obligations(store, store.request(store.find_held(what, desk::State::reserved)));
    std::erase_if(one.done, [&](const std::string& done) { return std::ranges::find(asked, done, &store::Obligation::what) == asked.end(); });
    const auto handed = store::hand_over(store, one, context.clerk(), dry_run_);
    return {said(handed), handed.moved.request};
  }

  Outcome run(Context& context) override {
    if (batch_ == !list_.empty())
      throw Error(batch_ ? tr("`--batch` reads the numbers from standard input: name none") : tr("name what is collected, or scan it with `--batch`"), Failure::usage);
    if (batch_ || list_.size() > 1) {
      if (!hand_over_.unit.empty() || !hand_over_.code.empty() || !signed_.empty())
        throw Error(tr("`--unit`, `--code` and `--signed` are of one thing: collect it by itself"), Failure::usage);
      several_.emplace([this, &context](const std::string& what) { return hand_over(context, what); });
      context.store(store::Access::write);
      return several_->run("corner.collect-batch/1", list_, dry_run_);
    }
    auto& store = context.store(store::Access::write);
    hand_over_.what = list_.front();
    hand_over_.signatures = signatures_of(signed_);
    Outcome outcome{said(store::hand_over(store, hand_over_, context.clerk(), dry_run_)), Exit::done, !dry_run_};
    if (dry_run_) outcome.document.blocks.insert(outcome.document.blocks.begin(), render::Prose{tr("Dry run: nothing was changed."), render::Tone::faint, 0});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_collect() { return std::make_unique<Collect>(); }

}  // namespace corner::cli
