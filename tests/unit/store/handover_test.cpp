#include "store/handover.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

Failure failure_of(Store& store, const HandOver& hand_over, const Clerk& clerk) {
  try {
    store::hand_over(store, hand_over, clerk, false);
  } catch (const Error& error) {
    return error.kind();
  }
  return Failure::outcome_unknown;
}

}  // namespace

TEST_CASE("nothing is handed over before what the rules ask for is done") {
  Shop shop;
  auto store = shop.open();
  const auto id = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  CHECK(failure_of(store, {.what = "PC-1"}, shop.clerk()) == Failure::conflict);
  CHECK(failure_of(store, {.what = "PC-1", .done = {"show:insurance"}}, shop.clerk()) == Failure::usage);
  CHECK(failure_of(store, {.what = "PC-1", .signatures = {{"insurance", std::string(64, 'a')}}}, shop.clerk()) == Failure::usage);
  CHECK(store.request(id).state == desk::State::reserved);
  CHECK(obligations(store, store.request(id)).at(0).on.empty());

  const std::string digest(64, 'a');
  const auto tried = hand_over(store, {.what = "PC-1", .signatures = {{"", digest}}}, shop.clerk(), true);
  CHECK(tried.obligations.at(0).on == "2026-03-02");
  CHECK(store.request(id).state == desk::State::reserved);
  hand_over(store, {.what = "PC-1", .signatures = {{"", digest}}}, shop.clerk(), false);
  CHECK(store.request(id).state == desk::State::collected);
  const auto met = obligations(store, store.request(id));
  REQUIRE(met.size() == 1);
  CHECK(met[0].what == "sign:charter");
  CHECK(met[0].on == "2026-03-02");
  CHECK(met[0].digest == digest);
  CHECK_NOTHROW(store.verify());
}

TEST_CASE("said and signed at once, it is signed") {
  Shop shop;
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  const auto done = hand_over(store, {.what = "PC-1", .done = {"sign:charter"}, .signatures = {{"charter", std::string(64, 'b')}}},
                               shop.clerk(), false);
  CHECK(obligations(store, done.moved.request).at(0).digest == std::string(64, 'b'));
}
