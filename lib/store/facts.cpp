#include "store/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/value.hpp"
#include "store/history.hpp"

namespace corner::store {
namespace {

using policy::Fact;
using policy::Origin;
using policy::Read;

bool may_be_given(const Fact& fact) {
  return fact.origin == Origin::named || fact.origin == Origin::directory || fact.origin == Origin::until ||
         fact.origin == Origin::since;
}

policy::Value clamped(const Fact& fact, std::int64_t value) { return std::clamp(value, fact.low, fact.high); }

Read from_date(const Fact& fact, const Known& known) {
  const auto& column = known.person.attribute(fact.source);
  if (column.empty()) return {};
  if (column == fact.absent_word) return {column, "directory", {}};
  const auto date = parse_date(column);
  if (!date && fact.sensitive) throw Error(say("`{0}` of {1} is no date; import the directory again", fact.source, known.person.number));
  if (!date) throw Error(say("`{0}` of {1} is no date: `{2}`; import the directory again", fact.source, known.person.number, column));
  const int months = fact.origin == Origin::until ? months_between(known.on, *date) : months_between(*date, known.on);
  return {policy::write_value(fact, clamped(fact, months)), "directory", {}};
}

Read by_name(const policy::Pack& pack, const Fact& fact, const Known& known) {
  if (const auto settled = pack.settled(known.service, fact); settled != policy::missing)
    return {policy::write_value(fact, settled), "catalogue", {}};
  if (const auto& attribute = known.person.attribute(fact.name); !attribute.empty()) return {attribute, "directory", {}};
  return {};
}

void check_given(const policy::Pack& pack, const std::string& name) {
  const auto* fact = pack.fact(name);
  std::vector<std::string> allowed;
  for (const auto& each : pack.facts)
    if (may_be_given(each)) allowed.push_back(each.name);
  if (fact == nullptr)
    throw Error(nearest(name, allowed) ? say("the pack has no fact `{0}`; {1}", name, did_you_mean(name, allowed))
                                       : say("the pack has no fact `{0}`; it can be given {1}", name, one_of(allowed)),
                Failure::usage);
  if (!may_be_given(*fact))
    throw Error(say("the fact `{0}` comes from the catalogue or the journal and cannot be given", name), Failure::usage);
}

}  // namespace

Read read_fact(const policy::Pack& pack, const Fact& fact, const Known& known) {
  switch (fact.origin) {
    case Origin::named: return by_name(pack, fact, known);
    case Origin::catalogue: return {fact.source == "category" ? known.service.category : known.service.id, "catalogue", {}};
    case Origin::directory: {
      const auto& value = known.person.attribute(fact.source);
      return value.empty() ? Read() : Read{value, "directory", {}};
    }
    case Origin::until:
    case Origin::since: return from_date(fact, known);
    case Origin::count:
    case Origin::sum:
    case Origin::last: return read_history(fact, known);
  }
  return {};
}

std::vector<policy::Read> read_facts(const policy::Pack& pack, const Known& known) {
  for (const auto& [name, value] : known.given) check_given(pack, name);
  std::vector<Read> reads;
  for (const auto& fact : pack.facts) {
    auto found = read_fact(pack, fact, known);
    const auto given = std::ranges::find(known.given, fact.name, &std::pair<std::string, std::string>::first);
    if (given != known.given.end()) {
      const auto value = fact.open() ? given->second : policy::write_value(fact, policy::parse_value(fact, given->second));
      if (found.source == "catalogue")
        throw Error(say("the fact `{0}` comes from the catalogue or the journal and cannot be given", fact.name), Failure::usage);
      if (!found.value.empty() && found.value != value && !known.because)
        throw Error(fact.sensitive ? say("the directory says something else of `{0}`: to decide with `{1}` say why with --because", fact.name, value)
                                   : say("the directory says {0} = `{1}`: to decide with `{2}` say why with --because", fact.name, found.value, value),
                    Failure::usage);
      found = {value, "given", {}};
    }
    reads.push_back(std::move(found));
  }
  return reads;
}

}  // namespace corner::store
