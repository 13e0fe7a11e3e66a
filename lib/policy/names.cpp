#include "policy/names.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::policy {
namespace {

constexpr std::size_t longest_name = 64;

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

/// Lower-case words and digits with single separators between them.
bool worded(std::string_view text, char separator) {
  if (text.empty() || text.size() > longest_name || text.front() == separator || text.back() == separator)
    return false;
  char before = 0;
  for (const char c : text) {
    if (!lower(c) && !digit(c) && (c != separator || before == separator)) return false;
    before = c;
  }
  return true;
}

}  // namespace

bool fits(Shape shape, std::string_view text) {
  switch (shape) {
    case Shape::kebab: return worded(text, '-');
    case Shape::snake: return worded(text, '_') && lower(text.front());
    case Shape::obligation: {
      const auto parts = split(text, ':');
      return parts.size() == 2 && std::ranges::all_of(parts, [](auto part) { return worded(part, '-'); });
    }
    case Shape::line: break;
  }
  return !text.empty() && trim(text) == text && !has_controls(text);
}

std::string describe(Shape shape) {
  switch (shape) {
    case Shape::kebab:
      return tr("write it in lower-case letters, digits and hyphens, 64 at most: `laptop-telework`");
    case Shape::snake:
      return tr("write it in lower-case letters, digits and underscores, 64 at most: `ends_in`");
    case Shape::obligation: return tr("write a verb and its object: `return:desktop`");
    case Shape::line: break;
  }
  return tr("write it on one line, without blanks at its ends");
}

}  // namespace corner::policy
