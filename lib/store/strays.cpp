#include "store/strays.hpp"

namespace corner::store {
namespace {

// Rows of id, units, items and requests.
constexpr auto by_service = R"(
SELECT id, sum(units), sum(items), sum(requests) FROM (
  SELECT service AS id, 1 AS units, 0 AS items, 0 AS requests FROM unit WHERE state NOT IN ('retired', 'lost')
  UNION ALL SELECT service, 0, quantity, 0 FROM bulk
  UNION ALL SELECT service, 0, 0, 1 FROM request WHERE state IN ('awaiting-approval', 'waiting', 'reserved', 'collected')
) GROUP BY id ORDER BY id)";
constexpr auto by_site = R"(
SELECT id, sum(units), sum(items), sum(requests) FROM (
  SELECT coalesce(bound_for, site) AS id, 1 AS units, 0 AS items, 0 AS requests FROM unit WHERE state NOT IN ('retired', 'lost')
  UNION ALL SELECT site, 0, quantity, 0 FROM bulk
  UNION ALL SELECT coalesce(site, wanted_at), 0, 0, 1 FROM request WHERE state IN ('awaiting-approval', 'waiting', 'reserved')
) WHERE id IS NOT NULL GROUP BY id ORDER BY id)";

}  // namespace

std::vector<Stray> strays(Store& store, const policy::Pack& pack) {
  std::vector<Stray> found;
  const auto look = [&](const char* kind, const char* sql, const auto& knows) {
    store.db().query(sql, {}, [&](const Row& row) {
      Stray stray{kind, text(row[0]), integer(row[1]), integer(row[2]), integer(row[3])};
      if (stray.units + stray.items + stray.requests > 0 && !knows(stray.id)) found.push_back(std::move(stray));
    });
  };
  look("service", by_service, [&](const std::string& id) { return pack.service(id) != nullptr; });
  look("site", by_site, [&](const std::string& id) { return pack.site(id) != nullptr; });
  return found;
}

}  // namespace corner::store
