// What people look at: the inventory and what is free, always in one order.
#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/spot.hpp"

namespace corner::store {

std::map<std::string, std::int64_t> Store::free_by_service(Date today) {
  std::map<std::string, std::int64_t> free;
  db_->query("SELECT service, count(*) FROM unit WHERE state = 'in-stock' GROUP BY service "
             "UNION ALL SELECT service, sum(quantity) FROM bulk GROUP BY service",
             {}, [&](const Row& row) { free[text(row[0])] += integer(row[1]); });
  for (const auto& service : policy().pack().services)
    if (service.stock == policy::Stock::kit) free[service.id] = kits_free(*db_, policy().pack(), service, today);
  return free;
}

}  // namespace corner::store
