#include "store/queue.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "policy/load.hpp"
#include "shop.hpp"
#include "store/kits.hpp"
#include "store/reservations.hpp"
#include "store/returns.hpp"
#include "store/shelf.hpp"
#include "store/transfers.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

/// The test pack, with more in `desk.toml` and in the catalogue.
void adopt(Shop& shop, Store& store, const std::string& desk, const std::string& catalogue = "") {
  auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/pack");
  for (auto& source : sources) {
    if (source.path.ends_with("desk.toml")) source.text = desk + "\n" + source.text;
    if (source.path.ends_with("catalogue.toml")) source.text += catalogue;
  }
  const auto loaded = policy::load(sources);
  store.adopt(loaded.pack, sources, shop.clerk(), false);
}

std::int64_t ask(Shop& shop, Store& store, const std::string& person, const std::string& service, const std::string& site = "") {
  auto order = shop.order(person, service);
  order.site = site;
  return store.request(order, shop.clerk()).list.at(0).id;
}

constexpr auto kit = R"(
[service.kit]
category = "accessory"
title.fr = "Kit"
title.en = "Kit"
stock    = "kit"
parts    = ["laptop", "mouse", "mouse"]
)";

}  // namespace

TEST_CASE("local_first: nobody is passed over more often than the pack says, and then it is their turn") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[queue]\nlocal_first = true\npassed_over_at_most = 2\n[transfer]\nallowed = true\n");
  ask(shop, store, "P1", "laptop");
  store.collect("PC-1", "", shop.clerk(), false);
  const auto far = ask(shop, store, "P2", "laptop", "grasse");
  for (const auto* person : {"P3", "P4", "P5"}) ask(shop, store, person, "laptop", "cadam");
  std::vector<std::int64_t> passed;
  for (int i = 0; i < 2; ++i) {
    const auto served = take_back(store, {.what = "PC-1"}, shop.clerk()).served;
    REQUIRE(served.size() == 1);
    CHECK(served[0].request != far);
    CHECK(served[0].from.empty());
    passed.push_back(store.request(far).passed_over);
    store.collect("PC-1", "", shop.clerk(), false);
  }
  CHECK(passed == std::vector<std::int64_t>{1, 2});
  const auto served = take_back(store, {.what = "PC-1"}, shop.clerk()).served;
  REQUIRE(served.size() == 1);
  CHECK(served[0].request == far);
  CHECK(served[0].from == "cadam");
  CHECK(store.request(far).passed_over == 2);
  store.verify();
}

TEST_CASE("passed over are those who could have had the thing, and no others") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[queue]\nlocal_first = true\n[transfer]\nallowed = true\n");
  const auto held = ask(shop, store, "P1", "laptop");
  auto later = shop.order("P2", "laptop");
  later.site = "grasse";
  later.from = "2026-03-20";  // what is promised for days to come is not sent
  const auto promise = store.request(later, shop.clerk()).list.at(0).id;
  const auto local = ask(shop, store, "P3", "laptop", "cadam");
  CHECK(store.cancel(held, shop.clerk(), false).served.at(0).request == local);
  CHECK(store.request(promise).passed_over == 0);
  store.verify();
}

TEST_CASE("who was passed over as often as may be goes before the local one, not before those ahead whom nobody local follows") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[queue]\nlocal_first = true\npassed_over_at_most = 1\n[transfer]\nallowed = true\n[[queue.class]]\nname = \"keen\"\n"
                     "title.fr = \"a\"\ntitle.en = \"a\"\nwhen = { telework = \">= 4\" }\n");
  store.import_people(sheet("number,name,telework", {"P4,Sample 4,5"}), shop.clerk(), false);
  ask(shop, store, "P1", "laptop");
  const auto far = ask(shop, store, "P2", "laptop", "grasse");
  ask(shop, store, "P3", "laptop", "cadam");
  store.collect("PC-1", "", shop.clerk(), false);
  take_back(store, {.what = "PC-1"}, shop.clerk());
  CHECK(store.request(far).passed_over == 1);
  const auto keen = ask(shop, store, "P4", "laptop", "grasse");
  ask(shop, store, "P5", "laptop", "cadam");
  store.collect("PC-1", "", shop.clerk(), false);
  CHECK(take_back(store, {.what = "PC-1"}, shop.clerk()).served.at(0).request == far);
  CHECK(store.request(keen).passed_over == 1);
  store.verify();
}

TEST_CASE("classes come first, in the pack's order; within each who came first; a class is kept") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[[queue.class]]\nname = \"keen\"\ntitle.fr = \"a\"\ntitle.en = \"a\"\nwhen = { telework = \">= 4\" }\n");
  const auto held = ask(shop, store, "P1", "laptop");
  const auto first = ask(shop, store, "P2", "laptop");
  store.import_people(sheet("number,name,telework", {"P3,Sample 3,5", "P4,Sample 4,5"}), shop.clerk(), false);
  const auto keen = ask(shop, store, "P3", "laptop"), keener = ask(shop, store, "P4", "laptop");
  store.import_people(sheet("number,name,telework", {"P3,Sample 3,1"}), shop.clerk(), false);
  CHECK(ahead_of(store, store.request(first)) == 2);
  std::vector<std::int64_t> order;
  for (const auto& each : waiting(store, "laptop")) order.push_back(each.id);
  CHECK(order == std::vector{keen, keener, first});
  CHECK(store.cancel(held, shop.clerk(), false).served.at(0).request == keen);
  store.verify();
}

