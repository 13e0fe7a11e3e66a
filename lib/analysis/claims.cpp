#include "analysis/claims.hpp"

#include <algorithm>

#include "analysis/claim_goals.hpp"
#include "analysis/find.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

class Proof {
 public:
  explicit Proof(const Policy& policy) : policy_(policy), pack_(policy.pack()), space_({{.pack = &pack_, .further = all_boxes(pack_)}}) {}
  ClaimResult result(const Claim& claim) const;

 private:
  static std::vector<Box> all_boxes(const Pack& pack);
  std::vector<Sight> starts(const Claim& claim) const;
  Region period(const Claim& claim) const;
  Meant meant(const Claim& claim, const std::vector<Sight>& starts) const;

  const Policy& policy_;
  const Pack& pack_;
  Space space_;
};

std::vector<Box> Proof::all_boxes(const Pack& pack) {
  std::vector<Box> all;
  for (const auto& claim : pack.claims) std::ranges::move(boxes_of(pack, claim), std::back_inserter(all));
  return all;
}

/// Everything on the claim's days: no rule comes or goes within a stretch, so that a part of it will do.
Region Proof::period(const Claim& claim) const {
  const Region all = space_.everything().region;
  const int last = static_cast<int>(space_.dimensions().size()) - 1;
  Region region(all.size());
  for (int dimension = 0; dimension < last; ++dimension) space_.copy(all, dimension, region);
  const auto& days = space_.days();
  for (std::size_t i = 0; i <= days.size(); ++i) {
    const bool ended = claim.from && i < days.size() && days[i] <= *claim.from;
    const bool ahead = claim.until && i > 0 && days[i - 1] >= *claim.until;
    if (!ended && !ahead) space_.add(region, last, i);
  }
  return region;
}

std::vector<Sight> Proof::starts(const Claim& claim) const {
  std::vector<Sight> list;
  const auto days = space_.within(space_.everything(), period(claim));
  for (const auto& box : boxes_of(pack_, claim))
    if (auto sight = days ? space_.within(*days, 0, box) : std::nullopt) list.push_back(*std::move(sight));
  return list;
}

Meant Proof::meant(const Claim& claim, const std::vector<Sight>& starts) const {
  const auto any = [&](const Goal& goal) {
    return std::ranges::any_of(starts, [&](const Sight& start) { return possible(space_, goal, start); });
  };
  if (!any({})) return Meant::no_request;
  Ends among = 0;
  for (const Effect effect : claim.among) among |= ends_with(pack_, effect);
  return among == 0 || any({.statements = {ends(among)}}) ? Meant::some : Meant::no_answer;
}

ClaimResult Proof::result(const Claim& claim) const {
  ClaimResult result{&claim, {}};
  const auto within = starts(claim);
  for (const auto& goal : violations(pack_, claim)) {
    const auto region = find(space_, goal, within);
    if (!region) continue;
    result.against = counterexample(policy_, space_, claim, *region);
    return result;
  }
  result.meant = meant(claim, within);
  return result;
}

}  // namespace

std::vector<ClaimResult> prove(const Policy& policy) {
  std::vector<ClaimResult> results;
  if (policy.pack().claims.empty()) return results;
  const Proof proof(policy);
  for (const auto& claim : policy.pack().claims) results.push_back(proof.result(claim));
  return results;
}

std::string show(const Policy& policy, const Decision& decision) {
  std::vector<std::string> rules;
  for (const int rule : decision.winning.list()) rules.push_back(policy.pack().rules[static_cast<std::size_t>(rule)].id);
  std::string text = fmt::format("{} ({})", code(decision.outcome), decision.by_default ? "default" : rules.empty() ? "…" : join(rules, ", "));
  const auto approvers = policy.approvers(decision), obligations = policy.obligations(decision);
  if (!approvers.empty()) text = say("{0} by {1}", text, join(approvers, ", "));
  return obligations.empty() ? text : say("{0} with {1}", text, join(obligations, ", "));
}

std::string why_empty(const ClaimResult& result) {
  return result.meant == Meant::no_request ? tr("no possible request is meant: look at its conditions, and at `[[never]]`")
                                           : tr("no request that it speaks of is ever answered as its `if` says");
}

Findings findings_of_claims(const Pack& pack) {
  Findings findings;
  if (pack.claims.empty()) return findings;
  const Policy policy(pack);
  for (const auto& result : prove(policy)) {
    const auto& [claim, against, meant] = result;
    if (against)
      findings.push_back({{claim->place, Severity::error, "false-claim", say("the claim `{0}` does not hold", claim->name),
                           say("the answer is {0}", show(policy, against->decision))},
                          {},
                          against->request});
    else if (meant != Meant::some)
      findings.push_back({{claim->place, Severity::warning, "empty-claim", say("the claim `{0}` holds, but says nothing", claim->name),
                           why_empty(result)},
                          {},
                          {}});
  }
  return findings;
}

}  // namespace corner::analysis
