#include "store/kits.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "policy/load.hpp"
#include "shop.hpp"
#include "store/nightly.hpp"
#include "store/reservations.hpp"
#include "store/returns.hpp"
#include "store/shelf.hpp"
#include "store/units.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

// A store with one laptop and two mice at cadam, five mice at grasse; a kit is a laptop and two mice, or two mice.
struct Counter {
  Shop shop{1};
  Store store;
  explicit Counter(const std::string& parts = R"("laptop", "mouse", "mouse")") : store(shop.open()) {
    adopt(store, {{"desk/hold.toml", "[hold]\ndays = 5\nclosed = \"count\"\n[transfer]\nallowed = true\n"},
                  {"catalogue/kit.toml", "[service.kit]\ncategory = \"accessory\"\ntitle.fr = \"Kit\"\ntitle.en = \"Kit\"\nstock = \"kit\"\nparts = [" + parts + "]\n"}},
          shop.clerk());
  }
  Answer ask(const std::string& person, const std::string& service, const std::string& from = "", const std::string& until = "") {
    auto order = shop.order(person, service);
    order.from = from;
    order.until = until;
    order.site = "cadam";
    return store.request(order, shop.clerk()).list.at(0);
  }
  Clerk on(const char* day) {
    auto clerk = shop.clerk();
    clerk.at = Instant(std::chrono::sys_days(*parse_date(day))) + std::chrono::hours(9);
    return clerk;
  }
  State state(std::int64_t request) { return store.request(request).state; }
};

}  // namespace

TEST_CASE("kits for days to come are counted against what is promised on these days, and no others") {
  Counter c(R"("mouse", "mouse")");
  CHECK(c.ask("P1", "kit", "2026-03-10", "2026-03-12").state == State::reserved);
  CHECK(c.ask("P2", "kit", "2026-03-12", "2026-03-14").state == State::waiting);
  CHECK(c.ask("P3", "kit", "2026-03-13", "2026-03-14").state == State::reserved);
  CHECK(c.ask("P4", "kit").state == State::waiting);
  CHECK(c.store.free_by_service(*parse_date("2026-03-02")).at("kit") == 2);  // those of grasse
  c.store.verify();
}

TEST_CASE("on its first day a kit stands on the shelf as a whole, is told once, and lapses when nobody comes") {
  Counter c;
  const auto kit = c.ask("P1", "kit", "2026-03-10").id;
  nightly(c.store, c.on("2026-03-10"), false);
  CHECK(c.store.unit("PC-1")->state == "reserved");
  CHECK(c.store.request(kit).hold_until == "2026-03-15");
  CHECK(notices(c.store, "P1") == std::vector<std::string>{"on-shelf"});
  nightly(c.store, c.on("2026-03-16"), false);
  CHECK(c.state(kit) == State::lapsed);
  CHECK(c.store.unit("PC-1")->state == "in-stock");
  c.store.verify();
}

TEST_CASE("a kit whose first day came while it waited sets its parts aside") {
  Counter c;
  c.ask("P2", "laptop");
  const auto kit = c.ask("P1", "kit", "2026-03-10").id;
  CHECK(c.state(kit) == State::waiting);
  CHECK(lose(c.store, {.what = "PC-1", .because = "gone"}, c.shop.clerk()).displaced.size() == 1);
  c.store.cancel(c.store.requests_of(c.store.person("P2").id).at(0).id, c.on("2026-03-11"), false);
  CHECK(found(c.store, {.unit = "PC-1"}, "", c.on("2026-03-11")).served.at(0).request == kit);
  CHECK(c.store.unit("PC-1")->state == "reserved");
  c.store.collect(std::to_string(kit), "", c.on("2026-03-11"), false);
  CHECK(c.store.unit("PC-1")->state == "out");
  c.store.verify();
}

TEST_CASE("a kit of which a part cannot be had: what lies there is handed over, nothing of nothing, and it lapses once") {
  Counter c(R"("laptop")");
  const auto kit = c.ask("P1", "kit").id;
  to_repair(c.store, {.unit = "PC-1"}, c.shop.clerk());
  CHECK(c.state(parts_of(c.store, kit).at(0).id) == State::waiting);
  CHECK_THROWS_AS(c.store.collect(std::to_string(kit), "", c.shop.clerk(), false), Error);
  change_site(c.store, kit, "grasse", c.shop.clerk(), false);
  CHECK(parts_of(c.store, kit).at(0).wanted_at == "grasse");
  nightly(c.store, c.on("2026-03-08"), false);
  CHECK(c.state(kit) == State::lapsed);
  CHECK(c.state(parts_of(c.store, kit).at(0).id) == State::lapsed);
  CHECK(nightly(c.store, c.on("2026-03-09"), false).empty());
  c.store.verify();
}

TEST_CASE("a kit that was lost is back when a part of it is, and all of it by its own number") {
  Counter c(R"("laptop")");
  const auto one = c.ask("P1", "kit").id;
  c.store.collect(std::to_string(one), "", c.shop.clerk(), false);
  lose(c.store, {.what = "PC-1", .because = "gone"}, c.shop.clerk());
  CHECK(c.state(one) == State::lost);
  found(c.store, {.unit = "PC-1"}, "", c.shop.clerk());
  CHECK(c.state(one) == State::returned);
  const auto two = c.ask("P2", "kit").id;
  c.store.collect(std::to_string(two), "", c.shop.clerk(), false);
  lose(c.store, {.what = "PC-1", .because = "gone"}, c.shop.clerk());
  take_back(c.store, {.what = std::to_string(two)}, c.shop.clerk());
  CHECK(c.state(two) == State::returned);
  CHECK(c.store.unit("PC-1")->state == "in-stock");
  c.store.verify();
}

TEST_CASE("a kit that is declared lost by its number is lost with all that is in hand of it") {
  Counter c;
  const auto kit = c.ask("P1", "kit").id;
  c.store.collect(std::to_string(kit), "", c.shop.clerk(), false);
  lose(c.store, {.what = std::to_string(kit), .because = "gone"}, c.shop.clerk());
  CHECK(c.state(kit) == State::lost);
  CHECK(c.store.unit("PC-1")->state == "lost");
  c.store.verify();
}