TEST_CASE("a suspended place is passed without being lost, and wakes on its day") {
  Shop shop(1);
  auto store = shop.open();
  const auto held = ask(shop, store, "P1", "laptop");
  const auto sleeper = ask(shop, store, "P2", "laptop"), next = ask(shop, store, "P3", "laptop"), last = ask(shop, store, "P4", "laptop");
  suspend(store, sleeper, "2026-03-03", shop.clerk(), false);
  CHECK(store.cancel(held, shop.clerk(), false).served.at(0).request == next);
  CHECK(store.request(sleeper).passed_over == 0);
  auto tomorrow = shop.clerk();
  tomorrow.at += std::chrono::hours(24);
  nightly(store, tomorrow, false);
  CHECK_FALSE(store.request(sleeper).asleep);
  CHECK(store.cancel(next, tomorrow, false).served.at(0).request == sleeper);
  CHECK(store.request(last).state == State::waiting);
  CHECK_THROWS_AS(suspend(store, sleeper, "", tomorrow, false), Error);
  CHECK_THROWS_AS(resume(store, last, tomorrow, false), Error);
  store.verify();
}

TEST_CASE("a place that waits where nothing is free does not keep a thing from those behind it") {
  Shop shop(1);
  auto store = shop.open();
  const auto held = ask(shop, store, "P1", "laptop");
  const auto elsewhere = ask(shop, store, "P2", "laptop", "grasse"), here = ask(shop, store, "P3", "laptop", "cadam");
  CHECK(store.cancel(held, shop.clerk(), false).served.at(0).request == here);
  CHECK(store.request(elsewhere).state == State::waiting);
  // No transfer in this pack: the site may change only to where one is.
  CHECK_THROWS_AS(change_site(store, here, "grasse", shop.clerk(), false), Error);
  store.verify();
}

TEST_CASE("what is not collected lapses on the day after its last one, once, and the next is offered it with an end") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 15\nclosed = \"count\"\n");
  const auto late = ask(shop, store, "P1", "laptop"), next = ask(shop, store, "P2", "laptop");
  CHECK(store.request(late).hold_until == "2026-03-17");
  auto clerk = shop.clerk();
  clerk.at += std::chrono::hours(24 * 15);
  CHECK(nightly(store, clerk, false).empty());
  CHECK(store.request(late).state == State::reserved);
  clerk.at += std::chrono::hours(24);
  CHECK(nightly(store, clerk, true).size() == 2);
  CHECK(store.request(late).state == State::reserved);
  CHECK(nightly(store, clerk, false).size() == 2);
  CHECK(nightly(store, clerk, false).empty());
  CHECK(store.request(late).state == State::lapsed);
  CHECK(store.request(next).unit == "PC-1");
  CHECK(store.request(next).hold_until == "2026-04-02");
  store.verify();
}

TEST_CASE("a unit on the road is at no site, for nobody, and is free when it arrives if it was given up") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 5\nclosed = \"count\"\n[transfer]\nallowed = true\n");
  const auto far = ask(shop, store, "P1", "laptop", "grasse");
  CHECK(store.request(far).shelved.empty());
  CHECK_THROWS_AS(store.collect("PC-1", "", shop.clerk(), false), Error);
  CHECK_THROWS_AS(send_unit(store, "PC-1", "cadam", shop.clerk(), false), Error);
  REQUIRE(to_be_sent(store, "cadam").size() == 1);
  send_unit(store, "PC-1", "", shop.clerk(), false);
  CHECK(to_be_sent(store, "").empty());
  CHECK(on_the_road(store, "grasse").size() == 1);
  CHECK_THROWS_AS(store.collect("PC-1", "", shop.clerk(), false), Error);
  CHECK_THROWS_AS(send_unit(store, "PC-1", "grasse", shop.clerk(), false), Error);
  const auto behind = ask(shop, store, "P2", "laptop", "cadam");
  CHECK(store.cancel(far, shop.clerk(), false).served.empty());
  const auto arrived = receive_unit(store, "PC-1", shop.clerk(), false);
  REQUIRE(arrived.served.size() == 1);
  CHECK(arrived.served[0].request == behind);
  CHECK(arrived.served[0].from == "grasse");
  store.verify();
}

