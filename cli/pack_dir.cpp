#include "cli/pack_dir.hpp"

#include <algorithm>

#include "analysis/check.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"

namespace corner::cli {
namespace {

constexpr Date some_day = std::chrono::year(2026) / 1 / 1;  // for cases without a date, so that results stay the same

constexpr std::size_t least_digits = 8;

bool is_version(const std::string& text) {
  return text.size() >= least_digits && text.size() <= 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The one version that starts so.
std::string version_named(store::Store& store, const std::string& start) {
  auto versions = store.versions();
  std::erase_if(versions, [&](const std::string& version) { return !version.starts_with(start); });
  if (versions.empty()) throw Error(say("the store keeps no pack of version {0}", start));
  if (versions.size() > 1) throw Error(say("the store keeps {0} packs of a version that starts with {1}: give more digits", versions.size(), start));
  return versions.front();
}

}  // namespace

policy::Pack loaded(const std::string& directory) {
  return policy::load(policy::read_sources(directory), prefix_of(directory)).pack;
}

policy::Pack named_pack(Context& context, const std::string& what) {
  if (what != "store" && !is_version(what)) return loaded(what);
  auto& store = context.store();
  const auto version = what == "store" ? store.version() : version_named(store, what);
  return policy::parse_canonical(store.canonical(version));
}

std::string prefix_of(const std::string& directory) { return directory.ends_with('/') ? directory : directory + "/"; }

PackDir read_pack(const std::string& directory) {
  PackDir out;
  out.sources = policy::read_sources(directory);
  auto read = policy::load(out.sources, prefix_of(directory));
  out.pack = std::move(read.pack);
  out.warnings = std::move(read.warnings);
  return out;
}

PackDir checked_pack(const std::string& directory) {
  auto out = read_pack(directory);
  std::vector<Problem> errors;
  for (auto& [problem, rules, witness] : analysis::errors(out.pack)) {
    if (witness) problem.hint = say("for example {0}: {1}", analysis::show(out.pack, *witness), problem.hint);
    errors.push_back(std::move(problem));
  }
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
