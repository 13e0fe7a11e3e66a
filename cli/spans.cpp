#include "cli/spans.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace corner::cli {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

bool bare(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

/// How many bytes at the start of `text` are its first word.
std::size_t word(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == '"' || text[0] == '\'') {
    std::size_t end = 1;
    while (end < text.size() && text[end] != text[0]) end += text[0] == '"' && text[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text.size());
  }
  std::size_t end = 0;
  while (end < text.size() && bare(text[end])) ++end;
  return std::max<std::size_t>(end, 1);
}

}  // namespace

int Spans::end_column(const Place& place) const {
  const auto source = std::ranges::find_if(sources_, [&](const policy::Source& each) { return prefix_ + each.path == place.file; });
  if (place.column == 0 || source == sources_.end()) return 0;
  const auto lines = split(source->text, '\n');
  if (static_cast<std::size_t>(place.line) > lines.size()) return 0;
  std::string_view rest = lines[static_cast<std::size_t>(place.line) - 1];
  for (int column = 1; column < place.column && !rest.empty(); ++column) {
    rest.remove_prefix(1);
    while (!rest.empty() && !starts_character(rest[0])) rest.remove_prefix(1);
  }
  return place.column + static_cast<int>(std::ranges::count_if(rest.substr(0, word(rest)), starts_character));
}

}  // namespace corner::cli
