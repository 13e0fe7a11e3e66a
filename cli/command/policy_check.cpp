#include <algorithm>

#include "analysis/check.hpp"
#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "cli/spans.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"

namespace corner::cli {
namespace {

using analysis::Finding;
using render::Tone;

std::string headline(const Problem& problem) {
  const auto place = to_string(problem.place);
  switch (problem.severity) {
    case Severity::error: return say("{0}: error: {1}", place, problem.message);
    case Severity::warning: return say("{0}: warning: {1}", place, problem.message);
    case Severity::note: break;
  }
  return say("{0}: note: {1}", place, problem.message);
}

Tone tone_of(Severity severity) {
  return severity == Severity::error ? Tone::bad : severity == Severity::warning ? Tone::warn : Tone::plain;
}

const char* code(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// What is known of the pack: nothing but findings where it does not load.
struct Checked {
  std::vector<policy::Source> sources;
  std::optional<policy::Pack> pack;
  analysis::Report report;

  std::int64_t count(Severity severity) const {
    return std::ranges::count(report.findings, severity, [](const Finding& finding) { return finding.problem.severity; });
  }
};

class PolicyCheck : public Command {
  std::string directory_;
  bool strict_ = false, overlaps_ = false;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.flag("--strict", strict_, mark("warnings count as errors"));
    options.flag("--overlaps", overlaps_, mark("tell each pair of rules that refuse and grant the same request"));
    options.example("corner policy check policies/alpes-maritimes-example", mark("all that is wrong with it, file and line"));
  }

  Checked checked() const {
    Checked checked;
    std::vector<Problem> problems;
    try {
      checked.sources = policy::read_sources(directory_);
      auto loaded = policy::load(checked.sources, prefix_of(directory_));
      checked.report = analysis::check(loaded.pack, overlaps_);
      checked.pack = std::move(loaded.pack);
      problems = std::move(loaded.warnings);
    } catch (const Problems& found) {
      problems = found.list();
    }
    auto& findings = checked.report.findings;
    for (auto& problem : problems) findings.push_back({std::move(problem), {}, {}});
    std::ranges::stable_sort(findings, {}, [](const Finding& finding) { return finding.problem.place; });
    return checked;
  }

  static void say_findings(render::Document& document, const Checked& checked) {
    for (const auto& [problem, rules, witness] : checked.report.findings) {
      document.say(headline(problem), tone_of(problem.severity));
      if (!problem.hint.empty()) document.say(problem.hint, Tone::plain, 4);
      if (witness) document.say(say("for example {0}", analysis::show(*checked.pack, *witness)), Tone::faint, 4);
    }
  }

  void add_findings(render::Document& document, const Checked& checked) const {
    const Spans spans(checked.sources, prefix_of(directory_));
    std::vector<render::Row> rows;
    for (const auto& [problem, ids, witness] : checked.report.findings) {
      const auto& [file, line, column] = problem.place;
      rows.push_back({file, std::int64_t{line}, std::int64_t{column}, std::int64_t{spans.end_column(problem.place)},
                      std::string(code(problem.severity)), problem.code, problem.message, problem.hint, ids,
                      witness ? analysis::row_of(*checked.pack, *witness) : Json()});
    }
    document.add(render::Table{"problems",
                               {{"file", ""}, {"line", ""}, {"column", ""}, {"end_column", ""}, {"severity", ""}, {"code", ""}, {"message", ""}, {"hint", ""}, {"rules", ""}, {"witness", ""}},
                               render::rows_of(std::move(rows)), false});
  }

  void tell_pack(render::Document& document, const Checked& checked) const {
    const auto& pack = *checked.pack;
    const auto& [findings, overlaps, undecided] = checked.report;
    document.say(say("{0}: {1} rules, {2} services, {3} facts, {4} cases.", pack.id, pack.rules.size(),
                     pack.services.size(), pack.facts.size(), pack.cases.size()));
    if (overlaps > 0 && !overlaps_)
      document.say(say_count("{0} pair of rules refuses and grants the same request, and the refusal wins: `--overlaps` shows it.",
                             "{0} pairs of rules refuse and grant the same request, and the refusal wins: `--overlaps` shows each.", static_cast<long long>(overlaps)));
    if (undecided) document.say(say("What no rule decides falls to the default, for example {0}.", analysis::show(pack, *undecided)));
    document.add(render::Fields{"", {{"overlaps", "", static_cast<std::int64_t>(overlaps)},
                                     {"undecided", "", undecided ? analysis::row_of(pack, *undecided) : Json()},
                                     {"version", tr("version"), policy::version(pack)}}});
  }

  Outcome run(Context&) override {
    Outcome outcome{{"corner.policy-check/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    const auto all = checked();
    const auto errors = all.count(Severity::error), warnings = all.count(Severity::warning), notes = all.count(Severity::note);
    const bool good = errors == 0 && (!strict_ || warnings == 0);
    say_findings(document, all);
    add_findings(document, all);
    document.add(render::Fields{"", {{"valid", "", good}, {"errors", "", errors}, {"warnings", "", warnings}, {"notes", "", notes}}});
    if (all.pack) tell_pack(document, all);
    std::vector<std::string> counted{say_count("{0} error", "{0} errors", errors), say_count("{0} warning", "{0} warnings", warnings)};
    if (notes > 0) counted.push_back(say_count("{0} note", "{0} notes", notes));
    document.say(join(counted, ", "), good ? Tone::good : Tone::bad);
    if (!good) outcome.exit = Exit::policy_invalid;
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_check() { return std::make_unique<PolicyCheck>(); }

}  // namespace corner::cli
