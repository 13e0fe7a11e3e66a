#include "store/silence.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"
#include "store/approvals.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

const policy::Source two_months{"desk/approval.toml", "[approval]\nsilence_months = 2\nsilence_unless = { status = \"elected\" }\n"};

Clerk on(Shop& shop, std::chrono::year_month_day day) {
  auto clerk = shop.clerk();
  clerk.at = std::chrono::sys_days(day) + std::chrono::hours(3);
  return clerk;
}

std::int64_t asked(Shop& shop, Store& store, const std::string& person) {
  return store.request(shop.order(person, "phone"), shop.clerk()).list.at(0).id;
}

}  // namespace

TEST_CASE("two months without an answer are a refusal, on the day after, once; the last day is the approver's") {
  Shop shop;
  auto store = shop.open();
  adopt(store, {two_months}, shop.clerk());
  const auto id = asked(shop, store, "P1");
  using namespace std::chrono;
  CHECK(nightly(store, on(shop, 2026y / 5 / 2), false).empty());
  CHECK(nightly(store, on(shop, 2026y / 5 / 3), true).size() == 1);
  CHECK(store.request(id).state == State::awaiting_approval);
  const auto done = nightly(store, on(shop, 2026y / 5 / 3), false);
  REQUIRE(done.size() == 1);
  CHECK(done[0].kind == "silence");
  CHECK(store.request(id).state == State::rejected);
  CHECK(approvals(store, store.request(id)).at(0).answer == "silence");
  CHECK(notices(store, "P1") == std::vector<std::string>{"rejected"});
  CHECK(nightly(store, on(shop, 2026y / 5 / 3), false).empty());
  CHECK(nightly(store, on(shop, 2026y / 6 / 3), false).empty());
  store.verify();
}

TEST_CASE("nothing follows from silence for whom the pack leaves out, nor under a pack that says nothing") {
  Shop shop;
  auto store = shop.open();
  using namespace std::chrono;
  const auto agent = asked(shop, store, "P1");
  CHECK(nightly(store, on(shop, 2027y / 1 / 1), false).empty());
  adopt(store, {two_months}, shop.clerk());
  store.import_people(sheet("number,name,status", {"P2,Sample 2,elected"}), shop.clerk(), false);
  const auto elected = asked(shop, store, "P2");
  CHECK(nightly(store, on(shop, 2027y / 1 / 1), false).size() == 1);
  CHECK(store.request(agent).state == State::rejected);
  CHECK(store.request(elected).state == State::awaiting_approval);
  store.verify();
}
