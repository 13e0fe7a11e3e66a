#include "store/census.hpp"

#include "core/words.hpp"
#include "policy/value.hpp"
#include "store/facts.hpp"
#include "store/waivers.hpp"

namespace corner::store {

policy::RuleSet Census::waived(const Person& person) const {
  policy::RuleSet rules(pack_.rules.size());
  if (const auto found = lifted_.find(person.id); found != lifted_.end())
    for (const auto& id : found->second) rules.add(pack_.index(*pack_.rule(id)));
  return rules;
}

const std::vector<const policy::Found*>& Census::decide(const Person& person, const std::vector<Past>& past) {
  found_.resize(pack_.services.size());
  const auto value = [&](const policy::Fact& fact, const policy::Service& service) {
    return policy::parse_value(fact, read_fact(pack_, fact, {person, past, service, {}, false, on_, 0}).value);
  };
  policy::Facts facts;
  for (std::size_t group = 0; group < sweep_.groups().size(); ++group) {
    const auto& services = sweep_.groups()[group];
    const auto& service = pack_.services[static_cast<std::size_t>(services.front())];
    if (facts.empty()) {
      for (const auto& fact : pack_.facts) facts.push_back(value(fact, service));
      sweep_.about(facts, waived(person));
    } else {
      for (const int fact : sweep_.changing()) facts[static_cast<std::size_t>(fact)] = value(pack_.facts[static_cast<std::size_t>(fact)], service);
    }
    const auto found = sweep_.decide(group, facts);
    for (std::size_t i = 0; i < found.size(); ++i) found_[static_cast<std::size_t>(services[i])] = &found[i];
  }
  return found_;
}

std::vector<std::string> each_census(Store& store, const policy::Policy& policy, Date on,
                                     const std::function<void(const Person&, const std::vector<const policy::Found*>&)>& each) {
  std::vector<std::string> unreadable;
  Census census(policy, on, lifted(store.db(), policy.pack(), 0, on));
  store.each_person([&](const Person& person, const std::vector<Past>& past) {
    const std::vector<const policy::Found*>* found = nullptr;
    try {
      found = &census.decide(person, past);
    } catch (const Error& error) {
      unreadable.push_back(say("{0}: {1}", person.number, error.what()));
      return;
    }
    each(person, *found);
  });
  return unreadable;
}

}  // namespace corner::store
