#pragma once
// Document → bytes. One file per format; none knows the domain.
#include <ostream>
#include <string>

#include "core/words.hpp"
#include "render/document.hpp"

namespace corner::render {

enum class Format { text, json, jsonl, csv };
enum class CsvStyle { rfc4180, french };  ///< french: semicolon, decimal comma, BOM

struct Style {
  Format format = Format::text;
  CsvStyle csv = CsvStyle::rfc4180;
  Language language = Language::en;
  int width = 80;  ///< columns of the terminal; 0 = do not wrap
  bool color = false;
  std::string zone = {};  ///< IANA name: instants are shown to people in it; empty = UTC
};

/// Writes the document; the caller checks and flushes the stream.
/// Text: see Prose, Fields and Table; empty cells are "—", empty tables "(none)".
/// JSON: one object, `schema` first, then the blocks in order; a row of a table is one line.
/// CSV: the first table alone, its columns' names, lines ending in CRLF; lists joined by `|`, money as 800.50
/// (800,50 in French style), dates ISO, instants in UTC, booleans true and false. JSON Lines: its rows as
/// objects. CSV or JSON Lines of a document without a table is an Error (Failure::usage). In every format
/// what could drive a terminal is escaped: as JSON does in JSON, made visible elsewhere.
void write(std::ostream& out, const Document& document, const Style& style);

}  // namespace corner::render
