#include "format/document.hpp"

#include <algorithm>

namespace corner::format {
namespace {

class Comments {
 public:
  void add(const Document& document) {
    for (const auto& section : document) {
      add(section.above);
      add(section.beside);
      add(section.top);
      add(section.pairs);
      add(section.tail);
    }
  }
  std::vector<std::string> list;

 private:
  void add(const std::string& line) {
    if (!line.empty()) list.push_back(line);
  }
  void add(const Lines& lines) {
    for (const auto& line : lines) add(line);
  }
  void add(const Value& value) {
    for (const auto& item : value.items) {
      add(item.above);
      add(item.value);
      add(item.beside);
    }
    add(value.tail);
    add(value.pairs);
  }
  void add(const std::vector<Pair>& pairs) {
    for (const auto& pair : pairs) {
      add(pair.above);
      add(pair.value);
      add(pair.beside);
    }
  }
};

}  // namespace

std::vector<std::string> comments(const Document& document) {
  Comments all;
  all.add(document);
  std::ranges::sort(all.list);
  return std::move(all.list);
}

}  // namespace corner::format
