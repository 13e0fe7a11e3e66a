#pragma once
// What only the person concerned is shown: facts that the pack calls sensitive, and the rules that rest on
// them.
#include <set>
#include <string>

#include "core/json.hpp"
#include "policy/pack.hpp"

namespace corner::policy {

/// In the place of a rule's id; no rule may be called so.
inline constexpr const char* hidden = "hidden";

/// The columns of the directory that only sensitive facts are read from.
std::set<std::string, std::less<>> sensitive_columns(const Pack& pack);

/// The column of the directory that the fact is read from, if it is read from there.
const std::string& column_of(const Fact& fact);

/// Whether a request that meets the rule tells of a sensitive fact: a condition of its `when` reads one, or
/// its reason names one.
bool confidential(const Pack& pack, const Rule& rule);

/// The rule's id, or `hidden`.
const std::string& shown_id(const Pack& pack, const Rule& rule);

/// The record of a decision as anybody may see it: values of sensitive facts are left out, with `"hidden":
/// true` in their place, and confidential rules are `hidden`. It cannot be decided again.
Json redacted(const Pack& pack, const Json& record);

/// Whether what was said for the decision may speak of a sensitive fact: one was given at the counter.
bool tells_grounds(const Pack& pack, const Json& record);

/// Whether `redacted` leaves anything out.
bool withholds(const Pack& pack, const Json& record);

}  // namespace corner::policy
