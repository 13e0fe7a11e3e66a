#pragma once
// The parameters of a decision: each condition of the rules in play, beside the value it was held against.
#include <vector>

#include "core/json.hpp"
#include "policy/decide.hpp"

namespace corner::policy {

struct Applied {
  const Rule* rule;
  bool unless;  ///< of an `unless` box, else of a `when` box
  int box;      ///< which of the rule's, from 1: all conditions of one of them must hold
  const Condition* condition;
  Value value;  ///< `missing` where nothing was known
};

/// Of the rules that the record names as winning, set aside, waived or open. Where none of them decided: of
/// those that grant what was asked for, or ask somebody, on that day. Boxes about other services are left
/// out. In the order of the rules' ids.
std::vector<Applied> applied(const Pack& pack, const Json& record);

}  // namespace corner::policy
