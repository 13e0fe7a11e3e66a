#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/text.hpp"
#include "render/formats.hpp"
#include "render/json_cell.hpp"

namespace corner::render {
namespace {

// One object: `schema`, then the blocks in order. Fields of one name share one object, at the first's place.
class Object {
 public:
  Object(std::ostream& out, const Document& document) : out_(out), document_(document) {}

  void write() {
    out_ << "{";
    std::string schema;
    append_json_string(schema, document_.schema);
    member("schema", schema);
    for (const auto& block : document_.blocks) {
      if (const auto* fields = std::get_if<Fields>(&block)) put(*fields);
      if (const auto* table = std::get_if<Table>(&block); table != nullptr && !table->name.empty()) put(*table);
    }
    out_ << "\n}\n";
  }

 private:
  void key(std::string_view name) {
    if (!keys_.insert(std::string(name)).second)
      throw std::logic_error("two members of the document are named " + std::string(name));
    std::string text = keys_.size() == 1 ? "\n  " : ",\n  ";
    append_json_string(text, name);
    out_ << text << ": ";
  }

  void member(std::string_view name, const std::string& json) {
    key(name);
    out_ << safe_json(json);
  }

  void put(const Fields& fields) {
    if (fields.name.empty()) {
      for (const auto& field : fields.list) member(field.name, value(field.cell, "\n  "));
      return;
    }
    if (!objects_.insert(fields.name).second) return;  // written with the first of that name
    std::string text = "{";
    std::set<std::string, std::less<>> names;
    for (const auto& block : document_.blocks) {
      const auto* same = std::get_if<Fields>(&block);
      if (same == nullptr || same->name != fields.name) continue;
      for (const auto& field : same->list) {
        if (!names.insert(field.name).second)
          throw std::logic_error("two members of " + fields.name + " are named " + field.name);
        text += names.size() == 1 ? "\n    " : ",\n    ";
        append_json_string(text, field.name);
        text += ": " + value(field.cell, "\n    ");
      }
    }
    member(fields.name, text + (names.empty() ? "}" : "\n  }"));
  }

  void put(const Table& table) {
    key(table.name);
    const char* before = "[\n    ";
    const JsonRows rows(table);
    each_row(table, [&](const Row& row) {
      std::string line = before;
      rows.append(line, row);
      out_ << safe_json(std::move(line));
      if (table.live) out_.flush();
      before = ",\n    ";
    });
    out_ << (before[0] == '[' ? "[]" : "\n  ]");
  }

  // Nested values are indented; `line` starts each of their lines but the first.
  static std::string value(const Cell& cell, std::string_view line) {
    std::string text;
    const auto* nested = std::get_if<Json>(&cell);
    if (nested == nullptr) {
      append_json(text, cell);
      return text;
    }
    for (const char c : write_indented(*nested)) c == '\n' ? text += line : text += c;
    return text;
  }

  std::ostream& out_;
  const Document& document_;
  std::set<std::string, std::less<>> keys_;
  std::set<std::string, std::less<>> objects_;
};

}  // namespace

void write_json(std::ostream& out, const Document& document) { Object(out, document).write(); }

void write_jsonl(std::ostream& out, const Document& document) {
  const auto& table = first_table(document);
  const JsonRows rows(table);
  std::string line;
  each_row(table, [&](const Row& row) {
    line.clear();
    rows.append(line, row);
    line = safe_json(std::move(line));
    line += '\n';
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
    if (table.live) out.flush();
  });
}

}  // namespace corner::render
