#include "store/inventory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::store {
namespace {

// $1 is the day. What is so since a later day is read as it was.
constexpr auto things = R"(
  SELECT service, model, site, origin, state, bought, price, 1 AS n FROM unit WHERE since <= $1
  UNION ALL SELECT service, model, site, origin, state, bought, price, 1 FROM unit_past WHERE since <= $1 AND until > $1
  UNION ALL SELECT service, NULL, site, NULL, 'in-stock', NULL, NULL, quantity FROM bulk WHERE since <= $1
  UNION ALL SELECT service, NULL, site, NULL, 'reserved', NULL, NULL, reserved FROM bulk WHERE since <= $1
  UNION ALL SELECT service, NULL, site, NULL, 'out', NULL, NULL, held FROM bulk WHERE since <= $1
  UNION ALL SELECT service, NULL, site, NULL, 'in-stock', NULL, NULL, quantity FROM bulk_past WHERE since <= $1 AND until > $1
  UNION ALL SELECT service, NULL, site, NULL, 'reserved', NULL, NULL, reserved FROM bulk_past WHERE since <= $1 AND until > $1
  UNION ALL SELECT service, NULL, site, NULL, 'out', NULL, NULL, held FROM bulk_past WHERE since <= $1 AND until > $1)";

// Whole years and whole months since it was bought.
constexpr auto age = "substr($1, 1, 4) - substr(bought, 1, 4) - (substr($1, 6) < substr(bought, 6))";
constexpr auto elapsed =
    "(substr($1, 1, 4) - substr(bought, 1, 4)) * 12 + substr($1, 6, 2) - substr(bought, 6, 2) - (substr($1, 9) < substr(bought, 9))";
// Whether a thing's value is known, and counts.
constexpr auto valued = "price IS NOT NULL AND bought IS NOT NULL AND months IS NOT NULL AND state NOT IN ('lost', 'retired')";

std::string column_of(const std::string& key) {
  return key == "age" ? age : key == "category" ? "catalogue.category" : key;
}

/// The services of the pack in force: id, category, months of depreciation.
std::string catalogue_of(const policy::Pack& pack, Row& parameters) {
  std::string rows;
  for (const auto& service : pack.services) {
    parameters.insert(parameters.end(), {service.id, service.category,
                                         service.depreciation_months ? Cell(std::int64_t{*service.depreciation_months}) : Cell()});
    const auto last = parameters.size();
    rows += fmt::format("{}(${}, ${}, ${})", rows.empty() ? "VALUES " : ", ", last - 2, last - 1, last);
  }
  return rows.empty() ? "SELECT NULL, NULL, NULL WHERE 0" : rows;
}

std::string query_of(const std::vector<std::string>& by, const std::string& catalogue) {
  std::string keys, counts, groups;
  for (std::size_t i = 0; i < by.size(); ++i) {
    keys += column_of(by[i]) + ", ";
    groups += fmt::format("{}{}", i == 0 ? " GROUP BY " : ", ", i + 1);
  }
  for (const auto* state : stock_states) counts += fmt::format("sum(n * (state = '{}')), ", state);
  return fmt::format("WITH catalogue (id, category, months) AS ({}) SELECT {}{} sum(CASE WHEN {} THEN price END), "
                     "sum(CASE WHEN {} THEN price * (months - min(months, max(0, {}))) / months END), sum({}) "
                     "FROM ({}) LEFT JOIN catalogue ON id = service WHERE n > 0{}{}",
                     catalogue, keys, counts, valued, valued, elapsed, valued, things, groups,
                     groups.empty() ? "" : " ORDER BY " + groups.substr(std::string(" GROUP BY ").size()));
}

/// The day that is asked for. Where the clock was set by hand the latest that something was written down on may be to come.
Date day(Store& store, std::optional<Date> past, Date today) {
  const auto info = store.db().row("SELECT created, today FROM info");
  if (!past) return std::max(today, *parse_date(text(info[1])));
  if (*past > today) throw Error(say("{0} is still to come: what will be then nobody knows", to_string(*past)), Failure::usage);
  const auto made = store.zone().date_of(*parse_instant(text(info[0])));
  if (*past < made) throw Error(say("the store was made on {0}: it knows nothing of {1}", to_string(made), to_string(*past)), Failure::usage);
  return *past;
}

std::int64_t sum_of(const Cell& cell) { return is_null(cell) ? 0 : integer(cell); }

}  // namespace

const std::vector<std::string>& inventory_keys() {
  static const std::vector<std::string> keys{"site", "service", "category", "model", "state", "age", "origin"};
  return keys;
}

Inventory inventory(Store& store, const std::vector<std::string>& by, std::optional<Date> past, Date today) {
  for (const auto& key : by)
    if (std::ranges::find(inventory_keys(), key) == inventory_keys().end())
      throw Error(say("the inventory cannot be grouped by `{0}`: choose {1}", key, one_of(inventory_keys())), Failure::usage);
  Inventory found{day(store, past, today), {}};
  Row parameters{to_string(found.on)};
  const auto catalogue = catalogue_of(store.policy().pack(), parameters);
  store.db().query(query_of(by, catalogue), parameters, [&](const Row& row) {
    Group group;
    auto cell = row.begin();
    for (std::size_t i = 0; i < by.size(); ++i) group.keys.push_back(*cell++);
    for (auto& things : group.things) things = sum_of(*cell++);
    group.bought = Cents{sum_of(*cell++)};
    group.value = Cents{sum_of(*cell++)};
    group.valued = sum_of(*cell++);
    found.groups.push_back(std::move(group));
  });
  return found;
}

}  // namespace corner::store
