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
  int width = 80;      ///< columns of the terminal; 0 = do not wrap
  bool color = false;
  std::string zone;    ///< IANA name: instants are shown to people in it; empty = UTC
};

/// Writes the document. JSON: one object, `schema` first. CSV or JSON Lines of a document without a table is
/// an Error (Failure::usage). Does not flush; the caller checks the stream.
void write(std::ostream& out, const Document& document, const Style& style);

}  // namespace corner::render
