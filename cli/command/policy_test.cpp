#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

using render::Tone;

class PolicyTest : public Command {
  std::string directory_;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.example("corner policy test policies/alpes-maritimes-example", mark("its cases, and which rules they reach"));
  }

  static const char* code(analysis::Reach reach) {
    switch (reach) {
      case analysis::Reach::never: return "never";
      case analysis::Reach::set_aside: return "set-aside";
      case analysis::Reach::decided: return "decided";
    }
    return "";
  }

  static std::int64_t tell_coverage(render::Document& document, const policy::Pack& pack, const analysis::CaseReport& report) {
    std::vector<render::Row> rows;
    std::int64_t decided = 0;
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
      const auto reach = report.coverage[i];
      if (reach == analysis::Reach::decided) ++decided;
      if (reach == analysis::Reach::never)
        document.say(say("no case reaches the rule `{0}` ({1})", pack.rules[i].id, to_string(pack.rules[i].place)), Tone::warn);
      if (reach == analysis::Reach::set_aside)
        document.say(say("no case is decided by the rule `{0}` ({1})", pack.rules[i].id, to_string(pack.rules[i].place)), Tone::warn);
      rows.push_back({pack.rules[i].id, std::string(code(reach))});
    }
    document.add(render::Table{"coverage", {{"rule", ""}, {"reach", ""}}, render::rows_of(std::move(rows)), false});
    return decided;
  }

  Outcome run(Context& context) override {
    const auto read = read_pack(directory_);
    const policy::Policy policy(read.pack);
    const auto report = analysis::run_cases(policy, Date(std::chrono::floor<std::chrono::days>(context.io().now())));
    Outcome outcome{{"corner.policy-test/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    std::vector<render::Row> rows;
    for (const auto& result : report.results) {
      if (!result.passed) {
        document.say(say("{0}: the case `{1}` fails", to_string(result.test->place), result.test->name), Tone::bad);
        document.say(result.difference, Tone::plain, 4);
      }
      rows.push_back({result.test->name, result.passed, result.difference});
    }
    document.add(render::Table{"cases", {{"name", ""}, {"passed", ""}, {"difference", ""}}, render::rows_of(std::move(rows)), false});
    const auto decided = tell_coverage(document, policy.pack(), report);
    const auto failed = std::int64_t{report.failed()}, all = static_cast<std::int64_t>(report.results.size());
    document.add(render::Fields{"", {{"passed", "", all - failed}, {"failed", "", failed}}});
    document.say(say("{0} of {1} cases pass; they decide {2} of {3} rules.", all - failed, all, decided, read.pack.rules.size()),
                 failed == 0 ? Tone::good : Tone::bad);
    if (failed != 0) outcome.exit = Exit::policy_invalid;
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_test() { return std::make_unique<PolicyTest>(); }

}  // namespace corner::cli
