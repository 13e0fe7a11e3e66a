#include "core/json.hpp"

#include <fmt/format.h>
#include <simdjson.h>

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

Json read(simdjson::dom::element element) {
  using Type = simdjson::dom::element_type;
  switch (element.type()) {
    case Type::NULL_VALUE: return {};
    case Type::BOOL: return bool(element);
    case Type::INT64: return std::int64_t(element);
    case Type::STRING: return std::string_view(element);
    case Type::ARRAY: {
      Json::List list;
      for (const auto item : simdjson::dom::array(element)) list.push_back(read(item));
      return list;
    }
    case Type::OBJECT: {
      Json::Object object;
      for (const auto [key, item] : simdjson::dom::object(element)) {
        const auto [at, fresh] = object.emplace(key, read(item));
        if (!fresh) throw Error(say("the key `{0}` stands twice", key));
      }
      return object;
    }
    case Type::UINT64:
    case Type::DOUBLE: break;
  }
  throw Error(tr("a number is no whole number of 64 bits"));
}

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
    simdjson::dom::parser parser;
    return read(parser.parse(simdjson::padded_string(text)));
  } catch (const simdjson::simdjson_error& error) {
    throw Error(say("{0}: this is not JSON: {1}", where, error.what()));
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", where, error.what()));
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  out += '"';
}

}  // namespace corner
