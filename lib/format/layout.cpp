#include "format/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace corner::format {
namespace {

constexpr std::size_t page = 120;       // columns; a list beyond it goes over several lines
constexpr std::size_t widest_key = 40;  // that others are aligned with
constexpr std::size_t step = 2;         // columns of indentation

std::string joined(const Key& key) { return join(key, "."); }

std::string margin(std::size_t indent) { return std::string(indent, ' '); }

std::string beside(const std::string& comment) { return comment.empty() ? "" : "  " + comment; }

void put(std::string& out, const Lines& lines, std::size_t indent) {
  for (const auto& line : lines) out += line.empty() ? "\n" : margin(indent) + line + "\n";
}

/// Whether the value can stand on one line.
bool is_flat(const Value& value) {
  return value.text.find('\n') == std::string::npos && value.tail.empty() &&
         std::ranges::all_of(value.items,
                             [](const Item& item) {
                               return item.above.empty() && item.beside.empty() && is_flat(item.value);
                             }) &&
         std::ranges::all_of(value.pairs, [](const Pair& pair) { return is_flat(pair.value); });
}

std::string on_lines(const Value& list, std::size_t indent);

std::string braced(const Value& table, std::size_t indent);

/// On one line as far as it can be.
std::string on_line(const Value& value, std::size_t indent) {
  switch (value.kind) {
    case Value::Kind::scalar: return value.text;
    case Value::Kind::table: return braced(value, indent);
    case Value::Kind::list: break;
  }
  if (!is_flat(value)) return on_lines(value, indent);
  std::string out;
  for (const auto& item : value.items) out += (out.empty() ? "" : ", ") + on_line(item.value, indent);
  return "[" + out + "]";
}

std::string braced(const Value& table, std::size_t indent) {
  std::string out;
  for (const auto& pair : table.pairs)
    out += fmt::format("{}{} = {}", out.empty() ? " " : ", ", joined(pair.key), on_line(pair.value, indent));
  return out.empty() ? "{}" : "{" + out + " }";
}

/// What starts at `column` of a line indented by `indent`. One item alone would not fit better on a line of
/// its own.
std::string write(const Value& value, std::size_t indent, std::size_t column) {
  if (value.kind != Value::Kind::list || !is_flat(value)) return on_line(value, indent);
  std::string out = on_line(value, indent);
  const bool alone = value.items.size() == 1 && value.items.front().value.kind == Value::Kind::scalar;
  return value.items.empty() || alone || column + length(out) <= page ? out : on_lines(value, indent);
}

std::string on_lines(const Value& list, std::size_t indent) {
  const std::size_t inside = indent + step;
  std::string out = "[\n";
  for (const auto& item : list.items) {
    put(out, item.above, inside);
    out += fmt::format("{}{},{}\n", margin(inside), write(item.value, inside, inside), beside(item.beside));
  }
  put(out, list.tail, inside);
  return out + margin(indent) + "]";
}

/// One key and its value, before their columns are known.
struct Line {
  std::string key, value;
  bool aligned;  ///< with its neighbours: neither is the key too wide, nor does the value take several lines
  std::size_t width() const { return aligned ? length(key) : 0; }
};

Line line_of(const Pair& pair) {
  Line line{joined(pair.key), "", true};
  line.value = write(pair.value, 0, length(line.key) + 3);
  line.aligned = line.value.find('\n') == std::string::npos && length(line.key) <= widest_key;
  return line;
}

/// Blank lines, and what is not aligned itself, part groups with a column each.
void put(std::string& out, const std::vector<Pair>& pairs) {
  std::vector<Line> lines;
  for (const auto& pair : pairs) lines.push_back(line_of(pair));
  const auto parted = [&](std::size_t at) {
    const auto& above = pairs[at].above;
    return !lines[at].aligned || !lines[at - 1].aligned ||
           std::ranges::find(above, std::string()) != above.end();
  };
  for (std::size_t from = 0, to = 0; from < pairs.size(); from = to) {
    for (to = from + 1; to < pairs.size() && !parted(to);) ++to;
    std::size_t column = 0;
    for (std::size_t i = from; i < to; ++i) column = std::max(column, lines[i].width());
    for (std::size_t i = from; i < to; ++i) {
      const auto gap = std::max(column, length(lines[i].key)) - length(lines[i].key);
      put(out, pairs[i].above, 0);
      out += fmt::format("{}{} = {}{}\n", lines[i].key, margin(gap), lines[i].value, beside(pairs[i].beside));
    }
  }
}

void put(std::string& out, const Section& section) {
  put(out, section.above, 0);
  if (!section.name.empty())
    out += fmt::format(fmt::runtime(section.element ? "[[{}]]{}\n" : "[{}]{}\n"), joined(section.name),
                       beside(section.beside));
  put(out, section.top, 0);
  put(out, section.pairs);
  put(out, section.tail, 0);
}

}  // namespace

std::string lay_out(const Document& document) {
  std::string out;
  for (const auto& section : document) {
    if (!out.empty()) out += '\n';
    put(out, section);
  }
  return out;
}

}  // namespace corner::format
