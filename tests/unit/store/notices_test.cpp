#include "store/notices.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

std::int64_t tell(Store& store, const Request& request, const std::string& kind, const Clerk& clerk) {
  std::int64_t id = 0;
  store.write(false, [&] {
    id = store.append("notice", Json().set("person", request.person).set("request", request.id).set("kind", kind), clerk);
  });
  return id;
}

}  // namespace

TEST_CASE("a notice waits until it left the outbox") {
  Shop shop;
  auto store = shop.open();
  const auto request = store.request(store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id);
  const auto first = tell(store, request, "on-shelf", shop.clerk());
  const auto second = tell(store, request, "approved", shop.clerk());
  auto list = unsent(store, shop.clerk().at);
  REQUIRE(list.size() == 2);
  CHECK(list[0].id == first);
  CHECK(list[0].kind == "on-shelf");
  CHECK(list[0].person.number == "P1");
  CHECK(list[0].request->id == request.id);
  CHECK(list[0].hash.size() == 64);
  CHECK(!list[0].moot);

  mark(store, first, Left::sent, shop.clerk());
  CHECK_THROWS_AS(mark(store, first, Left::sent, shop.clerk()), Error);
  list = unsent(store, shop.clerk().at);
  REQUIRE(list.size() == 1);
  mark(store, second, Left::no_mail, shop.clerk());
  CHECK(unsent(store, shop.clerk().at).empty());
  CHECK_NOTHROW(store.verify());
}

TEST_CASE("what is not true any more, or too old, is moot") {
  Shop shop;
  auto store = shop.open();
  const auto request = store.request(store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id);
  tell(store, request, "on-shelf", shop.clerk());
  tell(store, request, "approved", shop.clerk());
  CHECK(unsent(store, shop.clerk().at + std::chrono::days(29)).at(1).moot == false);
  CHECK(unsent(store, shop.clerk().at + std::chrono::days(31)).at(1).moot);
  store.cancel(request.id, shop.clerk(), false);
  const auto list = unsent(store, shop.clerk().at);
  CHECK(list.at(0).moot);
  CHECK(!list.at(1).moot);
}

TEST_CASE("one sender at a time") {
  Shop shop;
  const Sending first(shop.place.path);
  CHECK_THROWS_AS(Sending(shop.place.path), Error);
}
