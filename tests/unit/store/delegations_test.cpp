#include "store/delegations.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

TEST_CASE("somebody stands in from a day to a day, or until the end is said") {
  Shop shop;
  auto store = shop.open();
  const auto given = set_delegation(store, {"P1", "P2", "", "2026-03-15", false}, shop.clerk());
  CHECK(given.starts == "2026-03-02");
  CHECK_FALSE(given.over(std::chrono::year(2026) / 3 / 15));
  CHECK(given.over(std::chrono::year(2026) / 3 / 16));
  CHECK(end_delegation(store, given.id, shop.clerk(), true).ended == "2026-03-02");
  CHECK(delegations(store).at(0).ended.empty());
  end_delegation(store, given.id, shop.clerk(), false);
  CHECK_THROWS_AS(end_delegation(store, given.id, shop.clerk(), false), Error);
  CHECK(set_delegation(store, {"P1", "P2", "2026-03-15", "2026-03-15", false}, shop.clerk()).name == "Sample 1");
  store.verify();
}

TEST_CASE("days that cannot be, and the same delegate twice, are refused") {
  Shop shop;
  auto store = shop.open();
  const auto refused = [&](const Absence& absence) { CHECK_THROWS_AS(set_delegation(store, absence, shop.clerk()), Error); };
  refused({"P1", "P1", "", "2026-03-15", false});
  refused({"P1", "P2", "2026-03-10", "2026-03-09", false});
  refused({"P1", "P2", "2026-02-01", "2026-03-01", false});
  refused({"P1", "P2", "", "", false});
  refused({"P1", "P99", "", "2026-03-15", false});
  set_delegation(store, {"P1", "P2", "2026-03-05", "2026-03-15", false}, shop.clerk());
  refused({"P1", "P2", "2026-03-15", "2026-03-20", false});
  set_delegation(store, {"P1", "P2", "2026-03-16", "2026-03-20", false}, shop.clerk());
  set_delegation(store, {"P1", "P3", "2026-03-05", "2026-03-15", false}, shop.clerk());
  CHECK(delegations(store).size() == 3);
}
