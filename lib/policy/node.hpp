#pragma once
// A TOML file as a tree of our own, with the place of everything: one source file alone sees toml++.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.hpp"
#include "core/error.hpp"

namespace corner::policy {

enum class Kind { text, integer, boolean, date, list, table, decimal, time };

/// "a text", "a whole number", … in the person's language.
std::string name(Kind kind);

struct Entry;

struct Node {
  Kind kind = Kind::table;
  Place place;
  std::string text;
  std::int64_t number = 0;  ///< of an integer; of a boolean 0 or 1
  Date date{};
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a table, in byte order of their keys

  const Entry* find(std::string_view key) const;
};

/// A key of a table and what stands there; `place` is the key's.
struct Entry {
  std::string key;
  Place place;
  Node value;
};

}  // namespace corner::policy
