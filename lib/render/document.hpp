#pragma once
// What a command answers: prose for people, fields and tables of typed cells for everybody. One word names a
// thing in JSON keys, CSV headings and HTML headers; a label says it to people.
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/dates.hpp"
#include "core/json.hpp"
#include "core/money.hpp"

namespace corner::render {

/// A word for scripts, which is never translated, and how it is said to people.
struct Word {
  std::string code, said;
};

/// What was given and is handed back: as JSON it is what was written, byte for byte.
struct Given {
  std::string json, said;
};

/// A typed cell. Json = something nested, for JSON only (text and CSV show it as compact JSON, or nothing
/// when null).
using Cell = std::variant<std::monostate, bool, std::int64_t, std::string, Word, Given, Cents, Date,
                          Instant, std::vector<std::string>, Json>;

/// How a line of prose looks. Colour says nothing that the words do not.
enum class Tone { plain, good, bad, warn, heading, faint };

/// Text for people; machine formats leave it out. Wrapped at the width unless `verbatim` (commands, scripts and
/// files to copy: their tabs and blanks stay as well); `indent` in columns.
struct Prose {
  std::string text;
  Tone tone = Tone::plain;
  int indent = 0;
  bool verbatim = false;
};

struct Field {
  std::string name;   ///< snake_case
  std::string label;  ///< for people; empty = machine formats only
  Cell cell;
};

/// Named values. In JSON members of the top object, or of the object `name`.
struct Fields {
  std::string name;
  std::vector<Field> list;
};

enum class Align { left, right };

/// Of the machine formats, where a column stands: what is nested belongs into JSON and JSON Lines, and its flat
/// counterpart into CSV.
enum class Only { anywhere, json, csv };

struct Column {
  std::string name;
  std::string label;  ///< empty = machine formats only
  Align align = Align::left;
  Only only = Only::anywhere;
};

using Row = std::vector<Cell>;
/// Calls `emit` once a row, in order; lets a table of any length pass in constant memory.
using Rows = std::function<void(const std::function<void(const Row&)>& emit)>;

/// In JSON a list of objects under `name`; CSV and JSON Lines write the document's first table.
struct Table {
  std::string name;  ///< empty: for people's eyes only
  std::vector<Column> columns;
  Rows rows;
  bool text = true;  ///< false: machine formats only
  /// Each row is given out as it comes, for whoever waits for it; in text its last cell alone, as prose.
  bool live = false;
};

Rows rows_of(std::vector<Row> rows);

using Block = std::variant<Prose, Fields, Table>;

struct Document {
  std::string schema;  ///< "corner.request/1"
  std::vector<Block> blocks;

  void say(std::string text, Tone tone = Tone::plain, int indent = 0) {
    blocks.push_back(Prose{std::move(text), tone, indent});
  }
  void quote(std::string text, int indent = 0) { blocks.push_back(Prose{std::move(text), Tone::plain, indent, true}); }
  void add(Fields fields) { blocks.push_back(std::move(fields)); }
  void add(Table table) { blocks.push_back(std::move(table)); }
};

}  // namespace corner::render
