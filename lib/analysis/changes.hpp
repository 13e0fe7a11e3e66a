#pragma once
// What two packs say differently, thing by thing: the words, whether or not they change a decision.
#include <string>
#include <string_view>
#include <vector>

namespace corner::analysis {

struct Change {
  std::string kind;  ///< "fact", "never", "category", "service", "rule", "case", "claim", of the desk "site", "closure", "queue-class",
                     ///< "role", "due", or "pack" for what is of the whole
  std::string name;  ///< its id; of a `[[never]]` or a closure what it says; of the whole `default`, `timezone`, `hold`, …
  std::string what;  ///< "added", "removed", "changed"
  std::vector<std::string> keys;  ///< changed: which of its keys, sorted; empty where it has none
};

/// By kind, then by name. `before` and `now`: canonical forms (policy/canonical.hpp). Throws Error for other text.
std::vector<Change> changes(std::string_view before, std::string_view now);

}  // namespace corner::analysis
