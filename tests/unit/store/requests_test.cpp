#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"
#include "store/returns.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

TEST_CASE("a grant reserves the oldest unit, and a second laptop is refused while the first is reserved") {
  Shop shop;
  auto store = shop.open();
  const auto first = store.request(shop.order("P1", "laptop"), shop.clerk());
  CHECK(first.list.at(0).state == State::reserved);
  CHECK(first.list.at(0).unit == "PC-1");
  CHECK(store.unit("PC-1")->state == "reserved");
  const auto second = store.request(shop.order("P1", "laptop"), shop.clerk());
  CHECK(second.list.at(0).state == State::refused);
  CHECK(second.list.at(0).record["winning"].texts() == std::vector<std::string>{"one-laptop"});
  store.verify();
}

TEST_CASE("with no unit free one waits, and a return serves the first who waits") {
  Shop shop(1);
  auto store = shop.open();
  const auto held = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  const auto one = store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0);
  const auto two = store.request(shop.order("P3", "laptop"), shop.clerk()).list.at(0);
  CHECK(one.state == State::waiting);
  CHECK(one.ahead == 0);
  CHECK(two.ahead == 1);
  store.collect("PC-1", "", shop.clerk(), false);
  const auto moved = take_back(store, {.what = "PC-1"}, shop.clerk());
  CHECK(moved.request.id == held.id);
  REQUIRE(moved.served.size() == 1);
  CHECK(moved.served[0].request == one.id);
  CHECK(store.request(one.id).unit == "PC-1");
  CHECK(store.request(two.id).state == State::waiting);
  store.verify();
}

TEST_CASE("a damaged unit goes to repair and serves nobody") {
  Shop shop(1);
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  store.request(shop.order("P2", "laptop"), shop.clerk());
  store.collect("PC-1", "", shop.clerk(), false);
  CHECK(take_back(store, {.what = "PC-1", .condition = "damaged"}, shop.clerk()).served.empty());
  CHECK(store.unit("PC-1")->state == "repair");
  store.verify();
}

TEST_CASE("the turn comes, but the rules no longer allow it: the next is served") {
  Shop shop(1);
  auto store = shop.open();
  const auto held = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  const auto gone = store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0);
  const auto next = store.request(shop.order("P3", "laptop"), shop.clerk()).list.at(0);
  store.import_people(sheet("number,name,telework", {"P2,Sample 2,0"}), shop.clerk(), false);
  const auto moved = store.cancel(held.id, shop.clerk(), false);
  REQUIRE(moved.served.size() == 2);
  CHECK(moved.served[0].state == State::refused);
  CHECK(moved.served[1].request == next.id);
  CHECK(store.request(gone.id).state == State::refused);
  store.verify();
}

TEST_CASE("the same key is one request; for another question it is refused") {
  Shop shop;
  auto store = shop.open();
  auto order = shop.order("P1", "laptop");
  order.key = "k1";
  const auto first = store.request(order, shop.clerk());
  const auto again = store.request(order, shop.clerk());
  CHECK(again.repeated);
  CHECK(again.list.at(0).id == first.list.at(0).id);
  CHECK(again.list.at(0).unit == "PC-1");
  CHECK(again.list.at(0).record == first.list.at(0).record);
  order.services = {"mouse"};
  CHECK_THROWS_AS(store.request(order, shop.clerk()), Error);
  store.verify();
}

TEST_CASE("several services: all or nothing, unless what there is will do") {
  Shop shop;
  auto store = shop.open();
  auto order = shop.order("P1", "mouse");
  order.services = {"mouse", "laptop", "laptop"};
  const auto none = store.request(order, shop.clerk());
  CHECK(none.list.at(0).state == State::not_taken);
  CHECK(none.list.at(1).state == State::not_taken);
  CHECK(none.list.at(2).state == State::refused);
  CHECK(none.list.at(2).record["winning"].texts() == std::vector<std::string>{"one-laptop"});
  CHECK(store.requests_of(none.person.id).size() == 3);
  CHECK(store.unit("PC-1")->state == "in-stock");
  order.partial = true;
  const auto some = store.request(order, shop.clerk());
  CHECK(some.list.at(0).state == State::reserved);
  CHECK(some.list.at(1).state == State::reserved);
  CHECK(some.list.at(2).state == State::refused);
  store.verify();
}

TEST_CASE("counted items run out at a site, and come back by a return") {
  Shop shop;
  auto store = shop.open();
  std::vector<std::int64_t> ids;
  for (const char* person : {"P1", "P2", "P3"}) {
    auto order = shop.order(person, "mouse");
    order.site = "cadam";
    ids.push_back(store.request(order, shop.clerk()).list.at(0).id);
  }
  CHECK(store.request(ids[1]).state == State::reserved);
  CHECK(store.request(ids[2]).state == State::waiting);
  store.collect(std::to_string(ids[0]), "", shop.clerk(), false);
  CHECK(take_back(store, {.what = std::to_string(ids[0])}, shop.clerk()).served.at(0).request == ids[2]);
  store.verify();
}

TEST_CASE("a dry run changes nothing") {
  Shop shop;
  auto store = shop.open();
  auto order = shop.order("P1", "laptop");
  order.dry_run = true;
  CHECK(store.request(order, shop.clerk()).list.at(0).state == State::reserved);
  CHECK(store.unit("PC-1")->state == "in-stock");
  CHECK(last_event(store.db())->kind == "bulk.set");
}

TEST_CASE("a fact of the directory is overruled only with a reason, and the record says it was given") {
  Shop shop;
  auto store = shop.open();
  auto order = shop.order("P1", "laptop");
  order.facts = {{"telework", "0"}};
  CHECK_THROWS_AS(store.request(order, shop.clerk()), Error);
  order.because = "telework ends today";
  const auto answer = store.request(order, shop.clerk()).list.at(0);
  CHECK(answer.state == State::refused);
  CHECK(answer.record["facts"]["telework"]["source"].text() == "given");
  order.facts = {{"held", "0"}};
  CHECK_THROWS_AS(store.request(order, shop.clerk()), Error);
}

TEST_CASE("moves that the state does not allow are conflicts") {
  Shop shop;
  auto store = shop.open();
  const auto id = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  CHECK_THROWS_AS(take_back(store, {.what = "PC-1"}, shop.clerk()), Error);
  store.collect(std::to_string(id), "", shop.clerk(), false);
  CHECK_THROWS_AS(store.collect(std::to_string(id), "", shop.clerk(), false), Error);
  CHECK_THROWS_AS(store.cancel(id, shop.clerk(), false), Error);
  CHECK_THROWS_AS(store.collect("PC-2", "", shop.clerk(), false), Error);
  store.verify();
}

TEST_CASE("another unit of the same service may be handed over; the promised one is free again") {
  Shop shop;
  auto store = shop.open();
  const auto id = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  store.collect(std::to_string(id), "PC-2", shop.clerk(), false);
  CHECK(store.unit("PC-1")->state == "in-stock");
  CHECK(store.unit("PC-2")->state == "out");
  CHECK(store.request(id).unit == "PC-2");
  store.verify();
}

TEST_CASE("all or nothing: no approver is asked for a part when another part is refused") {
  Shop shop(1);
  auto store = shop.open();
  auto order = shop.order("P1", "phone");
  order.services = {"phone", "laptop", "laptop"};
  const auto none = store.request(order, shop.clerk());
  CHECK(none.list.at(0).record["outcome"].text() == "approval");
  CHECK(none.list.at(0).state == State::not_taken);
  CHECK(store.in_state(State::awaiting_approval, "").empty());
  store.verify();
}
