#pragma once
// TOML text to a tree of nodes, whatever the text is.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/node.hpp"

namespace corner::policy {

/// The tree of `text`, whose places say `file`; nothing when it cannot be had. What is wrong goes to
/// `problems`. Texts and keys of the tree hold no control characters but tabs and line feeds.
std::optional<Node> parse_toml(const std::string& file, std::string_view text,
                               std::vector<Problem>& problems);

}  // namespace corner::policy
