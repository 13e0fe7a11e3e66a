#include "analysis/cases.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

Facts facts_of(const Pack& pack, const Case& test) {
  Facts facts(pack.facts.size(), missing);
  for (const auto& [fact, value] : test.given) facts[static_cast<std::size_t>(fact)] = value;
  for (const auto& [fact, text] : test.other)
    facts[static_cast<std::size_t>(fact)] = static_cast<Value>(pack.facts[static_cast<std::size_t>(fact)].values.size());
  return facts;
}

RuleSet waived_by(const Pack& pack, const Case& test) {
  RuleSet rules(pack.rules.size());
  for (const auto& id : test.waived) rules.add(pack.index(*pack.rule(id)));
  return rules;
}

const char* code(Expect expect) {
  switch (expect) {
    case Expect::permit: return "permit";
    case Expect::approval: return "approval";
    case Expect::refuse: return "refuse";
    case Expect::undetermined: return "undetermined";
    case Expect::impossible: return "impossible";
  }
  return "";
}

std::string listed(std::vector<std::string> words) {
  std::ranges::sort(words);
  return words.empty() ? "—" : join(words, ", ");
}

void compare(std::string& difference, const char* what, const std::string& expected, const std::string& came) {
  if (expected == came) return;
  if (!difference.empty()) difference += "; ";
  difference += say("{0}: expected {1}, came {2}", what, expected, came);
}

// In words, what came otherwise than expected; "" when the case passes.
std::string difference(const Policy& policy, const Case& test, const Decision& decision) {
  const auto& pack = policy.pack();
  std::vector<std::string> winning, missing_facts;
  for (const int rule : decision.winning.list()) winning.push_back(pack.rules[static_cast<std::size_t>(rule)].id);
  for (const int fact : decision.missing.list()) missing_facts.push_back(pack.facts[static_cast<std::size_t>(fact)].name);
  if (decision.by_default) winning.emplace_back("default");
  std::string out;
  compare(out, "outcome", code(test.expect), code(decision.outcome));
  if (test.by) compare(out, "by", listed(*test.by), listed(winning));
  if (test.approvers) compare(out, "approvers", listed(*test.approvers), listed(policy.approvers(decision)));
  if (test.obligations) compare(out, "obligations", listed(*test.obligations), listed(policy.obligations(decision)));
  if (test.missing) compare(out, "missing", listed(*test.missing), listed(missing_facts));
  if (!out.empty() && !winning.empty()) out += " (" + listed(winning) + ")";
  return out;
}

}  // namespace

int CaseReport::failed() const {
  return static_cast<int>(std::ranges::count(results, false, &CaseResult::passed));
}

CaseReport run_cases(const Policy& policy, Date today) {
  const auto& pack = policy.pack();
  CaseReport report{.results = {}, .coverage = Coverage(pack)};
  for (const auto& test : pack.cases) {
    std::string found;
    try {
      const auto facts = facts_of(pack, test);
      const auto decision = policy.decide(facts, test.on.value_or(today), waived_by(pack, test));
      report.coverage.add(facts, decision);
      found = difference(policy, test, decision);
    } catch (const Contradiction& contradiction) {
      if (test.expect != Expect::impossible) found = contradiction.what();
    }
    report.results.push_back({&test, found.empty(), found});
  }
  return report;
}

}  // namespace corner::analysis
