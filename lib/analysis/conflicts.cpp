#include <algorithm>

#include "analysis/mistakes.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

bool overrides(const Rule& rule, int target) { return std::ranges::binary_search(rule.overrides, target); }

}  // namespace

std::vector<Conflict> conflicts(const Inquiry& inquiry) {
  std::vector<Conflict> found;
  for (int refusing = 0; refusing < inquiry.rules(); ++refusing) {
    const Rule& rule = inquiry.rule(refusing);
    if (rule.effect != Effect::refuse) continue;
    for (int granting = 0; granting < inquiry.rules(); ++granting) {
      const Rule& other = inquiry.rule(granting);
      if (other.effect == Effect::refuse || overrides(rule, granting) || overrides(other, refusing)) continue;
      if (inquiry.any({in_force(only(refusing)), in_force(only(granting))}, inquiry.shared(refusing, granting)))
        found.push_back({refusing, granting});
    }
  }
  return found;
}

void tell_conflicts(const Inquiry& inquiry, const std::vector<Conflict>& conflicts, Findings& findings) {
  for (const auto& [refusing, granting] : conflicts) {
    const Rule &rule = inquiry.rule(refusing), &other = inquiry.rule(granting);
    findings.push_back({{rule.place, Severity::note, "overlap",
                         say("`{0}` refuses what `{1}` at {2} would grant", rule.id, other.id, to_string(other.place)),
                         say("the refusal wins; if it should not, let `{0}` override `{1}`", other.id, rule.id)},
                        {rule.id, other.id},
                        inquiry.witness({in_force(only(refusing)), in_force(only(granting))}, inquiry.shared(refusing, granting))});
  }
}

}  // namespace corner::analysis
