#include "format/parse.hpp"

#include <algorithm>

#include "format/scanner.hpp"
#include "format/spelling.hpp"

namespace corner::format {
namespace {

/// Blank lines come one at a time.
void push(Lines& lines, std::string line) {
  if (line.empty() && !lines.empty() && lines.back().empty()) return;
  lines.push_back(std::move(line));
}

Lines without_blanks_before(Lines lines) {
  if (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  return lines;
}

/// Cuts off the first `count` lines.
Lines split(Lines& lines, std::ptrdiff_t count) {
  Lines first(lines.begin(), lines.begin() + count);
  lines.erase(lines.begin(), lines.begin() + count);
  return first;
}

class Parser {
 public:
  Parser(const std::string& file, std::string_view text) : scan_(file, text) {}

  Document document() {
    document_.emplace_back();
    for (;;) {
      scan_.skip_blanks();
      if (scan_.at_end()) break;
      if (scan_.peek() == '\n' || scan_.peek() == '#')
        push(waiting_, scan_.rest_of_line());
      else if (scan_.peek() == '[')
        start_section();
      else
        add_pair();
    }
    if (!waiting_.empty() && waiting_.back().empty()) waiting_.pop_back();
    auto& last = document_.back();
    const bool first = document_.size() == 1 && last.pairs.empty();
    last.tail = first ? without_blanks_before(std::move(waiting_)) : std::move(waiting_);
    return std::move(document_);
  }

 private:
  /// Comments right below the last key stay there, when a blank line parts them from the header.
  void start_section() {
    const auto blank = std::ranges::find(waiting_, std::string());
    if (blank != waiting_.end()) document_.back().tail = split(waiting_, blank - waiting_.begin());
    Section section;
    section.above = without_blanks_before(std::move(waiting_));
    waiting_.clear();
    scan_.expect("[");
    section.element = scan_.take("[");
    section.name = key();
    scan_.expect(section.element ? "]]" : "]");
    section.beside = scan_.rest_of_line();
    document_.push_back(std::move(section));
  }

  void add_pair() {
    auto& section = document_.back();
    if (section.pairs.empty()) {
      const auto blank = std::find(waiting_.rbegin(), waiting_.rend(), std::string());
      section.top = without_blanks_before(split(waiting_, waiting_.rend() - blank));
    }
    Pair read = pair();
    read.above = std::move(waiting_);
    waiting_.clear();
    read.beside = scan_.rest_of_line();
    section.pairs.push_back(std::move(read));
  }

  Key key() {
    Key segments;
    do {
      scan_.skip_blanks();
      segments.push_back(spell_key(scan_.segment()));
      scan_.skip_blanks();
    } while (scan_.take("."));
    return segments;
  }

  Pair pair() {
    Pair read;
    read.key = key();
    scan_.expect("=");
    scan_.skip_blanks();
    read.value = value();
    return read;
  }

  Value value() {
    Value read;
    const char first = scan_.peek();
    if (first == '[') {
      list(read);
    } else if (first == '{') {
      table(read);
    } else {
      read.text = first == '"' || first == '\'' ? spell_string(scan_.string()) : std::string(scan_.word());
    }
    return read;
  }

  /// Blank lines and comments between the items of a list; true when the line went on to the end.
  bool gap(Lines& comments) {
    bool ended = false;
    for (;;) {
      scan_.skip_blanks();
      if (scan_.peek() == '#')
        comments.push_back(scan_.comment());
      else if (scan_.at_end() || !scan_.take("\n"))
        return ended;
      else
        ended = true;
    }
  }

  /// A comment on the line of an item belongs to it, behind the comma or before; the next ones do not.
  void take_beside(Item& item) {
    scan_.skip_blanks();
    if (item.beside.empty()) item.beside = scan_.comment();
  }

  void list(Value& read) {
    read.kind = Value::Kind::list;
    scan_.expect("[");
    Lines above;
    for (gap(above); !scan_.take("]"); gap(above)) {
      Item item;
      item.above = std::move(above);
      above.clear();
      item.value = value();
      take_beside(item);
      const bool moved = gap(above);
      const bool comma = scan_.take(",");
      if (comma && !moved) take_beside(item);
      read.items.push_back(std::move(item));
      gap(above);
      if (!comma && scan_.peek() != ']') scan_.fail();
    }
    read.tail = std::move(above);
  }

  void table(Value& read) {
    read.kind = Value::Kind::table;
    scan_.expect("{");
    scan_.skip_blanks();
    if (scan_.take("}")) return;
    do {
      read.pairs.push_back(pair());
      scan_.skip_blanks();
    } while (scan_.take(","));
    scan_.expect("}");
  }

  Scanner scan_;
  Document document_;
  Lines waiting_;  // for what they belong to
};

}  // namespace

Document parse(const std::string& file, std::string_view text) { return Parser(file, text).document(); }

}  // namespace corner::format
