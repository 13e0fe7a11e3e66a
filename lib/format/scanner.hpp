#pragma once
// Private to format: a place in a TOML text, and the smallest pieces that can be read there.
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace corner::format {

class Scanner {
 public:
  /// Both must outlive the scanner. Lines of `text` end in line feeds.
  Scanner(const std::string& file, std::string_view text) : file_(file), text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  /// The next character; a line feed at the end.
  char peek() const { return at_end() ? '\n' : text_[at_]; }
  bool at(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  bool take(std::string_view word);
  /// The same, and throws Problems when something else stands here.
  void expect(std::string_view word);

  void skip_blanks();
  /// A comment, without blanks at its end; "" when none stands here.
  std::string comment();
  /// Takes the end of the line, after which nothing may stand but a comment, which it gives.
  std::string rest_of_line();

  /// A string with its delimiters, which `peek` has seen.
  std::string_view string();
  /// A bare or a quoted segment of a key.
  std::string_view segment();
  /// A number, a boolean, a date or a time.
  std::string_view word();

  [[noreturn]] void fail() const;

 private:
  std::string_view since(std::size_t start) const { return text_.substr(start, at_ - start); }

  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace corner::format
