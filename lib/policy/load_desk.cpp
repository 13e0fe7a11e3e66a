#include <algorithm>
#include <array>

#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/conditions.hpp"
#include "policy/hints.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

constexpr int most_days = 3660, most_times = 100, most_alerts = 1'000'000;

void load_hold(Draft& draft) {
  const Entry& entry = draft.table("desk", "hold");
  auto& hold = draft.pack.desk.hold;
  draft.read.only(entry.value, {"days", "closed", "code"});
  hold.days = draft.read.limit(entry, "days", 0, most_days).value_or(hold.days);
  const std::string closed = draft.read.choice(entry, "closed", words(closed_codes));
  hold.closed = decode<desk::ClosedDays>(closed_codes, closed).value_or(hold.closed);
  hold.code = draft.read.flag(entry, "code");
}

void load_slots(Draft& draft) {
  const Entry& entry = draft.table("desk", "slots");
  if (entry.key.empty()) return;
  desk::Slots slots;
  draft.read.only(entry.value, {"minutes", "capacity", "days_ahead"});
  slots.minutes = draft.read.number(entry, "minutes", 5, 480).value_or(slots.minutes);
  slots.capacity = draft.read.number(entry, "capacity", 1, 1000).value_or(slots.capacity);
  slots.days_ahead = draft.read.number(entry, "days_ahead", 1, 366).value_or(slots.days_ahead);
  draft.pack.desk.slots = slots;
}

void load_loans(Draft& draft) {
  const Entry& entry = draft.table("desk", "loan");
  auto& loans = draft.pack.desk.loans;
  draft.read.only(entry.value, {"days", "renewals", "late", "closed"});
  loans.days = draft.read.number(entry, "days", 1, most_days);
  loans.renewals = draft.read.limit(entry, "renewals", 0, most_times).value_or(loans.renewals);
  const std::string late = draft.read.choice(entry, "late", words(late_codes));
  loans.late = decode<desk::Late>(late_codes, late).value_or(loans.late);
  const std::string closed = draft.read.choice(entry, "closed", words(closed_codes));
  loans.closed = decode<desk::ClosedDays>(closed_codes, closed).value_or(loans.closed);
}

QueueClass read_class(Draft& draft, const Node& node) {
  const Entry entry{"class", node.place, node};
  QueueClass made{
      .id = draft.read.need_text(entry, "name", Shape::kebab), .title = {}, .when = {}, .place = node.place};
  draft.read.only(node, {"name", "title", "when"});
  made.title = read_text(draft, entry, "title", Need::required);
  if (const Entry* when = node.find("when"))
    made.when = read_boxes(draft, *when);
  else
    draft.read.error(node.place, "missing-field", say("`{0}` has no `when`", shown(made.id)),
                     tr("say who is in this class; everybody else comes last anyway"));
  return made;
}

void load_queue(Draft& draft) {
  const Entry& entry = draft.table("desk", "queue");
  auto& queue = draft.pack.desk.queue;
  auto& classes = draft.pack.queue_classes;
  draft.read.only(entry.value, {"local_first", "passed_over_at_most", "class"});
  queue.local_first = draft.read.flag(entry, "local_first");
  queue.passed_over_at_most =
      draft.read.number(entry, "passed_over_at_most", 0, most_times).value_or(queue.passed_over_at_most);
  const Entry* list = draft.read.get(entry, "class", Kind::list);
  if (list == nullptr) return;
  for (const auto& node : list->value.items) {
    if (!draft.read.is(node, Kind::table, "class")) continue;
    QueueClass made = read_class(draft, node);
    const auto before = std::ranges::find(classes, made.id, &QueueClass::id);
    if (before != classes.end() && !made.id.empty())
      draft.read.error(node.place, "duplicate-id",
                       say("`{0}` is defined already at {1}", shown(made.id), to_string(before->place)),
                       tr("keep one of the two, or give it another name"));
    classes.push_back(std::move(made));
  }
}

void load_notices(Draft& draft) {
  const Entry& entry = draft.table("desk", "notices");
  if (entry.key.empty()) return;
  desk::Notices notices;
  draft.read.only(entry.value, {"command", "from"});
  if (const Entry* command = draft.read.need(entry, "command", Kind::list)) {
    for (const auto& item : command->value.items)
      if (draft.read.is(item, Kind::text, "command") && draft.read.shaped(item.place, item.text, Shape::line))
        notices.command.push_back(item.text);
    if (command->value.items.empty())
      draft.read.error(command->value.place, "missing-field", tr("no program is named"),
                       tr("write for instance `[\"sendmail\", \"-t\"]`, or take `[notices]` out"));
  }
  notices.from = draft.read.text(entry, "from", Shape::line);
  draft.pack.desk.notices = std::move(notices);
}

