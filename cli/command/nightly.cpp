#include "cli/command.hpp"
#include "core/words.hpp"
#include "store/nightly.hpp"

namespace corner::cli {
namespace {

class Nightly : public Command {
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner nightly", mark("lapses what is due, serves the queue, tells what must come back"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    const auto done = store::nightly(store, context.clerk(), dry_run_);
    Outcome outcome{{"corner.nightly/1", {}}, Exit::done, !dry_run_};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    document.say(done.empty() ? std::string(tr("Nothing was due."))
                              : say_count("{0} thing was due.", "{0} things were due.", static_cast<std::int64_t>(done.size())),
                 render::Tone::good);
    std::vector<render::Row> rows;
    for (const auto& each : done) {
      document.say(each.text, render::Tone::plain, 2);
      rows.push_back({each.kind, each.request == 0 ? render::Cell() : render::Cell(each.request), each.person, each.text});
    }
    document.add(render::Fields{"", {{"dry_run", "", dry_run_}}});
    document.add(render::Table{"done", {{"kind", ""}, {"request", ""}, {"person", ""}, {"text", ""}},
                               render::rows_of(std::move(rows)), false});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_nightly() { return std::make_unique<Nightly>(); }

}  // namespace corner::cli
