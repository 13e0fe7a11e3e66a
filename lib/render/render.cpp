#include "render/render.hpp"

#include <stdexcept>

#include "core/error.hpp"
#include "render/formats.hpp"

namespace corner::render {

const Table& first_table(const Document& document) {
  for (const auto& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block); table != nullptr && !table->name.empty()) return *table;
  throw Error(tr("this answer has no table, and `csv` and `jsonl` write tables: use `--format json` or "
                 "`--format text`"),
              Failure::usage);
}

void each_row(const Table& table, const std::function<void(const Row&)>& emit) {
  table.rows([&](const Row& row) {
    if (row.size() != table.columns.size())
      throw std::logic_error("table " + table.name + ": a row has not one cell per column");
    emit(row);
  });
}

void write(std::ostream& out, const Document& document, const Style& style) {
  switch (style.format) {
    case Format::text: return write_text(out, document, style);
    case Format::json: return write_json(out, document);
    case Format::jsonl: return write_jsonl(out, document);
    case Format::csv: return write_csv(out, document, style.csv);
  }
}

}  // namespace corner::render
