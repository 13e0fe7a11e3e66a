#include "store/history.hpp"

#include <algorithm>

#include "policy/value.hpp"

namespace corner::store {
namespace {

using policy::Origin;

struct Past {
  std::int64_t request, price;
  std::string category, service, state, collected, bought;
};

std::vector<Past> past_of(Db& db, std::int64_t person) {
  std::vector<Past> out;
  db.query("SELECT r.id, coalesce(r.price, 0), r.category, r.service, r.state, r.collected, u.bought "
           "FROM request r LEFT JOIN unit u ON u.inventory_number = r.unit "
           "WHERE r.person = $1 AND r.state IN ('awaiting-approval', 'waiting', 'reserved', 'collected', 'returned') "
           "ORDER BY r.id",
           {person}, [&](const Row& row) {
             out.push_back({integer(row[0]), integer(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]),
                            text(row[6])});
           });
  return out;
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

policy::Read read_history(Db& db, const policy::Fact& fact, const Known& known) {
  policy::Read out{"", "history", {}};
  policy::Value value = fact.origin == Origin::last ? policy::absent : 0;
  std::optional<Date> date;
  for (const auto& past : past_of(db, known.person.id)) {
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

}  // namespace corner::store
