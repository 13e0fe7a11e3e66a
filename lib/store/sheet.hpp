#pragma once
// Columns of an imported file: known ones found, unknown and missing ones told with their place.
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

/// Reads cells by column name and collects every problem with file, line and column.
class Columns {
 public:
  /// Throws Problems when a required column is missing or one is not among `known`.
  Columns(const Sheet& sheet, const std::vector<std::string>& required, const std::vector<std::string>& known);

  /// The trimmed cell; "" when the sheet has no such column.
  std::string cell(const Sheet::Line& line, std::string_view column) const;
  bool has(std::string_view column) const;

  void problem(const Sheet::Line& line, const std::string& code, const std::string& message, std::string hint = "");
  /// Throws Problems when there were any.
  void settle() const;
  /// Notes a cell that must say something and does not.
  bool filled(const Sheet::Line& line, std::string_view column);
  /// The date in that cell, as ISO text; "" when empty. Notes a date that does not exist.
  std::string date(const Sheet::Line& line, std::string_view column);

 private:
  const Sheet& sheet_;
  std::vector<Problem> problems_;
};

}  // namespace corner::store
