#pragma once
// A JSON value of our own records: no floats in it, keys in one order, so that equal values are equal bytes.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace corner {

class Json {
 public:
  using List = std::vector<Json>;
  using Object = std::map<std::string, Json, std::less<>>;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(std::int64_t value) : value_(value) {}
  Json(int value) : value_(static_cast<std::int64_t>(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(List value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}
  /// A list of texts.
  Json(const std::vector<std::string>& texts) : value_(List(texts.begin(), texts.end())) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_bool() const { return std::holds_alternative<bool>(value_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(value_); }
  bool is_text() const { return std::holds_alternative<std::string>(value_); }
  bool is_list() const { return std::holds_alternative<List>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  /// The value as that type; throws Error naming what was expected when it is another.
  bool boolean() const;
  std::int64_t integer() const;
  const std::string& text() const;
  const List& list() const;
  const Object& object() const;
  std::vector<std::string> texts() const;

  /// Member of an object; a null value when there is none (or this is no object).
  const Json& operator[](std::string_view key) const;
  /// Member of an object, made when there is none. A null becomes an object.
  Json& set(std::string_view key, Json value);
  /// Sets `key` only when `value` says something (not null, empty text, empty list or object).
  Json& set_if(std::string_view key, Json value);
  void push(Json value);

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, List, Object> value_;
};

/// The one way of writing: keys sorted by byte, no spaces, shortest escapes, UTF-8 as it is.
std::string write(const Json& value);

/// The same, indented for a person who reads it.
std::string write_indented(const Json& value);

/// Reads JSON text. A number with a fraction, an integer beyond 64 bits, bad UTF-8 or trailing text is an
/// Error whose message starts with `where`.
Json parse_json(std::string_view text, std::string_view where);

/// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace corner
