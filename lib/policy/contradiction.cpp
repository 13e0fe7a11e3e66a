#include "policy/contradiction.hpp"

#include <fmt/format.h>

#include <set>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/value.hpp"

namespace corner::policy {

Contradiction contradiction(const Pack& pack, FactsView facts, const std::vector<int>& nevers) {
  std::set<int> named;
  std::vector<std::string> places;
  for (const int never : nevers) {
    const Never& barred = pack.nevers[static_cast<std::size_t>(never)];
    // A pack read back from its canonical form has no places: the rule's number in the pack tells which.
    places.push_back(barred.place.file.empty() ? fmt::format("[[never]] {}", never + 1) : to_string(barred.place));
    for (const auto& condition : barred.box)
      if (facts[static_cast<std::size_t>(condition.fact)] != missing) named.insert(condition.fact);
  }
  const std::string where = join(places, ", ");
  if (named.empty())
    return Contradiction(
        say("No facts at all are possible: `[[never]]` bars them all ({0}). Correct the policy.", where));
  std::vector<std::string> values;
  for (const int index : named) {
    const Fact& fact = pack.facts[static_cast<std::size_t>(index)];
    const auto value = fact.sensitive ? tr("(not shown)") : show_value(fact, facts[static_cast<std::size_t>(index)], spoken());
    values.push_back(say("`{0}` = `{1}`", fact.name, value));
  }
  if (values.size() == 1)
    return Contradiction(
        say("The fact {0} cannot be: `[[never]]` bars it ({1}). Correct the fact, or the policy.",
            values.front(), where));
  return Contradiction(
      say("The facts {0} cannot go together: `[[never]]` bars it ({1}). Correct the facts, or the policy.",
          join(values, ", "), where));
}

}  // namespace corner::policy
