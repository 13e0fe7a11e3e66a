#include "render/json_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "core/text.hpp"

namespace corner::render {
namespace {

struct Append {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(out), "{}", value); }
  void operator()(const std::string& value) const { append_json_string(out, value); }
  void operator()(const Word& value) const { append_json_string(out, value.code); }
  void operator()(const Given& value) const { out += value.json; }
  void operator()(Cents value) const {
    fmt::format_to(std::back_inserter(out), R"({{"cents":{},"currency":"EUR"}})", value.value);
  }
  void operator()(Date value) const { append_json_string(out, to_string(value)); }
  void operator()(Instant value) const { append_json_string(out, to_string(value)); }
  void operator()(const std::vector<std::string>& values) const {
    char before = '[';
    for (const auto& value : values) {
      out += std::exchange(before, ',');
      append_json_string(out, value);
    }
    out += values.empty() ? "[]" : "]";
  }
  void operator()(const Json& value) const { out += corner::write(value); }
};

}  // namespace

void append_json(std::string& out, const Cell& cell) { std::visit(Append{out}, cell); }

JsonRows::JsonRows(const Table& table) {
  const char* before = "{";
  for (const auto& column : table.columns) {
    auto& key = keys_.emplace_back();
    if (column.only == Only::csv) continue;
    key += std::exchange(before, ",");
    append_json_string(key, column.name);
    key += ':';
  }
}

void JsonRows::append(std::string& out, const Row& row) const {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (keys_[i].empty()) continue;
    out += keys_[i];
    append_json(out, row[i]);
  }
  out += row.empty() ? "{}" : "}";
}

namespace {

/// Whether DEL or a byte beyond ASCII is in it, eight bytes at a time.
bool suspicious(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  std::uint64_t seen = 0;
  const auto look = [&](std::size_t at, std::size_t size) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, size);
    seen |= eight | (eight + ones);
  };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) look(at, 8);
  look(at, text.size() - at);
  return (seen & ones << 7) != 0;
}

}  // namespace

std::string safe_json(std::string text) {
  // Line feeds are the layout's own: within strings they are escaped already.
  if (!suspicious(text)) return text;
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
