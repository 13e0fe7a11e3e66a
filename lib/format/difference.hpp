#pragma once
// What changes between two texts, line by line, for people to read.
#include <string>
#include <string_view>
#include <vector>

namespace corner::format {

/// Hunks of a unified difference with three lines round each: `@@ -4,2 +4,3 @@`, then lines that start with a
/// blank, `-` or `+`, and as diff writes it where a line feed is missing. The shortest there is, unless the
/// texts have more than a thousand changed lines: those are then told as one block. Empty when the texts are
/// equal.
std::vector<std::string> difference(std::string_view before, std::string_view after);

}  // namespace corner::format
