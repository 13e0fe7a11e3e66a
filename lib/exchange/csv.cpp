#include "exchange/csv.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/encoding.hpp"

namespace corner::exchange {
namespace {

// Keeps the first problems and counts the rest.
class Found {
 public:
  Found(const std::string& file, std::size_t most) : file_(file), most_(most) {}

  void add(int line, int column, const char* code, std::string message, std::string hint = {}) {
    if (list_.size() == most_) {
      ++more_;
      return;
    }
    Problem problem;
    problem.place = {file_, line, column};
    problem.code = code;
    problem.message = std::move(message);
    problem.hint = std::move(hint);
    list_.push_back(std::move(problem));
  }

  void throw_any() {
    if (more_ > 0) {
      ++most_;
      add(0, 0, "more-problems", say_count("and {0} more problem", "and {0} more problems", more_),
          tr("mend the first ones, then try again: they are often the cause of the rest"));
    }
    if (!list_.empty()) throw Problems(std::move(list_), Failure::failed);
  }

 private:
  const std::string& file_;
  std::size_t most_;
  std::vector<Problem> list_;
  long long more_ = 0;
};

// How the header's line is written: which separator it has most of, and what ends it.
struct Dialect {
  char separator = ',';
  bool lone_cr = false;

  Dialect(char separator_known) : separator(separator_known) {}
  explicit Dialect(std::string_view text) {
    std::array<std::pair<char, int>, 3> counts{{{';', 0}, {'\t', 0}, {',', 0}}};
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '\r') lone_cr = at + 1 == text.size() || text[at + 1] != '\n';
      if (c == '\r' || c == '\n') break;
      for (auto& [separator_seen, count] : counts)
        if (c == separator_seen) ++count;
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    if (most->second > 0) separator = most->first;
  }
};

class Reader {
 public:
  Reader(std::string_view text, Dialect dialect, const std::string& file, std::size_t most, int line = 1)
      : text_(text), dialect_(dialect), found_(file, most), line_(line) {
    for (const char stop : {dialect_.separator, '\n', '\r', '"'})
      stops_[static_cast<unsigned char>(stop)] = true;
    for (std::size_t c = 0; c < 0x20; ++c) suspect_[c] = c != '\t' && c != '\n';
    suspect_[0x7F] = suspect_[0xC2] = suspect_[0xE2] =
        true;  // DEL; what C1 and bidirectional controls start with
  }

  CsvTable read() {
    CsvTable table;
    table.separator = dialect_.separator;
    while (table.header.empty() && next_row()) table.header = std::move(cells_);
    check_header(table.header);
    cells_.clear();
    while (next_row()) {
      if (sound_ && cells_.size() != table.header.size()) ragged(table.header.size());
      table.rows.push_back({row_line_, std::move(cells_)});
      cells_ = {};
      cells_.reserve(table.header.size());
    }
    found_.throw_any();
    return table;
  }

  // The one row of `text`, of `columns` cells; a head when that is 0.
  std::vector<std::string> read_row(std::size_t columns) {
    next_row();
    if (columns == 0) check_header(cells_);
    else if (sound_ && cells_.size() != columns) ragged(columns);
    found_.throw_any();
    return std::move(cells_);
  }

 private:
  // Reads the next row that is not a blank line into cells_; false at the end of the text.
  bool next_row() {
    while (at_ < text_.size() && end_of_row()) {
    }
    if (at_ >= text_.size()) return false;
    row_line_ = line_;
    sound_ = true;
    cells_.clear();
    for (;;) {
      text_[at_] == '"' ? quoted_cell() : bare_cell();
      if (at_ < text_.size() && text_[at_] == dialect_.separator) {
        ++at_;
        if (at_ < text_.size()) continue;
        cells_.emplace_back();
      }
      if (at_ < text_.size()) end_of_row();
      return true;
    }
  }

  // Passes a line end that ends a row, if there is one here.
  bool end_of_row() {
    const auto size = line_end();
    if (size == 0) return false;
    at_ += size;
    next_line();
    return true;
  }

  // The length of the row's end here; 0 = none.
  std::size_t line_end() const {
    const char c = text_[at_];
    if (dialect_.lone_cr) return c == '\r' ? 1 : 0;
    if (c == '\n') return 1;
    return c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 0;
  }

  void next_line() {
    ++line_;
    line_start_ = at_;
  }

  void bare_cell() {
    const auto start = at_;
    skip_bare(true);
    const auto cell = text_.substr(start, at_ - start);
    if (dialect_.lone_cr && cell.find('\n') != std::string_view::npos)
      problem("control-character",
              tr("a line feed stands in a cell, though the lines of this file end in CR"),
              tr("save it with one kind of line end"));
    check_controls(cell);
    cells_.emplace_back(cell);
  }

