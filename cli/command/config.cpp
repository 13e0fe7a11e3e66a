#include "cli/command.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Config : public Command {
  void declare(Options& options) override {
    options.example("corner config", mark("each setting, and whether a flag, the environment or a file set it"));
  }

  Outcome run(Context& context) override {
    Outcome outcome{{"corner.config/1", {}}, Exit::done, false};
    std::vector<render::Row> rows;
    for (const auto& setting : context.settings().all()) rows.push_back({setting.name, setting.value, setting.from});
    outcome.document.add(render::Table{"settings", {{"name", tr("setting")}, {"value", tr("value")}, {"from", tr("from")}},
                                       render::rows_of(std::move(rows))});
    outcome.document.say(say("The configuration file is {0}.", context.settings().file()), render::Tone::faint);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_config() { return std::make_unique<Config>(); }

}  // namespace corner::cli
