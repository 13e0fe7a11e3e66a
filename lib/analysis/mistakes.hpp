#pragma once
// The kinds of mistake, each in a file of its own; check.hpp looks for all of them.
#include <vector>

#include "analysis/finding.hpp"
#include "analysis/inquiry.hpp"

namespace corner::analysis {

/// `dead-rule`: no request meets it, on any day. `dead-condition`: none meets one of its alternatives.
void find_dead(const Inquiry& inquiry, Findings& findings);

/// `dead-override`: never fires. `reinstated-base`: an exception is itself overridden, and what it had set aside is back.
void find_in_overrides(const Inquiry& inquiry, Findings& findings);

/// `duplicate-rule`. `date-overlap`, `date-hole`: two versions of one rule are both in force, or neither is.
void find_in_versions(const Inquiry& inquiry, Findings& findings);

/// `shadowed-rule`: without it every request would be answered alike, whatever is waived.
void find_shadowed(const Inquiry& inquiry, Findings& findings);

/// `gap`: a service, or a kind of person, to whom nothing is ever granted.
void find_gaps(const Inquiry& inquiry, Findings& findings);

/// A rule that refuses, and one that grants, both in force for some request.
struct Conflict {
  int refusing, granting;
};
std::vector<Conflict> conflicts(const Inquiry& inquiry);

/// `overlap`, each with a request.
void tell_conflicts(const Inquiry& inquiry, const std::vector<Conflict>& conflicts, Findings& findings);

}  // namespace corner::analysis
