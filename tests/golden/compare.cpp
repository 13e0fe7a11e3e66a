#include "golden/compare.hpp"

#include <algorithm>
#include <string_view>

namespace golden {

bool matches(const std::string& pattern, const std::string& line) {
  if (pattern == line) return true;
  constexpr std::string_view any = "…";
  const auto first = pattern.find(any);
  if (first == std::string::npos || !line.starts_with(pattern.substr(0, first))) return false;
  // Between two `…` the earliest place leaves most to what follows; the last piece must end the line.
  std::size_t at = first;
  for (auto start = first + any.size();;) {
    const auto next = pattern.find(any, start);
    const auto piece = pattern.substr(start, next == std::string::npos ? next : next - start);
    if (next == std::string::npos) return line.size() >= at + piece.size() && line.ends_with(piece);
    const auto found = line.find(piece, at);
    if (found == std::string::npos) return false;
    at = found + piece.size();
    start = next + any.size();
  }
}

std::vector<std::string> difference(const std::vector<std::string>& patterns,
                                    const std::vector<std::string>& lines) {
  if (patterns == lines) return {};
  // edits[i][j]: how many lines differ at least between the patterns from i and the lines from j.
  const auto rows = patterns.size(), columns = lines.size();
  std::vector<std::vector<std::size_t>> edits(rows + 1, std::vector<std::size_t>(columns + 1, 0));
  const auto wild = [&](std::size_t i) { return patterns[i] == "..."; };
  for (auto i = rows + 1; i-- > 0;)
    for (auto j = columns + 1; j-- > 0;) {
      if (i == rows) {
        edits[i][j] = columns - j;
        continue;
      }
      auto least = edits[i + 1][j] + (wild(i) ? 0 : 1);
      if (j < columns) {
        least = std::min(least, edits[i][j + 1] + (wild(i) ? 0 : 1));
        if (!wild(i) && matches(patterns[i], lines[j])) least = std::min(least, edits[i + 1][j + 1]);
      }
      edits[i][j] = least;
    }
  if (edits[0][0] == 0) return {};
  std::vector<std::string> told;
  for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
    const auto left = edits[i][j];
    if (i < rows && j < columns && !wild(i) && matches(patterns[i], lines[j]) &&
        edits[i + 1][j + 1] == left) {
      told.push_back("  " + lines[j++]);
      ++i;
    } else if (i < rows && edits[i + 1][j] + (wild(i) ? 0 : 1) == left) {
      told.push_back((wild(i) ? "  " : "- ") + patterns[i]);
      ++i;
    } else {
      told.push_back((i < rows && wild(i) ? "  " : "+ ") + lines[j]);
      ++j;
    }
  }
  return told;
}

}  // namespace golden
