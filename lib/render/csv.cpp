#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "render/formats.hpp"

namespace corner::render {
namespace {

// One row of RFC 4180: lines end in CRLF. A cell for people's eyes, in a spreadsheet: what would run there as
// a formula gets a leading ', and what could drive a terminal is made visible. Scripts take JSON Lines.
class CsvLine {
 public:
  explicit CsvLine(CsvStyle style) : french_(style == CsvStyle::french) {}

  void add(const Cell& cell) { put(std::visit(*this, cell)); }
  void add_name(const std::string& name) { put(name); }

  std::string finish(std::size_t cells) {
    // One empty cell alone would be a blank line, which readers skip.
    if (cells == 1 && line_.empty()) line_ = "\"\"";
    return std::move(line_) + "\r\n";
  }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return harmless(value); }
  std::string operator()(const Word& value) const { return harmless(value.code); }
  /// A number runs nowhere, though it may begin with `-`.
  std::string operator()(const Given& value) const { return value.json.starts_with('"') ? harmless(value.said) : value.said; }
  std::string operator()(Cents value) const {
    auto text = to_string(value);
    if (french_) std::ranges::replace(text, '.', ',');
    return text;
  }
  std::string operator()(Date value) const { return to_string(value); }
  std::string operator()(Instant value) const { return to_string(value); }
  std::string operator()(const std::vector<std::string>& values) const { return harmless(join(values, "|")); }
  std::string operator()(const Json& value) const {
    return value.is_null() ? std::string() : visible(corner::write(value), true);
  }

 private:
  static std::string harmless(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    auto safe = visible(text, true);
    if (formula) safe.insert(safe.begin(), '\'');
    return safe;
  }

  void put(const std::string& text) {
    const char separator = french_ ? ';' : ',';
    if (!std::exchange(first_, false)) line_ += separator;
    const bool spaces = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!spaces && text.find_first_of("\"\t\r\n") == std::string::npos &&
        text.find(separator) == std::string::npos) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) c == '"' ? line_ += "\"\"" : line_ += c;
    line_ += '"';
  }

  bool french_;
  bool first_ = true;
  std::string line_;
};

}  // namespace

void write_csv(std::ostream& out, const Document& document, CsvStyle style) {
  const auto& table = first_table(document);
  if (style == CsvStyle::french) out << "\xEF\xBB\xBF";
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].only != Only::json) shown.push_back(i);
  CsvLine head(style);
  for (const auto i : shown) head.add_name(table.columns[i].name);
  out << head.finish(shown.size());
  each_row(table, [&](const Row& row) {
    CsvLine line(style);
    for (const auto i : shown) line.add(row[i]);
    out << line.finish(shown.size());
    if (table.live) out.flush();
  });
}

}  // namespace corner::render
