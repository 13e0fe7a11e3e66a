#pragma once
// Private to render: a typed cell as JSON.
#include <string>
#include <vector>

#include "render/document.hpp"

namespace corner::render {

/// Appends the cell: money as {"cents":n,"currency":"EUR"}, instants in UTC, dates ISO, nothing as null.
void append_json(std::string& out, const Cell& cell);

/// Writes rows of one table as objects on one line, a member per column.
class JsonRows {
 public:
  explicit JsonRows(const Table& table);
  void append(std::string& out, const Row& row) const;

 private:
  std::vector<std::string> keys_;  ///< of each column, with what stands round it; empty = of CSV alone
};

/// JSON text with every character that could drive a terminal as `\u009b`, and what is not UTF-8 as `\ufffd`.
/// Such characters stand only inside strings, so that the value stays the same.
std::string safe_json(std::string text);

}  // namespace corner::render
