#pragma once
// Private to render: one writer per format, and what they share.
#include <ostream>

#include "render/document.hpp"
#include "render/render.hpp"

namespace corner::render {

void write_text(std::ostream& out, const Document& document, const Style& style);
void write_json(std::ostream& out, const Document& document);
void write_jsonl(std::ostream& out, const Document& document);
void write_csv(std::ostream& out, const Document& document, CsvStyle style);

/// The document's first table; an Error of usage when it has none.
const Table& first_table(const Document& document);

/// Every row of `table`; a row that has not one cell per column is a bug and throws std::logic_error.
void each_row(const Table& table, const std::function<void(const Row&)>& emit);

}  // namespace corner::render
