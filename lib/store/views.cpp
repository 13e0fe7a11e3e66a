// What people look at: the inventory and what is free, always in one order.
#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/spot.hpp"

namespace corner::store {

std::vector<Row> Store::inventory(const std::vector<std::string>& by) {
  static const std::vector<std::string> allowed{"site", "service", "model", "origin"};
  std::string keys, unit_keys, bulk_keys;
  for (const auto& key : by) {
    if (std::ranges::find(allowed, key) == allowed.end())
      throw Error(say("the inventory cannot be grouped by `{0}`: choose {1}", key, one_of(allowed)), Failure::usage);
    const bool shared = key == "site" || key == "service";
    keys += key + ", ";
    unit_keys += key + ", ";
    bulk_keys += (shared ? key : "NULL AS " + key) + ", ";
  }
  const auto groups = keys.substr(0, keys.size() - std::min<std::size_t>(2, keys.size()));
  // Counted items: on hand as the count says, reserved and out as the requests say.
  const auto sql =
      "SELECT " + keys +
      "sum(free) AS free, sum(reserved) AS reserved, sum(held) AS held, sum(repair) AS repair, sum(lost) AS lost, "
      "sum(retired) AS retired FROM ("
      "SELECT " + unit_keys +
      "(state = 'in-stock') AS free, (state = 'reserved') AS reserved, (state = 'out') AS held, (state = 'repair') AS repair, "
      "(state = 'lost') AS lost, (state = 'retired') AS retired FROM unit "
      "UNION ALL SELECT " + bulk_keys + "quantity, 0, 0, 0, 0, 0 FROM bulk "
      "UNION ALL SELECT " + bulk_keys +
      "0, (state = 'reserved'), (state = 'collected'), 0, 0, 0 FROM request "
      "WHERE stock = 'bulk' AND state IN ('reserved', 'collected'))" +
      (groups.empty() ? "" : " GROUP BY " + groups + " ORDER BY " + groups);
  return db_->rows(sql);
}

std::map<std::string, std::int64_t> Store::free_by_service() {
  std::map<std::string, std::int64_t> free;
  db_->query("SELECT service, count(*) FROM unit WHERE state = 'in-stock' GROUP BY service "
             "UNION ALL SELECT service, sum(quantity) FROM bulk GROUP BY service",
             {}, [&](const Row& row) { free[text(row[0])] += integer(row[1]); });
  for (const auto& service : policy().pack().services)
    if (service.stock == policy::Stock::kit) free[service.id] = kits_free(*db_, policy().pack(), service);
  return free;
}

}  // namespace corner::store
