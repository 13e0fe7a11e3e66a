#pragma once
// Private to format: a TOML file as it is written: its tables, keys and values in their order, with all
// comments.
#include <string>
#include <vector>

namespace corner::format {

/// Comments as they stand, each with its `#`; empty = a blank line.
using Lines = std::vector<std::string>;

/// The segments of a dotted key, each as it is written out.
using Key = std::vector<std::string>;

struct Item;
struct Pair;

struct Value {
  enum class Kind { scalar, list, table };
  Kind kind = Kind::scalar;
  std::string text;         ///< of a scalar, as it is written out; a text over several lines has line feeds
  std::vector<Item> items;  ///< of a list
  Lines tail;               ///< of a list: comments below its last item
  std::vector<Pair> pairs;  ///< of a table between braces
};

/// `above` belongs to what follows it; `beside` stands behind it on its line.
struct Item {
  Lines above;
  Value value;
  std::string beside;
};

struct Pair {
  Lines above;
  Key key;
  Value value;
  std::string beside;
};

/// A header and what stands below it, up to the next.
struct Section {
  Lines above;
  Key name;              ///< empty: what stands before the first header
  bool element = false;  ///< `[[name]]`
  std::string beside;
  Lines top;  ///< comments that a blank line parts from the first key
  std::vector<Pair> pairs;
  Lines tail;  ///< comments that follow the last key, and at the end of a file all that is left
};

/// The first one is nameless.
using Document = std::vector<Section>;

/// Every comment, sorted.
std::vector<std::string> comments(const Document& document);

}  // namespace corner::format
