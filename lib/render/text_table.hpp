#pragma once
// Private to render: a table for people, aligned, in constant memory.
#include <ostream>
#include <vector>

#include "render/document.hpp"
#include "render/render.hpp"
#include "render/speaker.hpp"

namespace corner::render {

/// Writes the labelled columns of a table. Widths come from the headings and the first 1,000 rows; later rows
/// stream. A table wider than the page wraps its widest left-aligned columns at spaces; what still does not
/// fit runs over: nothing is ever cut off.
class TextTable {
 public:
  TextTable(std::ostream& out, const Table& table, const Style& style);
  void add(const Row& row);
  /// Writes what is held; a table without rows says "(none)".
  void finish();

 private:
  using Texts = std::vector<std::string>;
  void settle();
  void fit();
  void put(const Texts& cells, bool heading);

  std::ostream& out_;
  const Table& table_;
  const Style& style_;
  Speaker speak_;
  std::vector<std::size_t> shown_;   // which columns of the table
  std::vector<std::size_t> widths_;  // of the shown columns
  std::vector<bool> wrapped_;        // which of them fit() made narrower than their cells
  std::vector<Texts> held_;          // rows seen before the widths are known, headings first
  bool settled_ = false;
};

}  // namespace corner::render
