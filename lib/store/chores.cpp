#include "store/chores.hpp"

namespace corner::store {
namespace {

std::vector<Request> requests(Store& store, const std::string& condition, const Row& parameters) {
  std::vector<Request> out;
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE state = 'collected' AND kit IS NULL AND " + condition, parameters))
    out.push_back(store.request(integer(row[0])));
  return out;
}

}  // namespace

std::vector<Request> late_loans(Store& store, const std::string& site, const std::string& today) {
  return requests(store, "until < $1 AND $2 IN ('', site) ORDER BY until, id", {today, site});
}

std::vector<Request> due_back(Store& store, const std::string& site) {
  return requests(store, "due IS NOT NULL AND $1 IN ('', site) ORDER BY due, id", {site});
}

std::vector<Placed> in_repair(Store& store, const std::string& site) {
  std::vector<Placed> out;
  each_unit(store, {.site = site, .state = "repair"}, [&](const Placed& each) { out.push_back(each); });
  return out;
}

std::vector<Placed> to_be_wiped(Store& store, const std::string& site) {
  std::vector<Placed> out;
  for (const auto& service : store.policy().pack().services)
    if (service.wiped)
      each_unit(store, {.site = site, .service = service.id, .state = "in-stock"}, [&](const Placed& each) {
        if (each.unit.unwiped) out.push_back(each);
      });
  return out;
}

}  // namespace corner::store
