#include "core/json.hpp"

#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.hpp"
#include "core/words.hpp"

namespace corner {
namespace {

const Json nothing;

template <class T>
const T& expect(const std::variant<std::monostate, bool, std::int64_t, std::string, Json::List, Json::Object>& value,
                const char* what) {
  if (const auto* found = std::get_if<T>(&value)) return *found;
  throw Error(say("a JSON value is no {0}", what));
}

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append(std::string& out, const Json& value, int indent, int depth) {
  const auto line = [&](int level) {
    if (indent == 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent * level), ' ');
  };
  if (value.is_null()) {
    out += "null";
  } else if (value.is_bool()) {
    out += value.boolean() ? "true" : "false";
  } else if (value.is_integer()) {
    fmt::format_to(std::back_inserter(out), "{}", value.integer());
  } else if (value.is_text()) {
    append_json_string(out, value.text());
  } else if (value.is_list()) {
    out += '[';
    bool first = true;
    for (const auto& item : value.list()) {
      if (!std::exchange(first, false)) out += ',';
      line(depth + 1);
      append(out, item, indent, depth + 1);
    }
    if (!value.list().empty()) line(depth);
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value.object()) {
      if (!std::exchange(first, false)) out += ',';
      line(depth + 1);
      append_json_string(out, key);
      out += indent == 0 ? ":" : ": ";
      append(out, item, indent, depth + 1);
    }
    if (!value.object().empty()) line(depth);
    out += '}';
  }
}

// Builds a value from the parser's calls: what is open stands on the stack.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Json take() { return std::move(done_); }

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return no_integer();
    return add(static_cast<std::int64_t>(value));
  }
  bool number_float(double, const std::string&) override { return no_integer(); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open({Json::Object(), {}}); }
  bool start_array(std::size_t) override { return open({Json::List(), {}}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& key) override {
    if (open_.back().value.object().contains(key)) throw Error(say("the key `{0}` stands twice", key));
    open_.back().key = std::move(key);
    return true;
  }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
    throw Error(say("this is not JSON from byte {0} on", at));
  }

 private:
  struct Open {
    Json value;
    std::string key;
  };
  static constexpr std::size_t deepest = 512;

  [[noreturn]] static bool no_integer() { throw Error(tr("a number is no whole number of 64 bits")); }
  bool open(Open level) {
    if (open_.size() == deepest) throw Error(tr("this JSON is nested too deeply"));
    open_.push_back(std::move(level));
    return true;
  }
  bool close() {
    auto value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }
  bool add(Json value) {
    if (open_.empty()) done_ = std::move(value);
    else if (open_.back().value.is_list()) open_.back().value.push(std::move(value));
    else open_.back().value.set(open_.back().key, std::move(value));
    return true;
  }

  std::vector<Open> open_;
  Json done_;
};

}  // namespace

bool Json::boolean() const { return expect<bool>(value_, "boolean"); }
std::int64_t Json::integer() const { return expect<std::int64_t>(value_, "integer"); }
const std::string& Json::text() const { return expect<std::string>(value_, "string"); }
const Json::List& Json::list() const { return expect<List>(value_, "array"); }
const Json::Object& Json::object() const { return expect<Object>(value_, "object"); }

std::vector<std::string> Json::texts() const {
  std::vector<std::string> out;
  if (is_null()) return out;
  for (const auto& item : list()) out.push_back(item.text());
  return out;
}

const Json& Json::operator[](std::string_view key) const {
  const auto* members = std::get_if<Object>(&value_);
  if (members == nullptr) return nothing;
  const auto found = members->find(key);
  return found == members->end() ? nothing : found->second;
}

Json& Json::set(std::string_view key, Json value) {
  if (is_null()) value_ = Object();
  std::get<Object>(value_).insert_or_assign(std::string(key), std::move(value));
  return *this;
}

Json& Json::set_if(std::string_view key, Json value) {
  const bool says_nothing = value.is_null() || (value.is_text() && value.text().empty()) ||
                            (value.is_list() && value.list().empty()) ||
                            (value.is_object() && value.object().empty());
  return says_nothing ? *this : set(key, std::move(value));
}

void Json::push(Json value) {
  if (is_null()) value_ = List();
  std::get<List>(value_).push_back(std::move(value));
}

std::string write(const Json& value) {
  std::string out;
  append(out, value, 0, 0);
  return out;
}

std::string write_indented(const Json& value) {
  std::string out;
  append(out, value, 2, 0);
  return out;
}

Json parse_json(std::string_view text, std::string_view where) {
  try {
    Builder builder;
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
  } catch (const Error& error) {
    throw Error(say("{0}: {1}", where, error.what()));
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t plain = 0;; text.remove_prefix(plain + 1)) {
    for (plain = 0; plain < text.size() && !needs_escape(text[plain]);) ++plain;
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    const char c = text[plain];
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
  }
  out += '"';
}

}  // namespace corner
