#pragma once
// What the stages of loading share: the tree of each part, the pack as it grows, the problems met.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "policy/load.hpp"
#include "policy/pack.hpp"
#include "policy/reader.hpp"

namespace corner::policy {

struct Draft {
  Reader read;
  Pack pack;
  std::map<std::string, Entry, std::less<>> parts;  ///< "rules" → all of its files as one table
  std::set<std::string, std::less<>> broken;  ///< parts that could not be read whole: names may be missing
  std::set<std::string, std::less<>> vague;   ///< facts whose declaration is wrong: nothing follows from them

  /// A table of tables of a part (`rule` of "rules"), empty when it is not there.
  const Entry& table(std::string_view part, std::string_view key);
  /// A list of tables of a part (`case` of "cases"); what is no table is left out.
  std::vector<const Node*> list(std::string_view part, std::string_view key);

  /// The fact of that name; nothing, and a problem at `place`, when it is not declared.
  const Fact* fact(std::string_view name, const Place& place);
  /// Complains when there is no such rule.
  const Rule* rule(std::string_view id, const Place& place);
  /// Complains when there is no such category.
  const Category* category(std::string_view id, const Place& place);
  /// Complains when there is no such service.
  const Service* service(std::string_view id, const Place& place);
  /// Complains when there is no such site.
  const Site* site(std::string_view id, const Place& place);
  std::vector<std::string> fact_names() const;
};

/// Puts the trees of all files together, by part; `prefix` stands before each path in places.
void read_trees(Draft& draft, const std::vector<Source>& sources, const std::string& prefix);

// The stages, in this order.
void load_head(Draft& draft);
void declare_names(Draft& draft);  ///< the ids of categories, services, sites and rules
void load_facts(Draft& draft);
void load_nevers(Draft& draft);
void load_default(Draft& draft);
void load_desk(Draft& draft);       ///< hold, slots, queue, loans, notices, what is due back; needs facts
void load_hours(Draft& draft);      ///< sites, opening hours, closures
void load_catalogue(Draft& draft);  ///< after the desk, which says how long things are lent
void load_rules(Draft& draft);
void load_roles(Draft& draft);      ///< after the rules, which name them
void load_cases(Draft& draft);
void load_claims(Draft& draft);

}  // namespace corner::policy
