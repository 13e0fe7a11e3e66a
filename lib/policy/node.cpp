#include "policy/node.hpp"

#include <algorithm>

#include "core/words.hpp"

namespace corner::policy {

std::string name(Kind kind) {
  switch (kind) {
    case Kind::text: return tr("a text");
    case Kind::integer: return tr("a whole number");
    case Kind::boolean: return tr("a boolean");
    case Kind::date: return tr("a date");
    case Kind::list: return tr("a list");
    case Kind::table: return tr("a table");
    case Kind::decimal: return tr("a decimal number");
    case Kind::time: break;
  }
  return tr("a time");
}

const Entry* Node::find(std::string_view key) const {
  const auto at = std::ranges::find(entries, key, &Entry::key);
  return at == entries.end() ? nullptr : &*at;
}

}  // namespace corner::policy
