#include "analysis/changes.hpp"
#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "cli/word.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"
#include "store/strays.hpp"

namespace corner::cli {
namespace {

class PolicyAdopt : public Command {
  std::string directory_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner policy adopt policies/alpes-maritimes-example", mark("checked, its cases run, then in force"));
  }

  static std::vector<render::Row> rows(std::vector<analysis::Change> changes) {
    std::vector<render::Row> out;
    for (auto& change : changes)
      out.push_back({word(std::move(change.kind)), std::move(change.name), word(std::move(change.what)), std::move(change.keys)});
    return out;
  }

  /// What the pack leaves nameless: it stays in the store, and nobody can ask for it.
  static void add_strays(render::Document& document, const std::vector<store::Stray>& strays) {
    render::Table table{"strays", {{"kind", ""}, {"id", ""}, {"units", ""}, {"items", ""}, {"requests", ""}}, {}, false};
    std::vector<render::Row> rows;
    for (const auto& stray : strays) {
      document.say(say(stray.kind == "service" ? mark("Not in this pack: the service `{0}` (units: {1}, counted items: {2}, live requests: {3})")
                                               : mark("Not in this pack: the site `{0}` (units: {1}, counted items: {2}, live requests: {3})"),
                       stray.id, stray.units, stray.items, stray.requests),
                   render::Tone::warn);
      rows.push_back({stray.kind, stray.id, stray.units, stray.items, stray.requests});
    }
    table.rows = render::rows_of(std::move(rows));
    document.add(std::move(table));
  }

  Outcome run(Context& context) override {
    const auto read = checked_pack(directory_);
    auto& store = context.store(store::Access::write);
    const auto changes = analysis::changes(store.canonical(store.version()), policy::canonical(read.pack));
    const bool news = store.adopt(read.pack, read.sources, context.clerk(), dry_run_);

    Outcome outcome{{"corner.policy-adopt/1", {}}, Exit::done, news && !dry_run_};
    auto& document = outcome.document;
    document.add(render::Table{"differences", {{"kind", tr("kind")}, {"id", tr("name")}, {"change", tr("change")}, {"keys", tr("where")}},
                               render::rows_of(rows(changes)), !changes.empty()});
    if (!news) document.say(say("The pack `{0}` was in force already: nothing changes.", read.pack.id));
    else if (dry_run_) document.say(say("The pack `{0}` could be put in force; nothing was changed.", read.pack.id));
    else document.say(say("The pack `{0}` is in force.", read.pack.id), render::Tone::good);
    add_strays(document, store::strays(store, read.pack));
    document.add(render::Fields{"", {{"pack", "", read.pack.id}, {"version", tr("version"), policy::version(read.pack)}, {"adopted", "", news && !dry_run_}}});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_adopt() { return std::make_unique<PolicyAdopt>(); }

}  // namespace corner::cli
