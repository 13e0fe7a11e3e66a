#pragma once
// Waivers as rows: the list, one person's, the one just granted.
#include <vector>

#include "render/document.hpp"
#include "store/waivers.hpp"

namespace corner::cli {

/// A rule's id, or `hidden`, which is said in words to people.
render::Cell rule_cell(const std::string& rule);
/// In a sentence: the rule's id, or that it is not shown.
std::string shown_rule(const store::Waiver& waiver);

/// Of confidential ones neither the rule nor why it was lifted.
render::Table waiver_table(const std::vector<store::Waiver>& waivers);

}  // namespace corner::cli
