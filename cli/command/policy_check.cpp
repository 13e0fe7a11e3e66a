#include <algorithm>

#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"

namespace corner::cli {
namespace {

using render::Tone;

class PolicyCheck : public Command {
  std::string directory_;
  bool strict_ = false;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.flag("--strict", strict_, mark("warnings count as errors"));
    options.example("corner policy check policies/alpes-maritimes-example", mark("all that is wrong with it, file and line"));
  }

  static void tell(render::Document& document, const std::vector<Problem>& problems) {
    std::vector<render::Row> rows;
    for (const auto& problem : problems) {
      const bool error = problem.severity == Severity::error;
      const auto place = to_string(problem.place);
      document.say(error ? say("{0}: error: {1}", place, problem.message) : say("{0}: warning: {1}", place, problem.message),
                   error ? Tone::bad : Tone::warn);
      if (!problem.hint.empty()) document.say(problem.hint, Tone::plain, 4);
      rows.push_back({problem.place.file, std::int64_t{problem.place.line}, std::int64_t{problem.place.column},
                      std::string(error ? "error" : "warning"), problem.code, problem.message, problem.hint});
    }
    document.add(render::Table{"problems",
                               {{"file", ""}, {"line", ""}, {"column", ""}, {"severity", ""}, {"code", ""}, {"message", ""}, {"hint", ""}},
                               render::rows_of(std::move(rows)), false});
  }

  Outcome run(Context&) override {
    Outcome outcome{{"corner.policy-check/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    std::vector<Problem> problems;
    std::optional<policy::Pack> pack;
    try {
      auto read = read_pack(directory_);
      problems = std::move(read.problems);
      pack = std::move(read.pack);
    } catch (const Problems& found) {
      problems = found.list();
    }
    const auto errors = std::ranges::count(problems, Severity::error, &Problem::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    const bool good = errors == 0 && (!strict_ || warnings == 0);
    tell(document, problems);
    document.add(render::Fields{"", {{"valid", "", good}, {"errors", "", std::int64_t{errors}}, {"warnings", "", std::int64_t{warnings}}}});
    if (pack) {
      document.say(say("{0}: {1} rules, {2} services, {3} facts, {4} cases.", pack->id, pack->rules.size(),
                       pack->services.size(), pack->facts.size(), pack->cases.size()));
      document.add(render::Fields{"", {{"version", tr("version"), policy::version(*pack)}}});
    }
    const std::vector<std::string> counted{say_count("{0} error", "{0} errors", errors), say_count("{0} warning", "{0} warnings", warnings)};
    document.say(join(counted, ", "), good ? Tone::good : Tone::bad);
    if (!good) outcome.exit = Exit::policy_invalid;
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_check() { return std::make_unique<PolicyCheck>(); }

}  // namespace corner::cli
