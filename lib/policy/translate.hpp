#pragma once
// A question of the past put to another pack.
#include <optional>

#include "policy/record.hpp"

namespace corner::policy {

/// What `record`, made under `then`, would ask of `now`; nothing when `now` does not have the service. What the
/// catalogue settles is as `now` has it; the rest as it was read. A fact is unknown when it was not recorded, when
/// `now` reads it from elsewhere or counts it otherwise, or has no such value. Waivers of rules that `now` does
/// not have fall away. Throws Error when `record` is no record of a decision.
std::optional<Question> translate(const Json& record, const Pack& then, const Pack& now);

}  // namespace corner::policy
