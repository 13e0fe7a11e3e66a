#include "store/reservations.hpp"

#include <doctest/doctest.h>

#include "shop.hpp"
#include "store/transfers.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

TEST_CASE("whoever waits, for a thing or for an approval, may wait at another site, whatever lies there") {
  Shop shop(1);
  auto store = shop.open();
  auto order = shop.order("P1", "laptop");
  order.site = "grasse";
  const auto place = store.request(order, shop.clerk()).list.at(0);
  CHECK(place.state == State::waiting);
  CHECK(change_site(store, place.id, "cadam", shop.clerk(), false).served.at(0).request == place.id);
  CHECK(store.request(place.id).unit == "PC-1");
  const auto behind = store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0);
  CHECK(change_site(store, behind.id, "grasse", shop.clerk(), false).request.state == State::waiting);
  store.import_units(sheet("inventory_number,service,model,site", {"TEL-1,phone,Model,grasse"}), shop.clerk(), false);
  const auto asked = store.request(shop.order("P1", "phone"), shop.clerk()).list.at(0);
  const auto moved = change_site(store, asked.id, "grasse", shop.clerk(), false).request;
  CHECK(moved.state == State::awaiting_approval);
  CHECK(moved.wanted_at == "grasse");
  CHECK(moved.unit.empty());
  store.verify();
}

TEST_CASE("what is on the road is on no shelf, wherever it is to be collected by now") {
  Shop shop(1);
  auto store = shop.open();
  adopt(store, {{"desk/transfer.toml", "[transfer]\nallowed = true\n[hold]\ndays = 5\nclosed = \"count\"\n"}}, shop.clerk());
  auto order = shop.order("P1", "laptop");
  order.site = "grasse";
  const auto far = store.request(order, shop.clerk()).list.at(0);
  send_unit(store, "PC-1", "", shop.clerk(), false);
  CHECK(change_site(store, far.id, "cadam", shop.clerk(), false).request.shelved.empty());
  CHECK_FALSE(receive_unit(store, "PC-1", shop.clerk(), false).shelved);
  CHECK(to_be_sent(store, "grasse").size() == 1);
  store.verify();
}
