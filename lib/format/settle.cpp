#include "format/settle.hpp"

#include <fmt/format.h>

#include "format/order.hpp"

namespace corner::format {
namespace {

void settle(std::vector<Pair>& pairs, const Path& path);

void settle(Value& value, const Path& path) {
  // A text with an escape is left as it is: the spelled one might need others.
  if (value.text.size() >= 2 && value.text.front() == '"' && value.text.find('\\') == std::string::npos &&
      !value.text.starts_with("\"\"\""))
    value.text = fmt::format("\"{}\"", spell_text(path, value.text.substr(1, value.text.size() - 2)));
  for (auto& item : value.items) settle(item.value, path);
  settle(value.pairs, path);
}

void settle(std::vector<Pair>& pairs, const Path& path) {
  // Blank lines part what the author grouped: where the contract orders, they would stand anywhere.
  if (sort(pairs, path))
    for (auto& pair : pairs) std::erase(pair.above, std::string());
  for (auto& pair : pairs) {
    Path inside = path;
    inside.insert(inside.end(), pair.key.begin(), pair.key.end());
    settle(pair.value, inside);
  }
}

}  // namespace

void settle(Document& document) {
  for (auto& section : document) settle(section.pairs, section.name);
}

}  // namespace corner::format
