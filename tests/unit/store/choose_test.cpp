#include "store/choose.hpp"

#include <doctest/doctest.h>

#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

Order mice(const Shop& shop, const char* person, const char* from, const char* until) {
  auto order = shop.order(person, "mouse");
  order.site = "cadam";
  order.from = from;
  order.until = until;
  return order;
}

}  // namespace

TEST_CASE("counted items: as many as lie there less those promised on the fullest day") {
  Shop shop;  // two mice at cadam
  auto store = shop.open();
  const auto state = [&](const char* person, const char* from, const char* until) {
    return store.request(mice(shop, person, from, until), shop.clerk()).list.at(0).state;
  };
  CHECK(state("P1", "2026-03-10", "2026-03-12") == desk::State::reserved);
  CHECK(state("P2", "2026-03-13", "2026-03-15") == desk::State::reserved);
  CHECK(state("P3", "2026-03-12", "2026-03-13") == desk::State::reserved);  // one each day is promised so far
  CHECK(state("P4", "2026-03-12", "2026-03-12") == desk::State::waiting);
  CHECK(state("P5", "2026-03-14", "2026-03-20") == desk::State::reserved);
  CHECK(state("P6", "", "2026-03-09") == desk::State::reserved);
  CHECK(state("P7", "", "") == desk::State::waiting);
  store.verify();
}

TEST_CASE("one unit for good takes none that is promised later, and none that is out counts as free for good") {
  Shop shop(1);
  auto store = shop.open();
  auto later = shop.order("P1", "laptop");
  later.from = "2026-03-20";
  later.until = "2026-03-30";
  CHECK(store.request(later, shop.clerk()).list.at(0).unit == "PC-1");
  CHECK(store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0).state == desk::State::waiting);
  auto between = shop.order("P3", "laptop");
  between.until = "2026-03-19";
  CHECK(store.request(between, shop.clerk()).list.at(0).unit == "PC-1");
  auto after = shop.order("P4", "laptop");
  after.from = "2026-03-31";
  CHECK(store.request(after, shop.clerk()).list.at(0).unit == "PC-1");
  store.verify();
}
