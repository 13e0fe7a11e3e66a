#include <algorithm>

#include "analysis/mistakes.hpp"
#include "analysis/shadows.hpp"
#include "analysis/versions.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// Whether it is told already that the two are versions of one rule.
bool told(const std::vector<Twins>& pairs, int rule, const Shadow& shadow) {
  return std::ranges::any_of(pairs, [&](const Twins& pair) {
    return (pair.first == rule && shadow.by == std::vector{pair.second}) || (pair.second == rule && shadow.by == std::vector{pair.first});
  });
}

/// A request that the rule meets, for nothing.
std::optional<Request> witness(const Inquiry& inquiry, int index) {
  for (const Ends end : {permits, approves, refuses})
    if (auto found = inquiry.witness({matches(only(index)), ends(end)}, inquiry.starts(index))) return found;
  return std::nullopt;
}

Finding finding(const Inquiry& inquiry, int index, const Shadow& shadow) {
  const Rule& rule = inquiry.rule(index);
  std::vector<std::string> rules{rule.id}, others;
  for (const int other : shadow.by) others.push_back(inquiry.rule(other).id);
  rules.insert(rules.end(), others.begin(), others.end());
  Problem problem{rule.place, Severity::warning, "shadowed-rule", "", ""};
  if (shadow.set_aside) {
    problem.message = say("`{0}` is always set aside: wherever it matches, {1} overrides it", rule.id, one_of(others));
    problem.hint = tr("make it wider than its exceptions, or take it out");
  } else {
    problem.message = say("`{0}` changes no answer: wherever it matches, {1} would decide the same without it", rule.id, one_of(others));
    problem.hint = tr("mend its conditions, make it an exception with `overrides`, or take it out");
  }
  return {std::move(problem), std::move(rules), witness(inquiry, index)};
}

}  // namespace

void find_shadowed(const Inquiry& inquiry, Findings& findings) {
  const Shadows shadows(inquiry);
  const auto pairs = twins(inquiry);
  for (int index = 0; index < inquiry.rules(); ++index)
    if (const auto shadow = shadows.of(index); shadow && !told(pairs, index, *shadow)) findings.push_back(finding(inquiry, index, *shadow));
}

}  // namespace corner::analysis
