#include "store/waivers.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"
#include "store/census.hpp"
#include "store/waiver_ends.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

constexpr Date today = std::chrono::year(2026) / 3 / 2;
using Texts = std::vector<std::string>;

Grant lift(const std::string& until) { return {"P1", "one-laptop", until, "second post", "P004", false}; }

// P004 is the IT department; P1 has a laptop.
void prepare(Shop& shop, Store& store) {
  store.import_people(sheet("number,name", {"P004,Denis"}), shop.clerk(), false);
  store.request(shop.order("P1", "laptop"), shop.clerk());
}

}  // namespace

TEST_CASE("while it lives the rule does not count, in requests and for everybody at once, and the use is recorded") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  CHECK(store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).state == State::refused);
  const auto waiver = grant_waiver(store, lift("2026-03-02"), shop.clerk());
  const auto answer = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0);
  CHECK(answer.state == State::reserved);
  CHECK(answer.record["waivers"].texts() == Texts{"one-laptop"});
  CHECK(answer.record["waived"].texts() == Texts{"one-laptop"});
  std::string outcome;
  each_census(store, store.policy(), today, [&](const Person& person, const std::vector<const policy::Found*>& found) {
    if (person.number == "P1") outcome = policy::code((*found[static_cast<std::size_t>(store.policy().pack().service("laptop") - store.policy().pack().services.data())])->outcome);
  });
  CHECK(outcome == "permit");
  const auto list = waivers(store, 0, today);
  REQUIRE(list.size() == 1);
  CHECK(list[0].id == waiver.id);
  CHECK(list[0].uses == std::vector<std::int64_t>{answer.id});
  CHECK(list[0].because == "second post");
  store.verify();
}

TEST_CASE("its last day is one of its days, the day after is not") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  grant_waiver(store, lift("2026-03-05"), shop.clerk());
  const auto& pack = store.policy().pack();
  const auto id = store.person("P1").id;
  CHECK(lifted(store.db(), pack, id, today).size() == 1);
  CHECK(lifted(store.db(), pack, id, add_days(today, 3)).size() == 1);
  CHECK(lifted(store.db(), pack, id, add_days(today, 4)).empty());
  CHECK(lifted(store.db(), pack, store.person("P2").id, today).empty());
  CHECK_FALSE(waivers(store, id, add_days(today, 4)).at(0).lives);
}

TEST_CASE("only whom the rule names may lift it, for others, and with an end to come") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  const auto refused = [&](auto change) {
    auto grant = lift("2026-03-31");
    change(grant);
    CHECK_THROWS_AS(grant_waiver(store, grant, shop.clerk()), Error);
  };
  refused([](Grant& grant) { grant.by = "P2"; });
  refused([](Grant& grant) { grant.by = ""; });
  refused([](Grant& grant) { grant.person = "P004"; });
  refused([](Grant& grant) { grant.rule = "leaving-soon"; });
  refused([](Grant& grant) { grant.rule = "no-such-rule"; });
  refused([](Grant& grant) { grant.until = "2026-03-01"; });
  refused([](Grant& grant) { grant.until = "soon"; });
  grant_waiver(store, lift("2026-03-31"), shop.clerk());
  refused([](Grant&) {});
  CHECK(grant_waiver(store, lift("2026-04-30"), shop.clerk()).lives);
}

TEST_CASE("revoked, the rule counts again at once; what is over cannot be revoked") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  const auto id = grant_waiver(store, lift("2026-03-31"), shop.clerk()).id;
  CHECK(revoke_waiver(store, id, "one post again", shop.clerk(), true).revoked == "2026-03-02");
  CHECK(waivers(store, 0, today).at(0).lives);
  revoke_waiver(store, id, "one post again", shop.clerk(), false);
  CHECK(store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).state == State::refused);
  CHECK_THROWS_AS(revoke_waiver(store, id, "again", shop.clerk(), false), Error);
  CHECK_THROWS_AS(revoke_waiver(store, 1, "none", shop.clerk(), false), Error);
  store.verify();
}

TEST_CASE("under a pack without the rule, or that names another role, a waiver does not count") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  grant_waiver(store, lift("2026-03-31"), shop.clerk());
  const auto id = store.person("P1").id;
  auto pack = store.policy().pack();
  for (auto& rule : pack.rules)
    if (rule.id == "one-laptop") rule.waivable_by = "manager";
  CHECK(lifted(store.db(), pack, id, today).empty());
  std::erase_if(pack.rules, [](const policy::Rule& rule) { return rule.id == "one-laptop"; });
  CHECK(lifted(store.db(), pack, id, today).empty());
  CHECK(waivers(store, id, today).at(0).lives);
}

TEST_CASE("whoever has a waiver is told once, two weeks before it ends, or that it has ended; not of one that was revoked") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store);
  const auto told = [&](const char* day) {
    auto clerk = shop.clerk();
    clerk.at = *parse_instant(std::string(day) + "T03:00:00Z");
    std::vector<Done> done;
    store.write(false, [&] { warn_of_waivers(store, clerk, done); });
    Texts texts;
    for (const auto& each : done) texts.push_back(each.kind + ": " + each.text);
    return texts;
  };
  const auto first = grant_waiver(store, lift("2026-03-20"), shop.clerk());
  CHECK(told("2026-03-05").empty());
  CHECK(told("2026-03-06") == Texts{"waiver-ends: The waiver of `one-laptop` for Sample 1 ends on 2026-03-20."});
  CHECK(told("2026-03-06").empty());
  CHECK(told("2026-03-21").empty());
  revoke_waiver(store, first.id, "found another way", shop.clerk(), false);
  const auto second = grant_waiver(store, lift("2026-03-25"), shop.clerk());
  CHECK(told("2026-04-20") == Texts{"waiver-ends: The waiver of `one-laptop` for Sample 1 ended on 2026-03-25."});
  CHECK(notices(store, "P1") == Texts{"waiver-ends", "waiver-ends"});
  revoke_waiver(store, second.id, "over", shop.clerk(), false);
  grant_waiver(store, lift("2026-03-24"), shop.clerk());
  CHECK(told("2026-04-24").empty());  // no news any more
  store.verify();
}
