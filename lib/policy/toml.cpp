#include "policy/toml.hpp"

#ifndef NDEBUG
#define NDEBUG  // toml++ 3.3.0 asserts on tiny inputs, such as a file that starts with `[[`
#endif
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"
#include "policy/toml_guard.hpp"

namespace corner::policy {
namespace {

constexpr int deepest = 16;

class Reading {
 public:
  Reading(const std::string& file, std::vector<Problem>& problems) : file_(file), problems_(problems) {}

  void fault(Place place, const char* code, std::string message, std::string hint = "") {
    problems_.push_back({std::move(place), Severity::error, code, std::move(message), std::move(hint)});
  }
  Place place(const toml::source_position& at) const {
    return {file_, static_cast<int>(at.line), static_cast<int>(at.column)};
  }

  void syntax(const toml::parse_error& error);
  Node tree(const toml::node& from, int depth);

 private:
  std::string clean(std::string_view text, const Place& at);
  void add_entries(Node& node, const toml::table& table, int depth);

  const std::string& file_;
  std::vector<Problem>& problems_;
};

/// toml++ speaks English only: what people get wrong most is said in our own words, the rest is quoted.
void Reading::syntax(const toml::parse_error& error) {
  const std::string_view words = error.description();
  if (words.find("cannot redefine") != std::string_view::npos) {
    const auto from = words.find('\''), to = words.rfind('\'');
    const auto key = from < to ? words.substr(from + 1, to - from - 1) : words;
    fault(place(error.source().begin), "duplicate-id", say("`{0}` is defined twice in this file", shown(key)),
          tr("keep one of the two"));
    return;
  }
  constexpr std::array<std::pair<std::string_view, const char*>, 7> known{{
      {"could not determine value type", mark("put texts between quotes")},
      {"expected '='", mark("a key is followed by `=` and a value")},
      {"parsing boolean", mark("put texts between quotes; booleans are `true` and `false`")},
      {"parsing string", mark("close the text with a quote on the same line")},
      {"parsing literal string", mark("close the text with a quote on the same line")},
      {"parsing date", mark("dates are written `2026-01-31`")},
      {"parsing inline table",
       mark("a table between braces stands on one line, with commas between its keys")},
  }};
  const auto advice = std::ranges::find_if(
      known, [words](const auto& pair) { return words.find(pair.first) != std::string_view::npos; });
  const std::string said = say("the TOML reader says: {0}", shown(words));
  fault(place(error.source().begin), "not-toml", tr("this is not TOML"),
        advice == known.end() ? said : say("{0} ({1})", tr(advice->second), said));
}

/// `text` fit to be shown and kept; complains when it was not.
std::string Reading::clean(std::string_view text, const Place& at) {
  std::string safe_text = visible(text, true);
  if (safe_text != text)
    fault(at, "control-character", say("`{0}` holds characters that cannot be seen", shown(text)),
          tr("take them out"));
  return safe_text;
}

void Reading::add_entries(Node& node, const toml::table& table, int depth) {
  for (const auto& [key, value] : table) {
    const Place at = place(key.source().begin);
    if (depth == deepest) return fault(at, "too-deep", say("tables nest more than {0} deep", deepest));
    node.entries.push_back({clean(key.str(), at), at, tree(value, depth + 1)});
  }
  std::ranges::sort(node.entries, {}, &Entry::key);
}

Node Reading::tree(const toml::node& from, int depth) {
  Node node;
  node.place = place(from.source().begin);
  switch (from.type()) {
    case toml::node_type::none: break;
    case toml::node_type::table: add_entries(node, *from.as_table(), depth); break;
    case toml::node_type::array:
      node.kind = Kind::list;
      if (depth == deepest)
        fault(node.place, "too-deep", say("lists nest more than {0} deep", deepest));
      else
        for (const auto& item : *from.as_array()) node.items.push_back(tree(item, depth + 1));
      break;
    case toml::node_type::string:
      node.kind = Kind::text;
      node.text = clean(from.as_string()->get(), node.place);
      break;
    case toml::node_type::integer:
      node.kind = Kind::integer;
      node.number = from.as_integer()->get();
      break;
    case toml::node_type::floating_point: node.kind = Kind::decimal; break;
    case toml::node_type::boolean:
      node.kind = Kind::boolean;
      node.number = from.as_boolean()->get() ? 1 : 0;
      break;
    case toml::node_type::date: {
      const toml::date date = from.as_date()->get();
      node.kind = Kind::date;
      node.date =
          Date(std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day));
      break;
    }
    case toml::node_type::time:
    case toml::node_type::date_time: node.kind = Kind::time; break;
  }
  return node;
}

}  // namespace

std::optional<Node> parse_toml(const std::string& file, std::string_view text,
                               std::vector<Problem>& problems) {
  if (auto problem = guard_toml(file, text)) {
    problems.push_back(*std::move(problem));
    return std::nullopt;
  }
  Reading reading(file, problems);
  try {
    const toml::table table = toml::parse(text);
    return reading.tree(table, 0);
  } catch (const toml::parse_error& error) {
    reading.syntax(error);
    return std::nullopt;
  }
}

}  // namespace corner::policy
