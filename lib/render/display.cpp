#include "render/display.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "core/text.hpp"

namespace corner::render {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80u) != 0; });
}

void wrap_line(std::vector<std::string>& lines, std::string_view line, std::size_t width) {
  if (width == 0 || display_width(line) <= width) {
    lines.emplace_back(line);
    return;
  }
  const auto start = std::min(line.find_first_not_of(' '), line.size());
  const std::string indent(start < width / 2 ? start : 0, ' ');
  std::string current = indent;
  std::size_t used = indent.size();
  bool empty = true;
  for (const auto word : split(line, ' ')) {
    if (word.empty()) continue;
    const auto wide = display_width(word);
    if (!empty && used + 1 + wide > width) {
      lines.push_back(std::move(current));
      current = indent;
      used = indent.size();
      empty = true;
    }
    if (!empty) current += ' ';
    used += wide + (empty ? 0 : 1);
    current += word;
    empty = false;
  }
  lines.push_back(std::move(current));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (size <= 0) {  // not UTF-8: terminals show one replacement a byte
      ++width;
      text.remove_prefix(1);
      continue;
    }
    width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)));
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return width;
}

std::size_t widest_word(std::string_view text) {
  std::size_t widest = 0;
  for (const auto line : split(text, '\n'))
    for (const auto word : split(line, ' ')) widest = std::max(widest, display_width(word));
  return widest;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) wrap_line(lines, line, width);
  return lines;
}

}  // namespace corner::render
