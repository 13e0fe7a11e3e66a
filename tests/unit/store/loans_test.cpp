#include "store/loans.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "policy/load.hpp"
#include "shop.hpp"
#include "store/due.hpp"
#include "store/leavers.hpp"
#include "store/nightly.hpp"
#include "store/returns.hpp"
#include "store/units.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

// A store on the lending pack, with two laptops to lend.
struct Lender {
  Shop shop{0};
  Store store;
  Lender() : store(make(shop.folder)) {
    store.import_people(sheet("number,name,site,directorate,contract_end", {"P1,Sample 1,cadam,A,", "P2,Sample 2,cadam,A,", "P3,Sample 3,cadam,A,"}), at("2026-03-02T09:00:00Z"), false);
    store.import_units(sheet("inventory_number,service,model,site", {"L-1,loan-laptop,M,cadam", "L-2,loan-laptop,M,cadam", "PC-1,laptop,M,cadam"}),
                       at("2026-03-02T09:00:00Z"), false);
  }
  /// Closed at the week-end, and the days of the return counted as `way` says.
  void count_closed_days(const std::string& way) {
    auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/lending");
    for (auto& source : sources)
      if (source.path.ends_with("desk.toml")) {
        source.text.insert(source.text.find("late "), "closed = \"" + way + "\"\n");
        source.text += "\n[hours]\nmon = [\"09:00-17:00\"]\ntue = [\"09:00-17:00\"]\nwed = [\"09:00-17:00\"]\nthu = [\"09:00-17:00\"]\nfri = [\"09:00-17:00\"]\n";
      }
    store.adopt(policy::load(sources).pack, sources, at("2026-03-02T09:30:00Z"), false);
  }
  static Store make(const std::filesystem::path& folder) {
    const auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/lending");
    return Store::create({(folder / "lending.db").string(), std::chrono::milliseconds(300)}, true, policy::load(sources).pack, sources, at("2026-03-02T08:00:00Z"));
  }
  static Clerk at(const char* instant) {
    return {"sample-operator", *parse_instant(instant), [](std::size_t count) { return std::string(count, 'x'); }};
  }
  Answer ask(const char* person, const char* unit, const char* from, const char* until, const char* when = "2026-03-02T10:00:00Z") {
    Order order;
    order.person = person;
    order.services = {"loan-laptop"};
    order.unit = unit;
    order.from = from;
    order.until = until;
    return store.request(order, at(when)).list.at(0);
  }
  std::vector<std::string> night(const char* when) {
    std::vector<std::string> kinds;
    for (const auto& each : nightly(store, at(when), false)) kinds.push_back(each.kind);
    return kinds;
  }
};

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("a unit is chosen that is free on every day of the span, its last day included") {
  Lender l;
  CHECK(l.ask("P1", "L-1", "2026-03-10", "2026-03-12").unit == "L-1");
  CHECK(l.ask("P2", "L-2", "2026-03-13", "2026-03-16").unit == "L-2");
  const auto week = l.ask("P3", "", "2026-03-10", "2026-03-16");
  CHECK(week.state == State::waiting);
  CHECK(week.next == "2026-03-13");
  CHECK(l.ask("P3", "", "2026-03-09", "2026-03-12").unit == "L-2");
  CHECK_THROWS_AS(l.ask("P3", "L-1", "2026-03-12", "2026-03-12"), Error);
  CHECK(l.ask("P3", "L-1", "2026-03-13", "2026-03-13").state == State::reserved);
  CHECK_THROWS_AS(l.ask("P3", "", "2026-03-10", "2026-04-01"), Error);
  l.store.verify();
}

TEST_CASE("a loan is not renewed over a promise, and nothing is promised over a renewal") {
  Lender l;
  CHECK(l.ask("P1", "L-1", "", "").until == "2026-03-23");
  l.store.collect("L-1", "", l.at("2026-03-02T11:00:00Z"), false);
  CHECK(renew(l.store, {.what = "L-1"}, l.at("2026-03-03T11:00:00Z")).request.until == "2026-04-13");
  CHECK_THROWS_AS(l.ask("P2", "L-1", "2026-04-13", ""), Error);
  CHECK(l.ask("P2", "L-1", "2026-04-14", "").state == State::reserved);
  CHECK_THROWS_AS(renew(l.store, {.what = "L-1"}, l.at("2026-03-03T11:00:00Z")), Error);
  l.store.verify();
}

