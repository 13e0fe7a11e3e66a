#pragma once
// A decision in full, for a caller who decides many: reasons filled in, facts with their values.
#include <string>
#include <string_view>
#include <vector>

#include "policy/decide.hpp"

namespace corner::policy {

/// Views stand as long as the policy does.
struct Explanation {
  struct Reason {
    std::string_view rule;  ///< id, or "default"
    std::string text;       ///< placeholders filled with values as people say them
    const std::vector<std::string>* references;
  };
  struct Read {
    std::string_view fact;
    std::string value;  ///< as `write_value`; "" when missing
  };
  Outcome outcome = Outcome::refuse;
  bool by_default = false;
  std::vector<Reason> reasons;  ///< one a winning rule, or one that may win where that is open; the default's when it decides; none when undetermined
  std::vector<Read> facts;      ///< all of the pack's, in its order
  std::vector<std::string_view> missing;
  std::vector<std::string> approvers, obligations;
};

/// Puts decisions of one policy into words of one language. The policy must outlive it.
class Explainer {
 public:
  Explainer(const Policy& policy, Language language);
  /// `decision` is what the policy gave for `facts`.
  Explanation explain(FactsView facts, const Decision& decision) const;
  /// Its reasons alone.
  std::vector<Explanation::Reason> reasons(FactsView facts, const Decision& decision) const;

 private:
  /// Text, and then perhaps the value of a fact.
  struct Piece {
    std::string text;
    int fact = -1;
  };
  using Pieces = std::vector<Piece>;

  Pieces split(const std::string& reason) const;
  std::string filled(const Pieces& pieces, FactsView facts) const;

  const Policy& policy_;
  Language language_;
  std::vector<Pieces> rules_;
  Pieces default_;
};

}  // namespace corner::policy
