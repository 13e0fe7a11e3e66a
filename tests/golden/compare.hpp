#pragma once
// What was expected against what was said.
#include <string>
#include <vector>

namespace golden {

/// Whether `line` is what `pattern` says, where `…` stands for any text.
bool matches(const std::string& pattern, const std::string& line);

/// Nothing when they agree; else the lines of both, each after `  ` (in both), `- ` (only expected) or `+ `
/// (only said). A pattern `...` agrees with any lines.
std::vector<std::string> difference(const std::vector<std::string>& patterns,
                                    const std::vector<std::string>& lines);

}  // namespace golden
