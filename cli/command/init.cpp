#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"

namespace corner::cli {
namespace {

class Init : public Command {
  std::string directory_;
  bool practice_ = false;

  void declare(Options& options) override {
    options.option("--pack", "DIR", directory_, mark("the pack to put in force"));
    options.flag("--practice", practice_, mark("a store for training and tests, where --now may set the clock"));
    options.example("corner init --practice --pack policies/alpes-maritimes-example",
                    mark("a store to try things in, with the example policy"));
  }

  Outcome run(Context& context) override {
    if (directory_.empty())
      throw Error(tr("`--pack DIR` is missing: a store decides under a pack; `policies/alpes-maritimes-example` is an example"),
                  Failure::usage);
    const auto pack = checked_pack(directory_);
    context.adopt(store::Store::create(context.place(), practice_, pack.pack, pack.sources, context.clerk(practice_)));

    Outcome outcome{{"corner.init/1", {}}, Exit::done, true};
    auto& document = outcome.document;
    document.say(say("The store `{0}` is ready, under the pack `{1}`.", context.place().path, pack.pack.id), render::Tone::good);
    render::Fields fields{"",
                          {{"store", "", context.place().path},
                           {"pack", "", pack.pack.id},
                           {"version", tr("pack version"), policy::version(pack.pack)}}};
    if (!practice_) fields.list.push_back({"practice", "", false});  // a practice store says so in every answer
    document.add(std::move(fields));
    document.say(tr("Next: `corner people import FILE`, then `corner stock import FILE`."));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_init() { return std::make_unique<Init>(); }

}  // namespace corner::cli
