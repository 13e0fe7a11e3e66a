#include "cli/command.hpp"
#include "cli/delegation_rows.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class DelegationList : public Command {
  bool all_ = false;

  void declare(Options& options) override {
    options.flag("--all", all_, mark("those that are over as well"));
    options.example("corner delegation list", mark("who stands in for whom, now and in time to come"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto today = store.zone().date_of(context.now());
    auto list = store::delegations(store);
    if (!all_) std::erase_if(list, [&](const store::Delegation& each) { return each.over(today); });
    Outcome outcome{{"corner.delegation-list/1", {}}, Exit::done, false};
    outcome.document.say(say_count("{0} delegation", "{0} delegations", static_cast<std::int64_t>(list.size())), render::Tone::heading);
    outcome.document.add(delegation_table(list));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_delegation_list() { return std::make_unique<DelegationList>(); }

}  // namespace corner::cli
