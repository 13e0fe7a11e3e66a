#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

std::vector<Decided> decisions(Store& store, const Period& period) {
  std::vector<Decided> out;
  store.each_decision(period, [&](const Decided& decided) { out.push_back(decided); });
  return out;
}

std::vector<std::string> differences(Store& store, const Decided& decided) {
  return policy::differences(decided.record, store.policy(decided.pack), decided.pack);
}

}  // namespace

TEST_CASE("decisions of a period, in the journal's order, and no later rows") {
  Shop shop;
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  store.request(shop.order("P2", "mouse"), shop.clerk());
  const auto last = store.last_row();
  store.request(shop.order("P3", "mouse"), shop.clerk());
  const auto found = decisions(store, {"", "", last});
  REQUIRE(found.size() == 2);
  CHECK(found[0].number == "P1");
  CHECK(found[0].seq < found[1].seq);
  CHECK(found[0].on == "2026-03-02");
  CHECK(decisions(store, {"2026-03-02", "2026-03-02", last}).size() == 2);
  CHECK(decisions(store, {"2026-03-03", "", last}).empty());
  CHECK(decisions(store, {"", "2026-03-01", last}).empty());
}

TEST_CASE("a record comes out the same; one that was changed does not, and says where") {
  Shop shop;
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  const auto decided = decisions(store, {"", "", store.last_row()}).at(0);
  CHECK(differences(store, decided).empty());
  const auto changed = [&](std::string_view from, std::string_view to) {
    auto other = decided;
    const auto at = other.record.find(from);
    REQUIRE(at != std::string::npos);
    other.record.replace(at, from.size(), to);
    return differences(store, other);
  };
  CHECK(changed(R"("outcome":"permit")", R"("outcome":"refuse")") == std::vector<std::string>{"outcome"});
  CHECK(changed(R"("telework":{"source":"directory","value":"3"})", R"("telework":{"source":"directory","value":"0"})") ==
        std::vector<std::string>{"by_default", "obligations", "outcome", "winning"});
  CHECK(changed("{", "{ ") == std::vector<std::string>{"text"});
  CHECK(changed("corner.decision/1", "corner.decision/9") == std::vector<std::string>{"record"});
  CHECK(changed("{", "") == std::vector<std::string>{"record"});
}
