#pragma once
// A strict RFC 4180 reader that says where: line numbers, duplicate headers, ragged rows, bad quotes.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace corner::exchange {

struct CsvTable {
  std::vector<std::string> header;
  struct Row {
    int line = 0;                    ///< where it starts in the file, from 1
    std::vector<std::string> cells;  ///< one per column of the header
  };
  std::vector<Row> rows;
  std::string encoding;  ///< what was found: "UTF-8", "UTF-8 (BOM)"
  char separator = ',';  ///< ',', ';' or tab: the one the header uses
};

/// Reads `text`, named `file` in problems. A BOM is taken off. Rows end in LF or CRLF, which may be mixed, as
/// in files joined by hand; or all in CR when the first one does. Line ends within a quoted cell become LF;
/// nothing else of a cell is changed, spaces included. Blank lines are skipped.
/// Throws Problems with every error and its line: text that is not UTF-8 (alone, naming what it looks like:
/// Windows-1252, UTF-16), no header, an empty or duplicate heading, a row with more or fewer cells than the
/// header, an unclosed quote, text after a closing quote, a quote inside a cell without quotes, control
/// characters other than tabs. At most `most` problems are kept, and then how many more there were.
CsvTable read_csv(std::string_view text, const std::string& file, std::size_t most = 100);

/// What a file's first row says of the others.
struct CsvHead {
  std::vector<std::string> columns;
  char separator = ',';
};

/// For files of any length, row by row, with the same strictness; `line` is where the row starts. Lines end in LF or
/// CRLF. Throw Problems with the first that is found, or Error.
CsvHead read_csv_head(std::string_view row, const std::string& file, int line);
std::vector<std::string> read_csv_row(std::string_view row, const CsvHead& head, const std::string& file, int line);

/// Whether a quote is open at the end of `row`, so that it goes on on the next line.
bool csv_row_is_open(std::string_view row);

}  // namespace corner::exchange
