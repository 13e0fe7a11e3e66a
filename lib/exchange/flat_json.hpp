#pragma once
// One JSON object on one line, of texts, numbers, `true`, `false` and `null`: read in one pass, nothing built.
#include <cstddef>
#include <string>
#include <string_view>

namespace corner::exchange {

enum class Scalar { text, number, boolean, null };

class FlatJson {
 public:
  /// `line` must stand while this is used.
  void open(std::string_view line);

  /// The next member; false behind the last. Throws Error, which says the column and what is wrong there: what is
  /// no JSON, nested, not UTF-8, or follows the object.
  /// `guess`, a key between its quotes and its colon (`"item":`), is what likely comes.
  bool next(std::string_view guess = {});
  /// Whether it came; then `key` says nothing.
  bool guessed() const { return guessed_; }

  /// Of the member: its key, the kind of its value, and the value as written; a text without its quotes and
  /// escapes, but in `written`. They stand until the next call.
  std::string_view key() const { return key_; }
  Scalar kind() const { return kind_; }
  std::string_view value() const { return value_; }
  std::string_view written() const { return {value_at_, static_cast<std::size_t>(at_ - value_at_)}; }

 private:
  void skip_spaces();
  void expect(char sign);
  void skip(std::size_t size) { at_ += size; }
  void read_key();
  std::string_view read_text(std::string& unescaped);
  std::string_view read_escaped(const char* from, std::string& unescaped);
  char32_t read_unit();
  void read_escape(std::string& into);
  void read_value();
  void read_number();
  void read_word();
  [[noreturn]] void wrong(const char* message) const;

  const char* start_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  const char* value_at_ = nullptr;
  bool first_ = true, guessed_ = false;
  std::string_view key_, value_;
  Scalar kind_ = Scalar::null;
  std::string key_text_, value_text_;
};

}  // namespace corner::exchange
