#include "store/units.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"
#include "store/returns.hpp"
#include "store/transfers.hpp"
#include "store/unit_views.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

TEST_CASE("a unit in repair stays its holder's, and comes back to them") {
  Shop shop(1);
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  store.collect("PC-1", "", shop.clerk(), false);
  CHECK(to_repair(store, {.unit = "PC-1", .because = "screen"}, shop.clerk()).held->number == "P1");
  CHECK(store.unit("PC-1")->state == "repair");
  CHECK_THROWS_AS(to_repair(store, {.unit = "PC-1"}, shop.clerk()), Error);
  CHECK(from_repair(store, {.unit = "PC-1"}, shop.clerk()).unit.state == "out");
  to_repair(store, {.unit = "PC-1"}, shop.clerk());
  CHECK(take_back(store, {.what = "PC-1"}, shop.clerk()).request.state == State::returned);
  CHECK(store.unit("PC-1")->state == "in-stock");
  store.verify();
}

TEST_CASE("what was promised of a lost unit moves to another one, or to the queue's front") {
  Shop shop(2);
  auto store = shop.open();
  const auto first = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  const auto moved = lose(store, {.what = first.unit, .because = "gone"}, shop.clerk());
  REQUIRE(moved.displaced.size() == 1);
  CHECK(moved.displaced[0].state == State::reserved);
  CHECK(moved.displaced[0].unit == "PC-2");
  const auto early = store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0);
  CHECK(early.state == State::waiting);
  CHECK(retire(store, {.unit = "PC-2", .because = "recalled"}, shop.clerk()).displaced.at(0).state == State::waiting);
  const auto served = found(store, {.unit = "PC-1"}, "grasse", shop.clerk()).served;
  REQUIRE(served.size() == 1);
  CHECK(served[0].request == first.id);
  CHECK(served[0].site == "grasse");
  CHECK(store.request(early.id).state == State::waiting);
  store.verify();
}

TEST_CASE("a promise made after somebody began to wait still goes before them") {
  Shop shop(1);
  auto store = shop.open();
  auto elsewhere = shop.order("P2", "laptop");
  elsewhere.site = "grasse";
  const auto waits = store.request(elsewhere, shop.clerk()).list.at(0);
  CHECK(waits.state == State::waiting);
  const auto promised = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  CHECK(promised.state == State::reserved);
  lose(store, {.what = "PC-1", .because = "gone"}, shop.clerk());
  const auto served = found(store, {.unit = "PC-1"}, "grasse", shop.clerk()).served;
  REQUIRE(served.size() == 1);
  CHECK(served[0].request == promised.id);
  CHECK(store.request(waits.id).state == State::waiting);
  store.verify();
}

TEST_CASE("a loss is declared once, and is over when the unit is brought back") {
  Shop shop(1);
  auto store = shop.open();
  const auto held = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  store.collect("PC-1", "", shop.clerk(), false);
  CHECK(lose(store, {.what = "PC-1", .because = "train", .in_service = true}, shop.clerk()).held->state == State::lost);
  CHECK_THROWS_AS(lose(store, {.what = "PC-1", .because = "again"}, shop.clerk()), Error);
  CHECK_THROWS_AS(from_repair(store, {.unit = "PC-1"}, shop.clerk()), Error);
  CHECK(take_back(store, {.what = "PC-1", .condition = "damaged", .note = "wet"}, shop.clerk()).request.id == held.id);
  CHECK(store.unit("PC-1")->state == "repair");
  store.verify();
}

TEST_CASE("the life of a unit is what befell it, and not what became of a request that another one serves") {
  Shop shop(2);
  auto store = shop.open();
  const auto held = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  to_repair(store, {.unit = "PC-1", .because = "noise"}, shop.clerk());
  store.collect(std::to_string(held.id), "", shop.clerk(), false);
  std::vector<std::string> first, second;
  for (const auto& each : life(store, "PC-1")) first.push_back(each.event.kind);
  for (const auto& each : life(store, "PC-2")) second.push_back(each.event.kind);
  CHECK(first == std::vector<std::string>{"unit.set", "request", "unit.state", "displace"});
  CHECK(second == std::vector<std::string>{"unit.set", "displace", "collect"});
}

TEST_CASE("what is wiped on the road stays promised to whom it is sent to") {
  Shop shop(1);
  auto store = shop.open();
  adopt(store, {{"desk/transfer.toml", "[transfer]\nallowed = true\n"}}, shop.clerk());
  auto order = shop.order("P1", "laptop");
  order.site = "grasse";
  const auto sent = store.request(order, shop.clerk()).list.at(0);
  send_unit(store, "PC-1", "", shop.clerk(), false);
  CHECK(wipe(store, {.unit = "PC-1"}, shop.clerk()).displaced.empty());
  CHECK(store.request(sent.id).unit == "PC-1");
  store.verify();
}

TEST_CASE("what takes the place of a thing that was to be sent lies there: it is on the shelf") {
  Shop shop(1);
  auto store = shop.open();
  adopt(store, {{"desk/transfer.toml", "[transfer]\nallowed = true\n[hold]\ndays = 5\nclosed = \"count\"\n"}}, shop.clerk());
  auto order = shop.order("P1", "laptop");
  order.site = "grasse";
  const auto far = store.request(order, shop.clerk()).list.at(0);
  CHECK(store.request(far.id).shelved.empty());
  store.import_units(sheet("inventory_number,service,model,site", {"PC-9,laptop,Model,grasse"}), shop.clerk(), false);
  lose(store, {.what = "PC-1", .because = "gone"}, shop.clerk());
  CHECK(store.request(far.id).unit == "PC-9");
  CHECK(store.request(far.id).hold_until == "2026-03-07");
  CHECK(notices(store, "P1") == std::vector<std::string>{"displaced", "on-shelf"});
  store.verify();
}
