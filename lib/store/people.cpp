#include "store/people.hpp"

#include <unordered_map>

#include "store/personal.hpp"

namespace corner::store {

void each_holder(Store& store, const PeopleFilter& filter, const std::function<void(const Holder&)>& each) {
  std::unordered_map<std::int64_t, Holder> holders;
  // A loan's end and a cause such as the end of a contract: whichever comes first. Parts of a kit are what is held, not the kit.
  store.db().query("SELECT person, sum(state = 'collected' AND stock <> 'kit'), sum(state = 'reserved' AND stock <> 'kit'), sum(state = 'waiting'), "
                   "min(CASE WHEN state = 'collected' THEN min(coalesce(until, '9999'), coalesce(due, '9999')) END) FROM request "
                   "WHERE state IN ('awaiting-approval', 'waiting', 'reserved', 'collected') GROUP BY person",
                   {}, [&](const Row& row) {
                     auto& holder = holders[integer(row[0])];
                     holder.held = integer(row[1]);
                     holder.reserved = integer(row[2]);
                     holder.waiting = integer(row[3]);
                     holder.due = text(row[4]) == "9999" ? "" : text(row[4]);
                   });
  store.db().query("SELECT id, number, mail, name, data, key FROM person_data ORDER BY number", {}, [&](const Row& row) {
    auto& holder = holders[integer(row[0])];
    holder.person = person_of(row);
    const auto has = [&](const std::string& wanted, const char* column) { return wanted.empty() || holder.person.attribute(column) == wanted; };
    if (has(filter.service, "service") && has(filter.site, "site") && (!filter.due || !holder.due.empty())) each(holder);
    holders.erase(integer(row[0]));
  });
}

}  // namespace corner::store
