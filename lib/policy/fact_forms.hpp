#pragma once
// The long forms of a fact's declaration: `{ months = [0, 600], until = "contract_end" }` and the like.
#include "policy/draft.hpp"

namespace corner::policy {

struct FactForm {
  std::string key;  ///< the key that tells this form from others
  Origin origin;
  std::vector<std::string> keys;  ///< all that may stand beside
  void (*read)(Draft& draft, Fact& fact, const Entry& entry);
};

/// The form of `entry`; nothing, and a problem, when it has none or two.
const FactForm* find_form(Reader& read, const Entry& entry);

/// A closed list of values.
void read_enumeration(Draft& draft, Fact& fact, const Node& list);

// The forms that look at what the person has had before.
void read_count(Draft& draft, Fact& fact, const Entry& entry);
void read_sum(Draft& draft, Fact& fact, const Entry& entry);
void read_last(Draft& draft, Fact& fact, const Entry& entry);

}  // namespace corner::policy
