#include <algorithm>

#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"

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

  // What a reader of the two packs would look at first: rules, services and facts that came, went or changed.
  template <class Named>
  static void compare(std::vector<render::Row>& rows, const char* kind, const std::vector<Named>& before,
                      const std::vector<Named>& now, const auto& id, const auto& same) {
    for (const auto& each : now) {
      const auto old = std::ranges::find(before, id(each), id);
      if (old == before.end()) rows.push_back({std::string(kind), id(each), std::string("added")});
      else if (!same(*old, each)) rows.push_back({std::string(kind), id(each), std::string("changed")});
    }
    for (const auto& each : before)
      if (std::ranges::find(now, id(each), id) == now.end()) rows.push_back({std::string(kind), id(each), std::string("removed")});
  }

  static std::vector<render::Row> differences(const policy::Pack& before, const policy::Pack& now) {
    std::vector<render::Row> rows;
    const auto names = [](const policy::Pack& pack, const std::vector<int>& rules) {
      std::vector<std::string> out;
      for (const int rule : rules) out.push_back(pack.rules[static_cast<std::size_t>(rule)].id);
      return out;
    };
    const auto boxes = [](const policy::Pack& pack, const std::vector<policy::Box>& list) {
      std::vector<std::vector<std::pair<std::string, policy::Accept>>> out;
      for (const auto& box : list) {
        out.emplace_back();
        for (const auto& condition : box) out.back().emplace_back(pack.facts[static_cast<std::size_t>(condition.fact)].name, condition.accept);
      }
      return out;
    };
    compare(rows, "rule", before.rules, now.rules, [](const policy::Rule& rule) { return rule.id; },
            [&](const policy::Rule& a, const policy::Rule& b) {
              return a.effect == b.effect && boxes(before, a.when) == boxes(now, b.when) &&
                     boxes(before, a.unless) == boxes(now, b.unless) && a.from == b.from && a.until == b.until &&
                     names(before, a.overrides) == names(now, b.overrides) && a.by == b.by &&
                     a.obligations == b.obligations && a.waivable_by == b.waivable_by && a.references == b.references &&
                     a.reason == b.reason;
            });
    compare(rows, "service", before.services, now.services, [](const policy::Service& service) { return service.id; },
            [](const policy::Service& a, const policy::Service& b) {
              return a.category == b.category && a.title == b.title && a.price == b.price && a.stock == b.stock;
            });
    compare(rows, "fact", before.facts, now.facts, [](const policy::Fact& fact) { return fact.name; },
            [](const policy::Fact& a, const policy::Fact& b) {
              return a.type == b.type && a.values == b.values && a.low == b.low && a.high == b.high && a.origin == b.origin &&
                     a.source == b.source && a.history == b.history && a.absent_word == b.absent_word;
            });
    return rows;
  }

  Outcome run(Context& context) override {
    const auto read = checked_pack(directory_);
    auto& store = context.store(store::Access::write);
    auto rows = differences(store.policy().pack(), read.pack);
    const bool news = store.adopt(read.pack, read.sources, context.clerk(), dry_run_);

    Outcome outcome{{"corner.policy-adopt/1", {}}, Exit::done, news && !dry_run_};
    auto& document = outcome.document;
    document.add(render::Table{"differences", {{"kind", tr("kind")}, {"id", tr("name")}, {"change", tr("change")}},
                               render::rows_of(rows), !rows.empty()});
    document.add(render::Fields{"", {{"pack", "", read.pack.id}, {"version", tr("version"), policy::version(read.pack)}, {"adopted", "", news && !dry_run_}}});
    if (!news) document.say(say("The pack `{0}` was in force already: nothing changes.", read.pack.id));
    else if (dry_run_) document.say(say("The pack `{0}` could be put in force; nothing was changed.", read.pack.id));
    else document.say(say("The pack `{0}` is in force.", read.pack.id), render::Tone::good);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_adopt() { return std::make_unique<PolicyAdopt>(); }

}  // namespace corner::cli
