#include "store/history.hpp"

#include <algorithm>

#include "policy/value.hpp"
#include "store/personal.hpp"

namespace corner::store {
namespace {

using policy::Origin;

constexpr auto past_columns =
    "r.id, coalesce(r.price, 0), r.category, r.service, r.state, r.collected, u.bought ";
// What counts in some state; joined to `p`, the person.
constexpr auto past_join =
    "LEFT JOIN request r ON r.person = p.id AND r.state IN ('awaiting-approval', 'waiting', 'reserved', 'collected', 'returned') "
    "LEFT JOIN unit u ON u.inventory_number = r.unit ";

Past past_at(const Row& row, std::size_t at) {
  return {integer(row[at]), integer(row[at + 1]), text(row[at + 2]), text(row[at + 3]),
          text(row[at + 4]), text(row[at + 5]),    text(row[at + 6])};
}

bool counts(const policy::History& history, const Past& past, const Known& known) {
  if (past.request == known.except) return false;
  const auto& categories = history.categories;
  if (!categories.empty() && std::ranges::find(categories, past.category) == categories.end()) return false;
  if (history.same == "category" && past.category != known.service.category) return false;
  if (history.same == "service" && past.service != known.service.id) return false;
  if (history.state == "out" && past.state != "collected") return false;
  if (history.state == "live" && past.state == "returned") return false;
  if (history.state == "any" && past.collected.empty()) return false;
  if (history.within_months == 0 || past.collected.empty()) return true;
  // A window of n months ends today and starts the day after the same day n months ago.
  return *parse_date(past.collected) > add_months(known.on, -history.within_months);
}

}  // namespace

policy::Read read_history(const policy::Fact& fact, const Known& known) {
  policy::Read out{"", "history", {}};
  policy::Value value = fact.origin == Origin::last ? policy::absent : 0;
  std::optional<Date> date;
  for (const auto& past : known.past) {
    if (!counts(fact.history, past, known)) continue;
    const bool purchase = fact.history.event == "purchase";
    const auto& when = purchase ? past.bought : past.collected;
    if (fact.origin == Origin::last && when.empty()) continue;
    out.counted.push_back(past.request);
    if (fact.origin == Origin::count) ++value;
    if (fact.origin == Origin::sum) value += past.price;
    if (fact.origin == Origin::last) {
      const auto found = *parse_date(when);
      if (!date || (purchase ? found < *date : found > *date)) date = found;
    }
  }
  if (date) value = std::max(0, months_between(*date, known.on));
  if (value != policy::absent) value = std::clamp(value, fact.low, fact.high);
  out.value = policy::write_value(fact, value);
  return out;
}

std::vector<Past> Store::past_of(std::int64_t person) {
  std::vector<Past> out;
  db_->query(std::string("SELECT ") + past_columns + "FROM person p " + past_join +
                 "WHERE p.id = $1 AND r.id IS NOT NULL ORDER BY r.id",
             {person}, [&](const Row& row) { out.push_back(past_at(row, 0)); });
  return out;
}

void Store::each_person(const std::function<void(const Person&, const std::vector<Past>&)>& each) {
  Person person;
  std::vector<Past> past;
  const auto emit = [&] {
    if (person.id != 0) each(person, past);
    past.clear();
  };
  db_->query(std::string("SELECT p.id, p.number, p.mail, p.name, p.data, p.key, ") + past_columns + "FROM person_data p " +
                 past_join + "ORDER BY p.number, r.id",
             {}, [&](const Row& row) {
               if (integer(row[0]) != person.id) {
                 emit();
                 person = person_of(row);
               }
               if (!is_null(row[6])) past.push_back(past_at(row, 6));
             });
  emit();
}

}  // namespace corner::store
