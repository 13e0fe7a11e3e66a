#include "policy/reader.hpp"

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "core/words.hpp"
#include "desk/settings.hpp"
#include "policy/hints.hpp"

namespace corner::policy {

void Reader::error(const Place& place, std::string_view code, std::string message, std::string hint) {
  ++errors_;
  problems_.push_back({place, Severity::error, std::string(code), std::move(message), std::move(hint)});
}

void Reader::warning(const Place& place, std::string_view code, std::string message, std::string hint) {
  problems_.push_back({place, Severity::warning, std::string(code), std::move(message), std::move(hint)});
}

void Reader::only(const Node& table, const std::vector<std::string>& keys) {
  for (const auto& entry : table.entries)
    if (std::ranges::find(keys, entry.key) == keys.end())
      error(entry.place, "unknown-key", say("`{0}` is no key here", shown(entry.key)),
            suggest(entry.key, keys));
}

bool Reader::is(const Node& node, Kind kind, std::string_view what) {
  if (node.kind == kind) return true;
  error(node.place, "wrong-type",
        say("`{0}` must be {1}, and here is {2}", shown(what), name(kind), name(node.kind)));
  return false;
}

const Entry* Reader::get(const Entry& table, std::string_view key, Kind kind) {
  const Entry* entry = table.value.find(key);
  return entry != nullptr && is(entry->value, kind, key) ? entry : nullptr;
}

const Entry* Reader::need(const Entry& table, std::string_view key, Kind kind) {
  if (table.value.find(key) != nullptr) return get(table, key, kind);
  error(table.place, "missing-field",
        table.key.empty() ? say("`{0}` is missing", key) : say("`{0}` has no `{1}`", shown(table.key), key),
        say("add `{0}`, {1}", key, name(kind)));
  return nullptr;
}

bool Reader::shaped(const Place& place, std::string_view text, Shape shape) {
  if (fits(shape, text)) return true;
  error(place, "bad-name", say("`{0}` cannot stand here", shown(text)), describe(shape));
  return false;
}

std::string Reader::text(const Entry& table, std::string_view key, Shape shape) {
  const Entry* entry = get(table, key, Kind::text);
  if (entry == nullptr || !shaped(entry->value.place, entry->value.text, shape)) return "";
  return entry->value.text;
}

std::string Reader::need_text(const Entry& table, std::string_view key, Shape shape) {
  return need(table, key, Kind::text) == nullptr ? "" : text(table, key, shape);
}

std::string Reader::choice(const Entry& table, std::string_view key,
                           const std::vector<std::string>& allowed) {
  const Entry* entry = get(table, key, Kind::text);
  if (entry == nullptr) return "";
  if (std::ranges::find(allowed, entry->value.text) != allowed.end()) return entry->value.text;
  error(entry->value.place, "unknown-value", say("`{0}` is no value of `{1}`", shown(entry->value.text), key),
        suggest(entry->value.text, allowed));
  return "";
}

std::vector<std::string> Reader::texts(const Node& node, std::string_view what, Shape shape) {
  std::vector<std::string> list;
  std::set<std::string_view> seen;
  for (const auto& item : node.items) {
    if (!is(item, Kind::text, what) || !shaped(item.place, item.text, shape)) continue;
    if (seen.insert(item.text).second)
      list.push_back(item.text);
    else
      error(item.place, "duplicate-value", say("`{0}` stands twice in this list", shown(item.text)),
            tr("keep one of the two"));
  }
  return list;
}

std::optional<std::vector<std::string>> Reader::texts(const Entry& table, std::string_view key, Shape shape) {
  const Entry* entry = get(table, key, Kind::list);
  return entry == nullptr ? std::nullopt : std::optional(texts(entry->value, key, shape));
}

std::vector<std::string> Reader::names(const Entry& table, std::string_view key, Shape shape) {
  auto list = texts(table, key, shape).value_or(std::vector<std::string>());
  std::ranges::sort(list);
  return list;
}

std::optional<int> Reader::number(const Entry& table, std::string_view key, int low, int high) {
  const Entry* entry = get(table, key, Kind::integer);
  if (entry == nullptr) return std::nullopt;
  if (entry->value.number >= low && entry->value.number <= high) return static_cast<int>(entry->value.number);
  error(entry->value.place, "out-of-domain", say("`{0}` is beyond the values of `{1}`", entry->value.number, key),
        say("they go from {0} to {1}", low, high));
  return std::nullopt;
}

std::optional<int> Reader::limit(const Entry& table, std::string_view key, int low, int high) {
  const Entry* entry = table.value.find(key);
  if (entry == nullptr || entry->value.kind != Kind::text) return number(table, key, low, high);
  if (entry->value.text == "unlimited") return desk::unlimited;
  error(entry->value.place, "unknown-value", say("`{0}` is no value of `{1}`", shown(entry->value.text), key),
        tr("write a whole number, or `\"unlimited\"`"));
  return std::nullopt;
}

bool Reader::flag(const Entry& table, std::string_view key) {
  const Entry* entry = get(table, key, Kind::boolean);
  return entry != nullptr && entry->value.number != 0;
}

std::optional<Date> Reader::date(const Entry& table, std::string_view key) {
  const Entry* entry = table.value.find(key);
  if (entry == nullptr) return std::nullopt;
  const Node& node = entry->value;
  if (node.kind != Kind::date) {
    error(node.place, "wrong-type",
          say("`{0}` must be {1}, and here is {2}", key, name(Kind::date), name(node.kind)),
          tr("write it without quotes: `2026-01-31`"));
    return std::nullopt;
  }
  if (parse_date(to_string(node.date))) return node.date;
  error(node.place, "bad-date", say("`{0}` is too far away", to_string(node.date)),
        tr("years go from 1900 to 2999"));
  return std::nullopt;
}

void Reader::period(const Entry& table, std::optional<Date>& from, std::optional<Date>& until) {
  from = date(table, "from");
  until = date(table, "until");
  if (from && until && *from >= *until)
    error(table.value.find("until")->place, "bad-date",
          say("it ends on {0}, not after it begins on {1}", to_string(*until), to_string(*from)),
          tr("`until` is the first day that is no longer in"));
}

}  // namespace corner::policy
