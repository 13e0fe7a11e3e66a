#pragma once
// Values and conditions, read as the type of their fact says.
#include <optional>
#include <vector>

#include "policy/draft.hpp"

namespace corner::policy {

/// One value of `fact`, or its absence; nothing, and a problem, for anything else.
std::optional<Value> read_value(Draft& draft, const Fact& fact, const Node& node);

/// A table of `fact = value`.
std::map<int, Value> read_values(Draft& draft, const Node& table);

/// A table of `fact = condition`. Conditions that accept everything are left out.
Box read_box(Draft& draft, const Node& table);

/// A table of conditions, or a list of such tables; sorted, each box once.
std::vector<Box> read_boxes(Draft& draft, const Entry& entry);

/// An order of boxes, for what must not depend on how they were written.
bool box_before(const Box& a, const Box& b);

/// The texts that a condition names: itself, or those of its list.
std::vector<std::string> named_texts(const Node& condition);

}  // namespace corner::policy
