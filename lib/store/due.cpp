#include "store/due.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"

namespace corner::store {
namespace {

using desk::Due;

bool concerns(const Due& due, const Request& held) {
  return due.categories.empty() || std::ranges::find(due.categories, held.category) != due.categories.end();
}

// The day by which `due` wants things back; nothing when it does not hold.
std::optional<std::string> wanted_back(const Due& due, const Person& person, const Request& held, const Json& basis, Date today) {
  const auto& value = person.attribute(due.column);
  // What holds from one day to the next has no day of its own: the one on which it was seen first.
  const auto seen = held.due_why == due.id && !held.due.empty() ? held.due : to_string(today);
  switch (due.when) {
    case Due::When::date:
      if (!parse_date(value) || value > to_string(add_days(today, due.notice_days))) return std::nullopt;
      return value;
    case Due::When::value:
      if (std::ranges::find(due.values, value) == due.values.end()) return std::nullopt;
      return seen;
    case Due::When::change:
      if (!basis[due.column].is_text() || basis[due.column].text() == note_digest(person.key, value)) return std::nullopt;
      return seen;
  }
  return std::nullopt;
}

// The cause in words; its id when the pack in force has none.
std::string title(const policy::Pack& pack, const std::string& id) {
  const auto found = std::ranges::find(pack.desk.due, id, &Due::id);
  return found == pack.desk.due.end() ? id : found->title.in(spoken());
}

Json basis_kept(Store& store, std::int64_t request) {
  const auto row = store.db().row("SELECT basis FROM request WHERE id = $1", {request});
  return is_null(row.at(0)) ? Json() : parse_json(text(row[0]), "request");
}

void tell_once(Store& store, const Request& held, const char* kind, const Clerk& clerk) {
  store.append("notice", Json().set("person", held.person).set("request", held.id).set("kind", kind), clerk);
}

}  // namespace

Json basis_of(const policy::Pack& pack, const Person& person) {
  Json basis;
  for (const auto& due : pack.desk.due)
    if (due.when == Due::When::change) basis.set(due.column, note_digest(person.key, person.attribute(due.column)));
  return basis;
}

std::optional<Cause> cause_of(const policy::Pack& pack, const Person& person, const Request& held, const Json& basis, Date today) {
  std::optional<Cause> first;
  for (const auto& due : pack.desk.due) {
    if (!concerns(due, held)) continue;
    const auto until = wanted_back(due, person, held, basis, today);
    if (until && (!first || *until < first->until)) first = Cause{due.id, *until};
  }
  return first;
}

void flag_due(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto& pack = store.policy().pack();
  const auto today = store.zone().date_of(clerk.at);
  for (const auto& held : store.in_state(desk::State::collected, "")) {
    const auto person = store.person(held.person);
    const auto cause = cause_of(pack, person, held, basis_kept(store, held.id), today);
    const auto until = cause ? cause->until : "", why = cause ? cause->id : "";
    if (until == held.due && why == held.due_why) continue;
    Json event;
    store.append("due", event.set("request", held.id).set_if("due", until).set_if("why", why), clerk);
    const auto what = held.unit.empty() ? held.service : held.unit;
    if (!cause) {
      done.push_back({"not-due", held.id, held.name, say("{0} of {1} need not come back any more: {2} no longer holds.", what, held.name, title(pack, held.due_why))});
      continue;
    }
    done.push_back({"due", held.id, held.name, say("{0} of {1} must be back by {2}: {3}.", what, held.name, until, title(pack, why))});
    if (why != held.due_why) tell_once(store, held, "due-back", clerk);
  }
}

void flag_late(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = store.zone().date_of(clerk.at);
  const auto late = store.db().rows("SELECT r.id FROM request r WHERE r.state = 'collected' AND r.until < $1 AND NOT EXISTS "
                                    "(SELECT 1 FROM notice n WHERE n.request = r.id AND n.kind = 'late') ORDER BY r.id",
                                    {to_string(today)});
  for (const auto& row : late) {
    const auto held = store.request(integer(row[0]));
    tell_once(store, held, "late", clerk);
    done.push_back({"late", held.id, held.name,
                    say("{0} of {1} was to be back on {2}.", held.unit.empty() ? held.service : held.unit, held.name, held.until)});
  }
}

}  // namespace corner::store