TEST_CASE("the night sets aside on the first day, once; the day begins at local midnight") {
  Lender l;
  const auto promised = l.ask("P1", "L-1", "2026-03-29", "2026-04-02");
  CHECK(l.night("2026-03-28T22:59:59Z") == Kinds{});
  CHECK(l.store.unit("L-1")->state == "in-stock");
  CHECK(l.night("2026-03-28T23:00:00Z") == Kinds{"shelve"});  // the night on which the clocks change
  CHECK(l.night("2026-03-28T23:00:01Z") == Kinds{});
  CHECK(l.store.unit("L-1")->state == "reserved");
  CHECK(l.night("2026-04-02T21:59:59Z") == Kinds{});
  CHECK(l.night("2026-04-02T22:00:00Z") == Kinds{"lapse"});
  CHECK(l.store.request(promised.id).state == State::lapsed);
  CHECK(l.store.unit("L-1")->state == "in-stock");
  l.store.verify();
}

TEST_CASE("what is not back when its next promise begins: another one, else before all others") {
  Lender l;
  l.ask("P1", "L-1", "", "2026-03-09");
  l.store.collect("L-1", "", l.at("2026-03-02T11:00:00Z"), false);
  const auto promised = l.ask("P2", "L-1", "2026-03-10", "2026-03-20");
  l.ask("P3", "L-2", "", "2026-03-20");
  CHECK(l.night("2026-03-10T05:00:00Z") == Kinds{"late", "displace"});
  CHECK(l.store.request(promised.id).state == State::waiting);
  CHECK(l.store.request(promised.id).rank == -1);
  CHECK(l.night("2026-03-10T05:01:00Z") == Kinds{});
  const auto moved = take_back(l.store, {.what = "L-1"}, l.at("2026-03-11T09:00:00Z"));
  CHECK(moved.suspended_until == "2026-03-13");
  CHECK(moved.served.empty());  // to be wiped first
  CHECK(wipe(l.store, {.unit = "L-1"}, l.at("2026-03-11T10:00:00Z")).served.at(0).request == promised.id);
  CHECK(l.store.unit("L-1")->state == "reserved");
  l.store.verify();
}

TEST_CASE("as many days without a loan as it was late; two of them one after the other") {
  Lender l;
  for (const char* unit : {"L-1", "L-2"}) {
    l.ask("P1", unit, "", "2026-03-10");
    l.store.collect(unit, "", l.at("2026-03-02T11:00:00Z"), false);
  }
  CHECK(take_back(l.store, {.what = "L-1"}, l.at("2026-03-19T09:00:00Z")).suspended_until == "2026-03-28");
  CHECK(take_back(l.store, {.what = "L-2"}, l.at("2026-03-20T09:00:00Z")).suspended_until == "2026-04-07");
  wipe(l.store, {.unit = "L-1"}, l.at("2026-03-20T09:00:00Z"));
  CHECK_THROWS_AS(l.ask("P1", "", "", "", "2026-04-07T21:59:00Z"), Error);
  CHECK(l.ask("P1", "", "", "", "2026-04-07T22:00:00Z").state == State::reserved);
  CHECK(l.ask("P2", "", "", "", "2026-03-20T10:00:00Z").state == State::waiting);
  l.store.verify();
}

TEST_CASE("a flag comes once a cause, and goes with it") {
  Lender l;
  Order order;
  order.person = "P1";
  order.services = {"laptop"};
  const auto held = l.store.request(order, l.at("2026-03-02T10:00:00Z")).list.at(0).id;
  l.store.collect("PC-1", "", l.at("2026-03-02T11:00:00Z"), false);
  const auto import = [&](const char* line) { l.store.import_people(sheet("number,name,directorate,contract_end", {line}), l.at("2026-03-03T09:00:00Z"), false); };
  CHECK(l.night("2026-03-03T05:00:00Z") == Kinds{});
  import("P1,Sample 1,A,2026-03-20");
  CHECK(l.night("2026-03-04T05:00:00Z") == Kinds{"due"});
  CHECK(l.night("2026-03-05T05:00:00Z") == Kinds{});
  CHECK(l.store.request(held).due_why == "contract-over");
  import("P1,Sample 1,B,2026-12-31");
  CHECK(l.night("2026-03-06T05:00:00Z") == Kinds{"due"});
  CHECK(l.store.request(held).due_why == "transfer");
  CHECK(l.store.request(held).due == "2026-03-06");
  CHECK(l.night("2026-03-07T05:00:00Z") == Kinds{});
  import("P1,Sample 1,A,2026-12-31");
  CHECK(l.night("2026-03-08T05:00:00Z") == Kinds{"not-due"});
  CHECK(l.store.request(held).due.empty());
  l.store.verify();
}

