#include "policy/load.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "policy/draft.hpp"

namespace corner::policy {
namespace {

/// The declared ids of one table, in their order.
template <class Item>
void declare(Draft& draft, std::string_view part, std::string_view key, std::vector<Item>& items) {
  for (const auto& entry : draft.table(part, key).value.entries) {
    draft.read.shaped(entry.place, entry.key, Shape::kebab);
    if (entry.key == "absent" || entry.key == "present")
      draft.read.error(entry.place, "bad-name", say("`{0}` is a word of conditions, and no name", entry.key),
                       tr("choose another name"));
    items.emplace_back().id = entry.key;
  }
}

/// The whole of what was found, by place, each problem once.
void sort(std::vector<Problem>& problems) {
  const auto order = [](const Problem& a, const Problem& b) {
    return std::tie(a.place, a.code, a.message) < std::tie(b.place, b.code, b.message);
  };
  const auto same = [](const Problem& a, const Problem& b) {
    return std::tie(a.place, a.code, a.message) == std::tie(b.place, b.code, b.message);
  };
  std::ranges::stable_sort(problems, order);
  const auto repeated = std::ranges::unique(problems, same);
  problems.erase(repeated.begin(), repeated.end());
}

}  // namespace

void declare_names(Draft& draft) {
  declare(draft, "catalogue", "category", draft.pack.categories);
  declare(draft, "catalogue", "service", draft.pack.services);
  declare(draft, "desk", "site", draft.pack.sites);
  declare(draft, "rules", "rule", draft.pack.rules);
}

Loaded load(const std::vector<Source>& sources, const std::string& prefix) {
  Draft draft;
  read_trees(draft, sources, prefix);
  load_head(draft);
  declare_names(draft);
  load_facts(draft);
  load_nevers(draft);
  load_default(draft);
  load_desk(draft);
  load_hours(draft);
  load_catalogue(draft);
  load_rules(draft);
  load_roles(draft);
  load_cases(draft);
  load_claims(draft);
  auto& problems = draft.read.problems();
  sort(problems);
  const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
  if (std::ranges::any_of(problems, is_error)) {
    std::erase_if(problems, [&](const Problem& problem) { return !is_error(problem); });
    throw Problems(std::move(problems), Failure::policy_invalid);
  }
  return {std::move(draft.pack), std::move(problems)};
}

}  // namespace corner::policy