  // To the separator or line end after a cell without quotes.
  void skip_bare(bool complain) {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (!stops_[static_cast<unsigned char>(c)]) continue;
      if (c == dialect_.separator || line_end() > 0) return;
      if (c == '"' && std::exchange(complain, false))
        problem("bare-quote", tr("a quote stands inside a cell that does not start with one"),
                tr("put quotes round the whole cell, and write each quote inside it twice"));
    }
  }

  void quoted_cell() {
    const int line = line_;
    const int column = column_here();
    std::string cell;
    for (++at_;; ++at_) {
      auto stop = text_.find_first_of("\"\r\n", at_);
      if (stop == std::string_view::npos) {
        found_.add(line, column, "unclosed-quote", tr("this quote is never closed, and nothing behind it could be read"),
                   tr("write a quote at the end of the cell, and each quote inside it twice"));
        sound_ = false;
        at_ = text_.size();
        break;
      }
      cell += text_.substr(at_, stop - at_);
      at_ = stop;
      if (text_[at_] != '"') {
        cell += '\n';
        if (text_.substr(at_, 2) == "\r\n") ++at_;
        ++line_;
        line_start_ = at_ + 1;
      } else if (text_.substr(at_, 2) == "\"\"") {
        cell += '"';
        ++at_;
      } else {
        ++at_;
        break;
      }
    }
    if (at_ < text_.size() && text_[at_] != dialect_.separator && line_end() == 0) {
      problem("text-after-quote", tr("text stands after a closing quote"),
              tr("write each quote inside the cell twice, or take the quotes off"));
      skip_bare(false);
    }
    check_controls(cell);
    cells_.push_back(std::move(cell));
  }

  void check_controls(std::string_view cell) {
    const auto suspect = [this](char c) { return suspect_[static_cast<unsigned char>(c)]; };
    if (std::ranges::none_of(cell, suspect)) return;
    std::string plain(cell);
    std::ranges::replace_if(
        plain, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    if (!has_controls(plain)) return;
    found_.add(row_line_, 0, "control-character",
               say("cell {0} holds a control character: `{1}`", cells_.size() + 1, visible(plain)),
               tr("take it out: nobody sees it, and it could change what a terminal shows"));
  }

  void check_header(const std::vector<std::string>& header) {
    if (header.empty())
      found_.add(0, 0, "empty-file", tr("the file is empty"), tr("its first line must name the columns"));
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i].empty())
        found_.add(row_line_, 0, "empty-heading", say("column {0} has no name", i + 1),
                   tr("name it in the first line, or delete the column"));
      else if (!seen.insert(header[i]).second)
        found_.add(row_line_, 0, "duplicate-heading", say("two columns are named `{0}`", visible(header[i])),
                   tr("rename or delete one of them"));
    }
  }

  void ragged(std::size_t expected) {
    found_.add(
        row_line_, 0, "ragged-row",
        say("this row does not fit the header: {0} cells here, {1} there", cells_.size(), expected),
        cells_.size() > expected
            ? say("put quotes round a cell that holds the separator `{0}`", visible({&dialect_.separator, 1}))
            : std::string(tr("write every separator, also before cells that are empty")));
  }

  void problem(const char* code, std::string message, std::string hint) {
    found_.add(line_, column_here(), code, std::move(message), std::move(hint));
    sound_ = false;
  }

  int column_here() const {
    return static_cast<int>(length(text_.substr(line_start_, at_ - line_start_))) + 1;
  }

  std::string_view text_;
  Dialect dialect_;
  Found found_;
  std::array<bool, 256> stops_{};
  std::array<bool, 256> suspect_{};
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_;
  int row_line_ = 1;
  bool sound_ = true;  // the row has no problem of its own that would make its number of cells meaningless
  std::vector<std::string> cells_;
};

}  // namespace

CsvTable read_csv(std::string_view text, const std::string& file, std::size_t most) {
  require_utf8(text, file);
  const bool bom = text.starts_with(utf8_bom);
  const auto body = bom ? text.substr(utf8_bom.size()) : text;
  auto table = Reader(body, Dialect(body), file, most).read();
  table.encoding = bom ? "UTF-8 (BOM)" : "UTF-8";
  return table;
}

bool csv_row_is_open(std::string_view row) { return std::ranges::count(row, '"') % 2 != 0; }

CsvHead read_csv_head(std::string_view row, const std::string& file, int line) {
  require_utf8(row, file, line);
  if (row.starts_with(utf8_bom)) row.remove_prefix(utf8_bom.size());
  const Dialect dialect(row);
  if (dialect.lone_cr)
    throw Error(say("{0}: the lines of this file end in CR alone: save it with LF or CRLF", to_string(Place{file, line})));
  return {Reader(row, dialect, file, 1, line).read_row(0), dialect.separator};
}

std::vector<std::string> read_csv_row(std::string_view row, const CsvHead& head, const std::string& file, int line) {
  require_utf8(row, file, line);
  return Reader(row, Dialect(head.separator), file, 1, line).read_row(head.columns.size());
}

}  // namespace corner::exchange
