#include "cli/pack_dir.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "analysis/check.hpp"

namespace corner::cli {
namespace {

constexpr Date some_day = std::chrono::year(2026) / 1 / 1;  // for cases without a date, so that results stay the same

}  // namespace

PackDir read_pack(const std::string& directory) {
  PackDir out;
  out.sources = policy::read_sources(directory);
  auto loaded = policy::load(out.sources, directory.ends_with('/') ? directory : directory + "/");
  out.pack = std::move(loaded.pack);
  out.problems = std::move(loaded.warnings);
  for (auto& problem : analysis::check(out.pack)) out.problems.push_back(std::move(problem));
  std::ranges::stable_sort(out.problems, {}, &Problem::place);
  return out;
}

PackDir checked_pack(const std::string& directory) {
  auto out = read_pack(directory);
  std::vector<Problem> errors;
  std::ranges::copy_if(out.problems, std::back_inserter(errors),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
  if (!errors.empty()) throw Problems(errors, Failure::policy_invalid);
  const policy::Policy policy(out.pack);
  const auto report = analysis::run_cases(policy, some_day);
  for (const auto& result : report.results)
    if (!result.passed)
      throw Error(say("the pack's case `{0}` fails: {1}; `corner policy test {2}` shows them all", result.test->name,
                      result.difference, directory),
                  Failure::policy_invalid);
  return out;
}

}  // namespace corner::cli
