#pragma once
// What would have to change for a yes, or for somebody to be asked: the smallest sets of facts, in words and
// as rows.
#include <string>
#include <vector>

#include "analysis/counterfactual.hpp"
#include "core/json.hpp"
#include "policy/decide.hpp"
#include "render/document.hpp"

namespace corner::cli {

/// Who hears it. The person concerned alone is told that sensitive facts might change, and of ways by rules
/// that rest on them.
enum class Audience { anybody, person };

struct Way {
  analysis::Counterfactual change;
  policy::Decision decision;  ///< for its choice: permit or approval
};

struct Ways {
  std::vector<Way>
      list;  ///< those to a permit first, the smaller first; no way to an approval holds one to a permit
  bool complete = true;  ///< there are no others that may be told
};

class WayFinder {
 public:
  /// `policy` must outlive it.
  explicit WayFinder(const policy::Policy& policy);
  /// From a decision's full record. None from a permit. What the service settles is never changed.
  Ways from(const Json& record, Audience audience, analysis::Limit limit) const;

 private:
  const policy::Policy& policy_;
  analysis::Space space_;
};

/// One fact to be changed, "telework (Days of telework): at least 1; here it is 0", or the day; a text each.
std::vector<std::string> steps(const policy::Pack& pack, const Json& record, const Way& way,
                               Language language);

/// All of it in a few words: `held: 0; telework: at least 1`.
std::string in_brief(const policy::Pack& pack, const Way& way, Language language);

/// Under a heading of their own; what follows when there is none is said only if `thorough`.
void say_ways(render::Document& document, const policy::Policy& policy, const Json& record, const Ways& ways,
              bool thorough, Language language);

/// `counterfactuals`, and `counterfactuals_complete`.
void add_ways(render::Document& document, const policy::Policy& policy, const Json& record, const Ways& ways,
              Language language);

}  // namespace corner::cli
