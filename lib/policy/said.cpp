#include "policy/said.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::policy {

std::optional<std::vector<std::string>> read_names(Draft& draft, const Entry& table, std::string_view key,
                                                   const std::function<void(const Node&)>& check) {
  auto names = draft.read.texts(table, key, Shape::line);
  if (!names) return std::nullopt;
  for (const auto& item : table.value.find(key)->value.items)
    if (item.kind == Kind::text) check(item);
  std::ranges::sort(*names);
  return names;
}

Said::Said(Draft& draft) : draft_(draft) {
  for (const auto& rule : draft.pack.rules) {
    roles_.insert(rule.by.begin(), rule.by.end());
    obligations_.insert(rule.obligations.begin(), rule.obligations.end());
  }
}

void Said::check(const Node& item, const Names& said, std::string_view code) const {
  if (said.contains(item.text) || draft_.broken.contains("rules")) return;
  draft_.read.error(item.place, code, say("no rule names `{0}`", shown(item.text)),
                    suggest(item.text, {said.begin(), said.end()}));
}

std::optional<std::vector<std::string>> Said::by(const Entry& table) const {
  return read_names(draft_, table, "by", [&](const Node& item) {
    if (item.text != "default") draft_.rule(item.text, item.place);
  });
}

std::optional<std::vector<std::string>> Said::approvers(const Entry& table) const {
  return read_names(draft_, table, "approvers", [&](const Node& item) { check(item, roles_, "unknown-role"); });
}

std::optional<std::vector<std::string>> Said::obligations(const Entry& table) const {
  return read_names(draft_, table, "obligations",
                    [&](const Node& item) { check(item, obligations_, "unknown-obligation"); });
}

}  // namespace corner::policy
