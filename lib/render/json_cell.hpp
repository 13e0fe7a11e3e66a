#pragma once
// Private to render: a typed cell as JSON.
#include <string>

#include "render/document.hpp"

namespace corner::render {

/// Appends the cell: money as {"cents":n,"currency":"EUR"}, instants in UTC, dates ISO, nothing as null.
void append_json(std::string& out, const Cell& cell);

/// Appends a row as one object on one line, a member per column.
void append_json(std::string& out, const Table& table, const Row& row);

/// JSON text with every character that could drive a terminal as `\u009b`, and what is not UTF-8 as `\ufffd`.
/// Such characters stand only inside strings, so that the value stays the same.
std::string safe_json(std::string text);

}  // namespace corner::render
