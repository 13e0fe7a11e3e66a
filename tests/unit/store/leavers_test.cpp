#include "store/leavers.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

TEST_CASE("what others wait for stands to the name of whoever must answer, and of nobody else") {
  Shop shop;
  auto store = shop.open();
  store.import_people(sheet("number,name,manager", {"P1,Sample 1,P2"}), shop.clerk(), false);
  const auto asked = store.request(shop.order("P1", "phone"), shop.clerk()).list.at(0);
  REQUIRE(asked.state == desk::State::awaiting_approval);
  const auto left = left_by(store, store.person("P2"), "2026-03-02");
  REQUIRE(left.size() == 1);
  CHECK(left[0].kind == "to-answer");
  CHECK(left[0].command == "corner approve " + std::to_string(asked.id) + " --by P2");
  CHECK(left_by(store, store.person("P3"), "2026-03-02").empty());
  CHECK_THROWS_AS(leave(store, {.person = "P2", .close = {left[0].item}}, shop.clerk()), Error);
  CHECK(leave(store, {.person = "P1", .close = {std::to_string(asked.id)}}, shop.clerk()).left.empty());
  CHECK(left_by(store, store.person("P2"), "2026-03-02").empty());
  store.verify();
}
