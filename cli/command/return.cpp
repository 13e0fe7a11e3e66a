#include <optional>

#include "cli/answers.hpp"
#include "cli/batch.hpp"
#include "cli/dates.hpp"
#include "cli/unit_moves.hpp"
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/loans.hpp"
#include "store/returns.hpp"

namespace corner::cli {
namespace {

class Return : public Command {
  store::Return back_;
  std::vector<std::string> list_;
  bool batch_ = false;
  std::optional<Batch> several_;

  void declare(Options& options) override {
    options.optional_positionals("UNIT", list_, mark("the inventory number, or the request's number; one or several"));
    options.flag("--batch", batch_, mark("the numbers that a scanner types on standard input, one a line, each answered at once"));
    options.option("--condition", "CONDITION", back_.condition, mark("good (the default), damaged or incomplete: these two go to repair"));
    options.option("--note", "TEXT", back_.note, mark("what is damaged or missing"));
    options.option("--site", "SITE", back_.site, mark("where it came back; else where it was handed over"));
    options.flag("--dry-run", back_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner return --batch < scanned.txt", mark("what a scanner read, one number a line"));
    options.example("corner return PC-2024-00123", mark("takes it back; the next in the queue is served"));
  }

  render::Document said(Context& context, const store::Moved& moved) const {
    const auto& request = moved.request;
    render::Document document{"corner.return/1", {}};
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
    return document;
  }

  Handled take_back(Context& context, const std::string& what) const {
    auto one = back_;
    one.what = what;
    const auto moved = store::take_back(context.store(store::Access::write), one, context.clerk());
    return {said(context, moved), moved.request};
  }

  Outcome run(Context& context) override {
    if (batch_ == !list_.empty())
      throw Error(batch_ ? tr("`--batch` reads the numbers from standard input: name none") : tr("name what comes back, or scan it with `--batch`"), Failure::usage);
    context.store(store::Access::write);
    if (batch_ || list_.size() > 1) {
      several_.emplace([this, &context](const std::string& what) { return take_back(context, what); });
      return several_->run("corner.return-batch/1", list_, back_.dry_run);
    }
    Outcome outcome{take_back(context, list_.front()).document, Exit::done, !back_.dry_run};
    if (back_.dry_run) outcome.document.blocks.insert(outcome.document.blocks.begin(), render::Prose{tr("Dry run: nothing was changed."), render::Tone::faint, 0});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_return() { return std::make_unique<Return>(); }

}  // namespace corner::cli
