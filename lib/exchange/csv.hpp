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
    int line;  ///< where it starts in the file, from 1
    std::vector<std::string> cells;  ///< one per column of the header
  };
  std::vector<Row> rows;
  std::string encoding;  ///< what was found: "UTF-8", "UTF-8 (BOM)"
  char separator;        ///< ',', ';' or tab: the one the header uses
};

/// Reads `text`, named `file` in problems. Takes LF, CRLF or CR line ends (all of one kind), a BOM, quoted
/// cells with line ends in them. Throws Problems with every error: text that is not UTF-8 (naming the first
/// line and what the bytes look like: Windows-1252, UTF-16), a duplicate or empty header, a row with more or
/// fewer cells than the header (blank lines are skipped), an unclosed quote, text after a closing quote,
/// control characters. At most `most` problems are kept, and then how many more there were.
CsvTable read_csv(std::string_view text, const std::string& file, std::size_t most = 100);

}  // namespace corner::exchange
