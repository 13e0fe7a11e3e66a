#include <algorithm>

#include "core/words.hpp"
#include "policy/conditions.hpp"
#include "policy/hints.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

desk::Role read_role(Draft& draft, const Entry& entry) {
  desk::Role role;
  role.id = entry.key;
  draft.read.shaped(entry.place, entry.key, Shape::kebab);
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return role;
  draft.read.only(entry.value, {"title", "column", "people"});
  role.title = read_text(draft, entry, "title", Need::required);
  role.column = draft.read.text(entry, "column", Shape::snake);
  role.people = draft.read.names(entry, "people", Shape::line);
  if ((entry.value.find("column") == nullptr) == (entry.value.find("people") == nullptr))
    draft.read.error(
        entry.place, "bad-form", say("`{0}` must say in one way who holds it", shown(entry.key)),
        tr("write either `column`, which holds the approver's number, or `people`, a list of numbers"));
  return role;
}

std::set<std::string> named_by(const Rule& rule) {
  std::set<std::string> roles(rule.by.begin(), rule.by.end());
  if (!rule.waivable_by.empty()) roles.insert(rule.waivable_by);
  return roles;
}

/// Roles of the order that are neither declared nor named by a rule.
void check_order(Draft& draft, const std::set<std::string>& known) {
  const Entry* order = draft.table("desk", "approval").value.find("order");
  if (order == nullptr || draft.broken.contains("rules") || draft.broken.contains("desk")) return;
  for (const auto& item : order->value.items)
    if (item.kind == Kind::text && !known.contains(item.text))
      draft.read.error(item.place, "unknown-role",
                       say("`{0}` is declared nowhere, and no rule names it", shown(item.text)),
                       suggest(item.text, {known.begin(), known.end()}));
}

/// Advisers of appointments whose role is declared nowhere.
void check_advisers(Draft& draft, const std::set<std::string>& declared) {
  if (draft.broken.contains("desk")) return;
  for (const auto& entry : draft.table("catalogue", "service").value.entries) {
    const Entry* appointment = entry.value.find("appointment");
    const Entry* adviser = appointment == nullptr ? nullptr : appointment->value.find("adviser");
    if (adviser != nullptr && adviser->value.kind == Kind::text && !declared.contains(adviser->value.text))
      draft.read.error(adviser->value.place, "unknown-role",
                       say("`{0}` is declared nowhere: nobody can tell who the advisers are", shown(adviser->value.text)),
                       suggest(adviser->value.text, {declared.begin(), declared.end()}));
  }
}

}  // namespace

void load_roles(Draft& draft) {
  auto& desk = draft.pack.desk;
  std::set<std::string> declared, known;
  for (const auto& entry : draft.table("desk", "role").value.entries) {
    desk.roles.push_back(read_role(draft, entry));
    declared.insert(entry.key);
  }
  const Entry& approval = draft.table("desk", "approval");
  draft.read.only(approval.value, {"order", "silence_months", "silence_unless"});
  desk.approval.order =
      draft.read.texts(approval, "order", Shape::kebab).value_or(std::vector<std::string>());
  desk.approval.silence_months = draft.read.number(approval, "silence_months", 1, 120);
  if (const Entry* unless = approval.value.find("silence_unless")) draft.pack.silence_unless = read_boxes(draft, *unless);
  known = declared;
  for (const auto& rule : draft.pack.rules)
    for (const auto& role : named_by(rule)) {
      known.insert(role);
      if (!declared.empty() && !declared.contains(role))
        draft.read.warning(rule.place, "undeclared-role",
                           say("`{0}` asks for `{1}`, and nobody can tell who that is", shown(rule.id), role),
                           say("declare `[role.{0}]` in `desk.toml`", role));
    }
  check_order(draft, known);
  check_advisers(draft, declared);
}

}  // namespace corner::policy
