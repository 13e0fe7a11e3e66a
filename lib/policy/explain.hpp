#pragma once
// A decision in words: its reasons, with the values they rest on.
#include <string>
#include <vector>

#include "core/json.hpp"
#include "policy/decide.hpp"
#include "policy/record.hpp"

namespace corner::policy {

struct Reason {
  std::string rule;  ///< id, "default", or `hidden` (policy/confidential.hpp)
  std::string text;  ///< in the language asked, placeholders filled with values as people say them
  std::vector<std::string> references;
  std::string waivable_by;
};

/// Whether facts that are not known leave open which rule decides, though not the outcome.
bool one_of_open(const Json& record);

/// Why: one reason a winning rule (the default's when it decided; of each rule that may decide where that is open), in
/// the order of the record, which may be redacted.
std::vector<Reason> reasons(const Policy& policy, const Json& record, Language language);

/// A fact's value in a record, as people say it: "unknown", or that it is not shown, where there is none.
std::string said(const Json& record, const Fact& fact, Language language);

}  // namespace corner::policy
