#include "store/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::store {

Columns::Columns(const Sheet& sheet, const std::vector<std::string>& required, const std::vector<std::string>& known)
    : sheet_(sheet) {
  for (const auto& column : sheet.header) {
    if (std::ranges::find(known, column) != known.end()) continue;
    auto hint = did_you_mean(column, known);
    if (hint.empty()) hint = say("known columns: {0}", one_of(known, 30));
    problems_.push_back({{sheet.file, 1, 0}, Severity::error, "unknown-column", say("unknown column `{0}`", column), hint});
  }
  for (const auto& column : required)
    if (!has(column))
      problems_.push_back({{sheet.file, 1, 0}, Severity::error, "missing-column", say("the column `{0}` is missing", column), ""});
  settle();
  for (const auto& line : sheet.lines)
    for (const auto& cell : line.cells)
      if (cell.find_first_of("\t\n") != std::string::npos)
        problem(line, "control-character", say("a cell holds a tab or a line end: `{0}`", visible(cell)), tr("write it as one line"));
}

bool Columns::has(std::string_view column) const { return std::ranges::find(sheet_.header, column) != sheet_.header.end(); }

std::string Columns::cell(const Sheet::Line& line, std::string_view column) const {
  const auto at = std::ranges::find(sheet_.header, column);
  if (at == sheet_.header.end()) return {};
  return std::string(trim(line.cells[static_cast<std::size_t>(at - sheet_.header.begin())]));
}

void Columns::problem(const Sheet::Line& line, const std::string& code, const std::string& message, std::string hint) {
  problems_.push_back({{sheet_.file, line.line, 0}, Severity::error, code, message, std::move(hint)});
}

void Columns::settle() const {
  if (!problems_.empty()) throw Problems(problems_, Failure::failed);
}

bool Columns::filled(const Sheet::Line& line, std::string_view column) {
  if (!cell(line, column).empty()) return true;
  problem(line, "empty-cell", say("`{0}` is empty", column));
  return false;
}

std::string Columns::date(const Sheet::Line& line, std::string_view column) {
  const auto text = cell(line, column);
  if (!text.empty() && !parse_date(text))
    problem(line, "bad-date", say("`{0}`: there is no date `{1}`", column, text), say("write it as {0}", "2026-03-01"));
  return text;
}

}  // namespace corner::store