TEST_CASE("who came first gets what is promised from a day on, though it must be sent to them") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[transfer]\nallowed = true\n");
  const auto until = [&](const char* person, const char* site, const char* from, const char* to) {
    auto order = shop.order(person, "laptop");
    order.site = site;
    order.from = from;
    order.until = to;
    return store.request(order, shop.clerk()).list.at(0).id;
  };
  const auto held = until("P1", "cadam", "", "2026-03-05");
  until("P2", "cadam", "2026-03-10", "");
  const auto first = until("P3", "grasse", "", "2026-03-05"), second = until("P4", "cadam", "", "2026-03-05");
  CHECK(store.cancel(held, shop.clerk(), false).served.at(0).request == first);
  CHECK(store.request(second).state == State::waiting);
  store.verify();
}

TEST_CASE("the hold starts when the thing arrives") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 5\nclosed = \"count\"\n[transfer]\nallowed = true\n");
  const auto far = ask(shop, store, "P1", "laptop", "grasse");
  send_unit(store, "PC-1", "", shop.clerk(), false);
  auto clerk = shop.clerk();
  clerk.at += std::chrono::hours(24 * 10);
  CHECK(nightly(store, clerk, false).empty());
  const auto arrived = receive_unit(store, "PC-1", clerk, false);
  CHECK(arrived.shelved);
  CHECK(store.request(far).hold_until == "2026-03-17");
  store.verify();
}

TEST_CASE("another site and back does not lengthen the hold") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 5\nclosed = \"count\"\n[transfer]\nallowed = true\n");
  const auto id = ask(shop, store, "P1", "laptop");
  CHECK(store.request(id).hold_until == "2026-03-07");
  auto clerk = shop.clerk();
  clerk.at += std::chrono::hours(24 * 3);
  change_site(store, id, "grasse", clerk, false);
  CHECK(to_be_sent(store, "cadam").size() == 1);
  CHECK(change_site(store, id, "cadam", clerk, false).request.hold_until == "2026-03-07");
  CHECK(on_shelf(store, "cadam", std::chrono::year(2026) / 3 / 2).size() == 1);
  store.verify();
}

TEST_CASE("a kit is had whole or not at all, and counted against its parts") {
  Shop shop(1);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 5\nclosed = \"count\"\n", kit);
  CHECK(store.free_by_service(*parse_date("2026-03-02")).at("kit") == 1);
  const auto first = ask(shop, store, "P1", "kit", "cadam"), second = ask(shop, store, "P2", "kit", "cadam");
  CHECK(store.request(first).state == State::reserved);
  CHECK(store.request(second).state == State::waiting);
  CHECK(parts_of(store, second).empty());
  const auto parts = parts_of(store, first);
  REQUIRE(parts.size() == 3);
  CHECK(store.unit("PC-1")->state == "reserved");
  CHECK(store.free_by_service(*parse_date("2026-03-02")).at("kit") == 0);

  // One by one: the kit follows its parts.
  store.collect("PC-1", "", shop.clerk(), false);
  CHECK(store.request(first).state == State::reserved);
  store.collect(std::to_string(first), "", shop.clerk(), false);
  CHECK(store.request(first).state == State::collected);
  CHECK(take_back(store, {.what = "PC-1"}, shop.clerk()).served.empty());
  CHECK(store.request(first).state == State::collected);
  const auto back = take_back(store, {.what = std::to_string(first)}, shop.clerk());
  CHECK(back.request.state == State::returned);
  REQUIRE(back.served.size() == 1);
  CHECK(back.served[0].request == second);
  CHECK(parts_of(store, second).size() == 3);
  store.verify();
}

TEST_CASE("a kit lapses as a whole; what was collected of it stays with its holder") {
  Shop shop(2);
  auto store = shop.open();
  adopt(shop, store, "[hold]\ndays = 5\nclosed = \"count\"\n", kit);
  store.import_bulk(sheet("service,site,quantity", {"mouse,cadam,4"}), shop.clerk(), false);
  const auto none = ask(shop, store, "P1", "kit", "cadam"), some = ask(shop, store, "P2", "kit", "cadam");
  const auto laptop = parts_of(store, some).at(0);
  store.collect(laptop.unit, "", shop.clerk(), false);
  auto clerk = shop.clerk();
  clerk.at += std::chrono::hours(24 * 6);
  CHECK(nightly(store, clerk, false).size() == 2);
  CHECK(store.request(none).state == State::lapsed);
  CHECK(store.request(some).state == State::collected);
  CHECK(store.request(laptop.id).state == State::collected);
  CHECK(take_back(store, {.what = laptop.unit}, clerk).request.state == State::returned);
  CHECK(store.request(some).state == State::returned);
  store.verify();
}

TEST_CASE("so many at once are so many requests of one batch, all or nothing") {
  Shop shop(2);
  auto store = shop.open();
  auto order = shop.order("P1", "mouse");
  order.quantity = 3;
  order.site = "grasse";
  const auto answers = store.request(order, shop.clerk());
  REQUIRE(answers.list.size() == 3);
  for (const auto& each : answers.list) CHECK(store.request(each.id).batch == answers.list[0].id);
  order.services = {"laptop"};
  order.site = "";
  for (const auto& each : store.request(order, shop.clerk()).list) CHECK(each.state != State::reserved);
  CHECK(store.unit("PC-1")->state == "in-stock");
  store.verify();
}
