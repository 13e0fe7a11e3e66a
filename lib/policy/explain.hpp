#pragma once
// A decision in words: reasons with their values, and the nearest miss.
#include <string>
#include <vector>

#include "core/json.hpp"
#include "policy/decide.hpp"
#include "policy/record.hpp"

namespace corner::policy {

struct Reason {
  std::string rule;  ///< id, or "default"
  std::string text;  ///< in the language asked, placeholders filled with values as people say them
  std::vector<std::string> references;
  std::string waivable_by;
};

/// Why: one reason a winning rule (the default's when no rule decided), in the order of their ids.
std::vector<Reason> reasons(const Policy& policy, const Json& record, Language language);

/// One condition that kept a rule from matching.
struct Miss {
  std::string rule, fact;
  std::string value;    ///< as people say it; empty when the fact is missing
  std::string accepts;  ///< "at least 2"
};

/// For a refusal: the rules that permit (or ask for approval) and would have matched but for the fewest
/// conditions; all misses of the nearest rules, at most `most` rules. Empty when a refusing rule decided
/// and rules that permit match already.
std::vector<Miss> nearest_misses(const Policy& policy, const Json& record, Language language, int most = 3);

}  // namespace corner::policy