TEST_CASE("whoever leaves: reservations are cancelled, things come back, nothing of others is touched") {
  Lender l;
  const auto mine = l.ask("P1", "L-1", "", ""), theirs = l.ask("P2", "L-2", "", "");
  const auto waits = l.ask("P3", "", "", "");
  CHECK_THROWS_AS(leave(l.store, {.person = "P1", .close = {std::to_string(theirs.id)}}, l.at("2026-03-03T09:00:00Z")), Error);
  const auto closed = leave(l.store, {.person = "P1", .close = {std::to_string(mine.id)}}, l.at("2026-03-03T09:00:00Z"));
  CHECK(closed.left.empty());
  CHECK(closed.served.at(0).request == waits.id);
  l.store.collect("L-2", "", l.at("2026-03-03T10:00:00Z"), false);
  CHECK_THROWS_AS(leave(l.store, {.person = "P2", .close = {std::to_string(theirs.id)}}, l.at("2026-03-03T11:00:00Z")), Error);
  CHECK(l.store.request(theirs.id).state == State::collected);
  l.store.verify();
}

TEST_CASE("on its first day a promise is handed over wiped, from where it lies, or another one in its place") {
  Lender l;
  l.ask("P1", "L-1", "", "2026-03-09");
  l.store.collect("L-1", "", l.at("2026-03-02T11:00:00Z"), false);
  const auto promised = l.ask("P2", "L-1", "2026-03-10", "2026-03-20");
  const auto collect = [&](const char* unit) { return l.store.collect(std::to_string(promised.id), unit, l.at("2026-03-10T08:00:00Z"), false); };
  CHECK_THROWS_AS(collect(""), Error);  // still out
  take_back(l.store, {.what = "L-1"}, l.at("2026-03-09T09:00:00Z"));
  CHECK_THROWS_AS(collect(""), Error);  // to be wiped first
  CHECK(collect("L-2").request.unit == "L-2");
  CHECK(l.store.unit("L-1")->state == "in-stock");
  l.store.verify();
}

TEST_CASE("nothing is set aside for whom the days are over") {
  Lender l;
  const auto first = l.ask("P1", "L-1", "", "").id;
  l.ask("P2", "L-2", "", "");
  const auto waits = l.ask("P3", "", "", "2026-03-04");
  CHECK(waits.state == State::waiting);
  CHECK(l.store.cancel(first, l.at("2026-03-05T09:00:00Z"), false).served.empty());
  CHECK(l.night("2026-03-05T10:00:00Z") == Kinds{"lapse"});
  CHECK(l.store.request(waits.id).state == State::lapsed);
  l.store.verify();
}

TEST_CASE("a clock that went back by more than a loan lasts keeps nobody from what comes back") {
  Lender l;
  l.ask("P1", "L-1", "", "", "2026-03-30T09:00:00Z");
  const auto held = l.ask("P2", "L-2", "", "", "2026-03-30T09:00:00Z").id;
  const auto waits = l.ask("P3", "", "", "", "2026-03-30T09:00:00Z").id;
  CHECK(l.store.cancel(held, l.at("2026-03-02T09:00:00Z"), false).served.at(0).request == waits);
  CHECK(l.store.request(waits).until == "2026-03-23");
  l.store.verify();
}

TEST_CASE("a day of the return on which the counter is closed moves as the pack says, and so does a renewal's") {
  // 21 days from Saturday 7 March are Saturday 28 March.
  for (const auto& [way, day] : {std::pair("count", "2026-03-28"), std::pair("skip", "2026-04-06"), std::pair("forward", "2026-03-30"),
                                 std::pair("backward", "2026-03-27"), std::pair("extend", "2026-04-03")}) {
    Lender l;
    l.count_closed_days(way);
    CAPTURE(way);
    const auto loan = l.ask("P1", "L-1", "2026-03-07", "", "2026-03-02T10:00:00Z");
    CHECK(loan.until == day);
    CHECK_THROWS_AS(l.ask("P2", "L-2", "2026-03-07", "2026-04-07", "2026-03-02T10:00:00Z"), Error);
  }
  Lender l;
  l.count_closed_days("forward");
  const auto loan = l.ask("P1", "L-1", "", "2026-03-21", "2026-03-02T10:00:00Z");  // a day that was named stays
  CHECK(loan.until == "2026-03-21");
  l.store.collect(std::to_string(loan.id), "", Lender::at("2026-03-02T10:00:00Z"), false);
  CHECK(renew(l.store, {.what = "L-1"}, Lender::at("2026-03-03T10:00:00Z")).request.until == "2026-04-13");
}
