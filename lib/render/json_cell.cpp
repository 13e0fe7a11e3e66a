#include "render/json_cell.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace corner::render {
namespace {

struct Append {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
  void operator()(const std::string& value) const { append_json_string(out, value); }
  void operator()(Cents value) const {
    fmt::format_to(std::back_inserter(out), R"({{"cents":{},"currency":"EUR"}})", value.value);
  }
  void operator()(Date value) const { append_json_string(out, to_string(value)); }
  void operator()(Instant value) const { append_json_string(out, to_string(value)); }
  void operator()(const std::vector<std::string>& values) const { out += corner::write(Json(values)); }
  void operator()(const Json& value) const { out += corner::write(value); }
};

}  // namespace

void append_json(std::string& out, const Cell& cell) { std::visit(Append{out}, cell); }

void append_json(std::string& out, const Table& table, const Row& row) {
  char before = '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += before;
    append_json_string(out, table.columns[i].name);
    out += ':';
    append_json(out, row[i]);
    before = ',';
  }
  out += row.empty() ? "{}" : "}";
}

std::string safe_json(std::string text) {
  // Line feeds are the layout's own: within strings they are escaped already.
  const auto suspect = [](char c) { return static_cast<unsigned char>(c) >= 0x7F; };
  if (std::ranges::none_of(text, suspect)) return text;
  std::string out;
  out.reserve(text.size());
  for (std::string_view rest = text; !rest.empty();) {
    const auto lead = static_cast<unsigned char>(rest.front());
    const std::size_t size = std::min<std::size_t>(rest.size(), lead < 0xC0   ? 1
                                                                : lead < 0xE0 ? 2
                                                                : lead < 0xF0 ? 3
                                                                              : 4);
    const auto point = rest.substr(0, size);
    if (invalid_utf8(point)) {
      out += "\\ufffd";
      rest.remove_prefix(1);
      continue;
    }
    if (lead == 0x7F) {
      out += "\\u007f";
    } else if (lead > 0x7F && has_controls(point)) {
      out += visible(point);  // \u009b: JSON's own escape
    } else {
      out += point;
    }
    rest.remove_prefix(size);
  }
  return out;
}

}  // namespace corner::render