/// `late = { warning = 0, critical = 20 }`.
void load_checks(Draft& draft) {
  const Entry& entry = draft.table("desk", "check");
  std::vector<std::string> known;
  for (const auto& [name, member] : checks) {
    known.emplace_back(name);
    const Entry* said = draft.read.get(entry, name, Kind::table);
    if (said == nullptr) continue;
    draft.read.only(said->value, {"warning", "critical"});
    (draft.pack.desk.checks.*member).emplace(desk::Threshold{draft.read.limit(*said, "warning", 0, most_alerts),
                                                             draft.read.limit(*said, "critical", 0, most_alerts)});
  }
  draft.read.only(entry.value, known);
}

/// Values of a column that a closed fact of the same name has not.
void check_values(Draft& draft, const desk::Due& due, const Entry& entry) {
  const Fact* fact = draft.pack.fact(due.column);
  const Entry* values = entry.value.find("value");
  if (fact == nullptr || fact->type != Type::enumeration || fact->open() || values == nullptr) return;
  for (const auto& item : values->value.items)
    if (item.kind == Kind::text && std::ranges::find(fact->values, item.text) == fact->values.end())
      draft.read.error(item.place, "unknown-value",
                       say("`{0}` is no value of `{1}`", shown(item.text), due.column),
                       suggest(item.text, fact->values));
}

constexpr std::array<std::pair<std::string_view, desk::Due::When>, 3> forms{
    {{"date", desk::Due::When::date},
     {"column", desk::Due::When::value},
     {"changed", desk::Due::When::change}}};

desk::Due read_due(Draft& draft, const Entry& entry) {
  desk::Due due;
  due.id = entry.key;
  draft.read.shaped(entry.place, entry.key, Shape::kebab);
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return due;
  draft.read.only(entry.value, {"title", "date", "column", "value", "changed", "category", "notice_days"});
  due.title = read_text(draft, entry, "title", Need::required);
  const auto said = [&](const auto& form) { return entry.value.find(form.first) != nullptr; };
  const auto form = std::ranges::find_if(forms, said);
  if (std::ranges::count_if(forms, said) != 1) {
    draft.read.error(entry.place, "bad-form",
                     say("`{0}` must say one thing that makes things due back", shown(entry.key)),
                     tr("write `date`, or `column` with `value`, or `changed`"));
    return due;
  }
  due.when = form->second;
  due.column = draft.read.text(entry, form->first, Shape::snake);
  due.values = draft.read.names(entry, "value", Shape::line);
  if (due.when == desk::Due::When::value) draft.read.need(entry, "value", Kind::list);
  for (const auto& [key, of] :
       {std::pair("value", desk::Due::When::value), std::pair("notice_days", desk::Due::When::date)})
    if (const Entry* extra = entry.value.find(key); extra != nullptr && due.when != of)
      draft.read.error(extra->place, "bad-form", say("`{0}` has no meaning here", key), tr("take it out"));
  check_values(draft, due, entry);
  due.notice_days = draft.read.number(entry, "notice_days", 0, most_days).value_or(0);
  due.categories = draft.read.names(entry, "category", Shape::kebab);
  if (!due.categories.empty())
    for (const auto& item : entry.value.find("category")->value.items)
      if (item.kind == Kind::text) draft.category(item.text, item.place);
  return due;
}

}  // namespace

void load_desk(Draft& draft) {
  const auto part = draft.parts.find("desk");
  if (part == draft.parts.end()) return;
  draft.read.only(part->second.value, {"site", "hours", "public_holidays", "closure", "hold", "slots",
                                       "queue", "transfer", "loan", "approval", "role", "due", "notices", "check"});
  load_hold(draft);
  load_slots(draft);
  load_loans(draft);
  load_queue(draft);
  load_notices(draft);
  load_checks(draft);
  draft.read.only(draft.table("desk", "transfer").value, {"allowed"});
  draft.pack.desk.transfer = draft.read.flag(draft.table("desk", "transfer"), "allowed");
  for (const auto& entry : draft.table("desk", "due").value.entries)
    draft.pack.desk.due.push_back(read_due(draft, entry));
}

}  // namespace corner::policy
