#pragma once
// A pack's claims, proved over all requests there may be: each holds, or a request shows that it does not.
#include <optional>
#include <string>
#include <vector>

#include "analysis/counterexample.hpp"
#include "analysis/finding.hpp"

namespace corner::analysis {

/// Whether any request is spoken of; if not, the claim holds and says nothing.
enum class Meant { some, no_request, no_answer };

struct ClaimResult {
  const policy::Claim* claim;             ///< of the policy's pack
  std::optional<Counterexample> against;  ///< nothing: it holds
  Meant meant = Meant::some;
};

/// One for each claim of the pack, in their order. Complete requests are looked at, for a missing fact never permits.
std::vector<ClaimResult> prove(const policy::Policy& policy);

/// In words: `permit (laptop-telework) with sign:charter`.
std::string show(const policy::Policy& policy, const policy::Decision& decision);

/// Why a claim that holds says nothing.
std::string why_empty(const ClaimResult& result);

/// An error for each claim that does not hold, a warning for each that says nothing; at their places.
Findings findings_of_claims(const policy::Pack& pack);

}  // namespace corner::analysis
