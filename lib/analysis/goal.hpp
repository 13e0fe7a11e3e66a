#pragma once
// What can be asked of a region: a conjunction of statements, judged yes, no or open by Kleene's three values.
#include <cstdint>
#include <vector>

#include "analysis/space.hpp"
#include "policy/law.hpp"

namespace corner::analysis {

/// A pack as it decides with these rules waived: two sides of one pack tell what a rule does.
struct Side {
  int pack = 0;
  policy::RuleSet waived;
};

/// Ends of a decision, as a set of bits. The default is an end of its own, whatever its effect.
using Ends = unsigned;
inline constexpr Ends by_default = 1, permits = 2, approves = 4, refuses = 8;

/// The end at which a rule of that effect wins.
Ends end_of(policy::Effect effect);
/// All ends at which that effect comes out, the default's among them.
Ends ends_with(const policy::Pack& pack, policy::Effect effect);

enum class Says { some_matches, some_in_force, ends };

/// A statement on what one side decides.
struct Statement {
  Says says;
  bool holds = true;      ///< false: that it is not so
  policy::RuleSet rules;  ///< some_matches (waived or not), some_in_force: one of these at least
  Ends ends = 0;
  int side = 0;  ///< in Goal::sides
};

Statement matches(const policy::RuleSet& rules, int side = 0);
Statement in_force(const policy::RuleSet& rules, int side = 0);
Statement ends(Ends wanted, int side = 0);
Statement no(Statement statement);

/// All of the statements. Without any, it is yes everywhere that `[[never]]` allows.
struct Goal {
  std::vector<Side> sides{Side{}};
  std::vector<Statement> statements;
};

enum class Truth { no, open, yes };

using Standing = policy::Standing<0>;

/// How the law stands on a region for one side.
Standing stand(const Space& space, const Side& side, const Sight& sight);

Truth judge(const policy::Compiled& compiled, const Statement& statement, const Standing& standing);

/// The open rules on which an open statement hangs.
BoxMask hanging(const policy::Compiled& compiled, const Statement& statement, const Standing& standing);

}  // namespace corner::analysis
