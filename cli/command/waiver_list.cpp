#include "cli/command.hpp"
#include "cli/waiver_rows.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class WaiverList : public Command {
  std::string person_;
  bool all_ = false;

  void declare(Options& options) override {
    options.option("--person", "PERSON", person_, mark("only theirs"));
    options.flag("--all", all_, mark("those that are over as well"));
    options.example("corner waiver list", mark("every rule that is lifted for somebody today, and for which requests it was"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    auto list = store::waivers(store, person_.empty() ? 0 : store.person(person_).id, store.zone().date_of(context.now()));
    if (!all_) std::erase_if(list, [](const store::Waiver& waiver) { return !waiver.lives; });
    Outcome outcome{{"corner.waiver-list/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(say_count("{0} waiver", "{0} waivers", static_cast<std::int64_t>(list.size())), render::Tone::heading);
    document.add(waiver_table(list));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_waiver_list() { return std::make_unique<WaiverList>(); }

}  // namespace corner::cli
