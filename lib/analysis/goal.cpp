#include "analysis/goal.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

BoxMask mask_of(const RuleSet& rules, std::size_t words) {
  BoxMask mask(words);
  for (std::size_t i = 0; i < words; ++i) mask.set_word(i, rules.word(i));
  return mask;
}

/// The ends that may come: the severest that is certain, and every severer one that is open.
Ends possible(const Compiled& compiled, const Standing& standing) {
  const unsigned certain = severity(compiled, standing.in_force);
  Ends all = 1u << certain;
  const BoxMask open = standing.open();
  for (const Effect effect : {Effect::permit, Effect::approval, Effect::refuse})
    if (end_of(effect) > all && open.meets(compiled.effect(effect))) all |= end_of(effect);
  return all;
}

Truth either(bool certain, bool may) { return certain ? Truth::yes : may ? Truth::open : Truth::no; }

Truth as_is(const Compiled& compiled, const Statement& statement, const Standing& standing) {
  switch (statement.says) {
    case Says::some_matches: {
      const BoxMask rules = mask_of(statement.rules, compiled.words);
      return either(standing.matches.meets(rules.bits()), standing.may_match.meets(rules.bits()));
    }
    case Says::some_in_force: {
      const BoxMask rules = mask_of(statement.rules, compiled.words);
      return either(standing.in_force.meets(rules.bits()), standing.may_be.meets(rules.bits()));
    }
    case Says::ends: break;
  }
  const Ends all = possible(compiled, standing);
  return either((all & ~statement.ends) == 0, (all & statement.ends) != 0);
}

}  // namespace

Ends end_of(Effect effect) { return 2u << static_cast<unsigned>(effect); }

Ends ends_with(const Pack& pack, Effect effect) {
  return end_of(effect) | (pack.default_effect == effect ? by_default : 0);
}

Statement matches(const RuleSet& rules, int side) {
  return {.says = Says::some_matches, .rules = rules, .side = side};
}
Statement in_force(const RuleSet& rules, int side) {
  return {.says = Says::some_in_force, .rules = rules, .side = side};
}
Statement ends(Ends wanted, int side) { return {.says = Says::ends, .rules = {}, .ends = wanted, .side = side}; }

Statement no(Statement statement) {
  statement.holds = !statement.holds;
  return statement;
}

Standing stand(const Space& space, const Side& side, const Sight& sight) {
  const Compiled& compiled = space.compiled(side.pack);
  const auto pack = static_cast<std::size_t>(side.pack);
  return policy::stand(compiled, sight.can[pack], sight.must[pack], mask_of(side.waived, compiled.words));
}

Truth judge(const Compiled& compiled, const Statement& statement, const Standing& standing) {
  const Truth truth = as_is(compiled, statement, standing);
  if (statement.holds || truth == Truth::open) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

BoxMask hanging(const Compiled& compiled, const Statement& statement, const Standing& standing) {
  if (statement.says == Says::ends) {
    BoxMask rules = standing.open();
    const unsigned certain = severity(compiled, standing.in_force);
    for (const Effect effect : {Effect::permit, Effect::approval, Effect::refuse})
      if (static_cast<unsigned>(effect) < certain) rules.drop(compiled.effect(effect));
    return rules;
  }
  const BoxMask open = statement.says == Says::some_in_force
                           ? standing.open()
                           : standing.may_match.without(standing.matches.bits());
  return open.kept(mask_of(statement.rules, compiled.words).bits());
}

}  // namespace corner::analysis
