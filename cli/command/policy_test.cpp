#include <algorithm>

#include "analysis/cases.hpp"
#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/pack_dir.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"
#include "exchange/junit.hpp"

namespace corner::cli {
namespace {

using render::Tone;

const char* code(analysis::Reach reach) {
  switch (reach) {
    case analysis::Reach::never: return "never";
    case analysis::Reach::set_aside: return "set-aside";
    case analysis::Reach::decided: return "decided";
  }
  return "";
}

struct Share {
  std::int64_t part = 0, whole = 0;
};

Share decided(const analysis::Coverage& coverage) {
  return {std::ranges::count(coverage.rules(), analysis::Reach::decided), std::ssize(coverage.rules())};
}

Share shown(const analysis::Coverage& coverage) {
  return {std::ranges::count_if(coverage.conditions(), &analysis::ConditionReach::shown), std::ssize(coverage.conditions())};
}

void tell_cases(render::Document& document, const analysis::CaseReport& report) {
  std::vector<render::Row> rows;
  for (const auto& result : report.results) {
    if (!result.passed) {
      document.say(say("{0}: the case `{1}` fails", to_string(result.test->place), result.test->name), Tone::bad);
      document.say(result.difference, Tone::plain, 4);
    }
    rows.push_back({result.test->name, result.passed, result.difference});
  }
  document.add(render::Table{"cases", {{"name", ""}, {"passed", ""}, {"difference", ""}}, render::rows_of(std::move(rows)), false});
}

void tell_rules(render::Document& document, const policy::Pack& pack, const analysis::Coverage& coverage) {
  std::vector<render::Row> rows;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const auto reach = coverage.rules()[i];
    if (reach == analysis::Reach::never)
      document.say(say("no case reaches the rule `{0}` ({1})", pack.rules[i].id, to_string(pack.rules[i].place)), Tone::warn);
    if (reach == analysis::Reach::set_aside)
      document.say(say("no case is decided by the rule `{0}` ({1})", pack.rules[i].id, to_string(pack.rules[i].place)), Tone::warn);
    rows.push_back({pack.rules[i].id, std::string(code(reach))});
  }
  document.add(render::Table{"coverage", {{"rule", ""}, {"reach", ""}}, render::rows_of(std::move(rows)), false});
}

void tell_conditions(render::Document& document, const policy::Pack& pack, const analysis::Coverage& coverage, bool aloud) {
  std::vector<render::Row> rows;
  for (const auto& reach : coverage.conditions()) {
    const auto& place = reach.condition->place;
    const auto& rule = pack.rules[static_cast<std::size_t>(reach.rule)].id;
    const auto& fact = pack.facts[static_cast<std::size_t>(reach.condition->fact)].name;
    if (aloud && !reach.met)
      document.say(say("{0}: no case meets `{1}` of the rule `{2}` with all that stands beside it", to_string(place), fact, rule), Tone::warn);
    else if (aloud && !reach.failed)
      document.say(say("{0}: no case fails on `{1}` alone in the rule `{2}`", to_string(place), fact, rule), Tone::warn);
    rows.push_back({rule, std::string(reach.unless ? "unless" : "when"), fact, place.file, std::int64_t{place.line},
                    std::int64_t{place.column}, reach.met, reach.failed});
  }
  document.add(render::Table{"conditions",
                             {{"rule", ""}, {"part", ""}, {"fact", ""}, {"file", ""}, {"line", ""}, {"column", ""}, {"met", ""}, {"failed", ""}},
                             render::rows_of(std::move(rows)), false});
}

void write_junit(const std::string& path, const std::string& pack, const analysis::CaseReport& report) {
  std::vector<exchange::TestResult> results;
  for (const auto& result : report.results)
    results.push_back({result.test->name, result.test->place.file, result.test->place.line, result.difference});
  exchange::write_file(path, exchange::junit(pack, results));
}

class PolicyTest : public Command {
  std::string directory_, min_, min_conditions_, junit_;
  bool conditions_ = false;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.option("--min", "PERCENT", min_, mark("fail when the cases decide fewer of the rules"));
    options.option("--min-conditions", "PERCENT", min_conditions_, mark("fail when the cases show fewer of the conditions to matter"));
    options.flag("--conditions", conditions_, mark("name each condition that no case shows to matter"));
    options.output("--junit", "FILE", junit_, mark("also write the cases as JUnit XML"));
    options.example("corner policy test policies/alpes-maritimes-example", mark("its cases, and which rules they reach"));
    options.example("corner policy test policies/alpes-maritimes-example --min 100 --junit cases.xml", mark("for continuous integration"));
  }

  // Whether the share reaches the percentage that was asked for, if one was.
  static bool reaches(const Share& share, const char* option, const std::string& percent) {
    if (percent.empty()) return true;
    const auto least = number_of(option, percent);
    if (least < 0 || least > 100) throw Error(say("`{0}` wants a percentage from 0 to 100, not {1}", option, percent), Failure::usage);
    return share.part * 100 >= least * share.whole;
  }

  Outcome run(Context& context) override {
    const auto read = read_pack(directory_);
    const policy::Policy policy(read.pack);
    const auto report = analysis::run_cases(policy, Date(std::chrono::floor<std::chrono::days>(context.io().now())));
    Outcome outcome{{"corner.policy-test/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    tell_cases(document, report);
    tell_rules(document, policy.pack(), report.coverage);
    tell_conditions(document, policy.pack(), report.coverage, conditions_);
    const auto failed = std::int64_t{report.failed()}, all = std::ssize(report.results);
    const auto rules = decided(report.coverage), conditions = shown(report.coverage);
    const bool rules_enough = reaches(rules, "--min", min_), conditions_enough = reaches(conditions, "--min-conditions", min_conditions_);
    if (!junit_.empty()) write_junit(junit_, policy.pack().id, report);
    document.add(render::Fields{"", {{"passed", "", all - failed}, {"failed", "", failed}, {"rules_decided", "", rules.part},
                                     {"rule_count", "", rules.whole}, {"conditions_shown", "", conditions.part},
                                     {"condition_count", "", conditions.whole}}});
    if (all == 0) document.say(tr("The pack has no cases: nothing was tested. A case is `[[case]]`, as docs/policy.md has it."), Tone::warn);
    else document.say(say("{0} of {1} cases pass; they decide {2} of {3} rules, and show {4} of {5} conditions to matter.", all - failed, all,
                          rules.part, rules.whole, conditions.part, conditions.whole),
                      failed == 0 ? Tone::good : Tone::bad);
    if (!rules_enough) document.say(say("Too few rules are decided: {0} percent are asked for.", min_), Tone::bad);
    if (!conditions_enough) document.say(say("Too few conditions are shown to matter: {0} percent are asked for.", min_conditions_), Tone::bad);
    if (failed != 0 || !rules_enough || !conditions_enough) outcome.exit = Exit::policy_invalid;
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_test() { return std::make_unique<PolicyTest>(); }

}  // namespace corner::cli
