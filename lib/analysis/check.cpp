#include "analysis/check.hpp"

#include <algorithm>

#include "analysis/claims.hpp"

namespace corner::analysis {

namespace {

void sort(Findings& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) { return finding.problem.place; });
}

}  // namespace

Report check(const policy::Pack& pack, bool each_overlap) {
  const Inquiry inquiry(pack);
  Report report;
  find_dead(inquiry, report.findings);
  find_in_overrides(inquiry, report.findings);
  find_in_versions(inquiry, report.findings);
  find_shadowed(inquiry, report.findings);
  find_gaps(inquiry, report.findings);
  const auto pairs = conflicts(inquiry);
  report.overlaps = pairs.size();
  if (each_overlap) tell_conflicts(inquiry, pairs, report.findings);
  std::ranges::move(findings_of_claims(pack), std::back_inserter(report.findings));
  report.undecided = inquiry.witness({ends(by_default)}, {inquiry.space().everything()});
  sort(report.findings);
  return report;
}

Findings errors(const policy::Pack& pack) {
  Findings findings;
  find_dead(Inquiry(pack), findings);
  std::ranges::move(findings_of_claims(pack), std::back_inserter(findings));
  std::erase_if(findings, [](const Finding& finding) { return finding.problem.severity != Severity::error; });
  sort(findings);
  return findings;
}

}  // namespace corner::analysis
