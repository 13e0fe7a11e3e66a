#include "store/approvers.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

std::vector<std::string> numbers(const std::vector<Approver>& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.person.number + (each.away.empty() ? "" : " for " + each.away));
  return out;
}

using Texts = std::vector<std::string>;
constexpr Date today = std::chrono::year(2026) / 3 / 2;

}  // namespace

TEST_CASE("who answers is whom the column of the person asking names, or whom the pack lists; never the one concerned") {
  Shop shop;
  auto store = shop.open();
  store.import_people(sheet("number,name,manager", {"P1,Sample 1,P2", "P2,Sample 2,P2", "P3,Sample 3,P99", "P004,Denis,"}), shop.clerk(), false);
  CHECK(numbers(approvers(store, "manager", store.person("P1"), today)) == Texts{"P2"});
  CHECK(numbers(approvers(store, "manager", store.person("P2"), today)).empty());
  CHECK(numbers(approvers(store, "manager", store.person("P3"), today)).empty());
  CHECK(numbers(approvers(store, "manager", store.person("P4"), today)).empty());
  CHECK(numbers(approvers(store, "it-department", store.person("P1"), today)) == Texts{"P004"});
  CHECK(numbers(approvers(store, "it-department", store.person("P004"), today)).empty());
  CHECK(numbers(approvers(store, "committee", store.person("P1"), today)).empty());
}

TEST_CASE("a delegate stands in from the first day to the last, and never for the one concerned") {
  Shop shop;
  auto store = shop.open();
  store.import_people(sheet("number,name,manager", {"P1,Sample 1,P2"}), shop.clerk(), false);
  const auto delegate = [&](const char* to, const char* starts, const char* until) {
    store.write(false, [&] {
      store.append("delegation.set", Json().set("person", store.person("P2").id).set("delegate", store.person(to).id).set("starts", starts).set("until", until),
                   shop.clerk());
    });
  };
  delegate("P3", "2026-03-02", "2026-03-02");
  delegate("P5", "2026-03-03", "2026-03-10");
  delegate("P1", "2026-03-01", "2026-03-31");
  CHECK(numbers(approvers(store, "manager", store.person("P1"), today)) == Texts{"P2", "P3 for Sample 2"});
  CHECK(numbers(approvers(store, "manager", store.person("P1"), add_days(today, 8))) == Texts{"P2", "P5 for Sample 2"});
  CHECK(numbers(approvers(store, "manager", store.person("P1"), add_days(today, 9))) == Texts{"P2"});
}

TEST_CASE("roles are asked in the pack's order, the others behind them by name") {
  policy::Pack pack;
  pack.desk.approval.order = {"manager", "direction"};
  CHECK(in_order(pack, {"committee", "direction", "archive", "manager"}) == Texts{"manager", "direction", "archive", "committee"});
}

TEST_CASE("whoever is at the keyboard answers when the directory has their login once") {
  Shop shop;
  auto store = shop.open();
  CHECK(answering(store, "P3", shop.clerk()).number == "P3");
  CHECK_THROWS_AS(answering(store, "", shop.clerk()), Error);
  store.import_people(sheet("number,name,login", {"P1,Sample 1,sample-operator"}), shop.clerk(), false);
  CHECK(answering(store, "", shop.clerk()).number == "P1");
  store.import_people(sheet("number,name,login", {"P2,Sample 2,sample-operator"}), shop.clerk(), false);
  CHECK_THROWS_AS(answering(store, "", shop.clerk()), Error);
}
