#include "store/slots.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"
#include "store/appointments.hpp"
#include "store/reservations.hpp"

using namespace corner;
using namespace corner::store;

namespace {

/// Open on Sundays at night, when the clocks change, and on Wednesday mornings; two places a slot, advisers P8 and P9.
constexpr auto counter = R"(
[hours]
wed = ["09:00-10:00"]
sun = ["00:00-05:00"]

[slots]
minutes    = 30
capacity   = 2
days_ahead = 366

[role.helper]
title.fr = "C"
title.en = "A"
people   = ["P8", "P9"]
)";

constexpr auto talk = R"(
[service.talk]
category    = "support"
title.fr    = "E"
title.en    = "T"
stock       = "none"
appointment = { minutes = 60, adviser = "helper" }
)";

Store opened(Shop& shop) {
  auto store = shop.open();
  adopt(store, {{"desk/counter.toml", counter}, {"catalogue/talk.toml", talk}}, shop.clerk());
  return store;
}

std::int64_t asked(Store& store, Shop& shop, const std::string& person, const std::string& service, const std::string& slot = "") {
  auto order = shop.order(person, service);
  order.slot = slot;
  return store.request(order, shop.clerk()).list.at(0).id;
}

std::vector<std::string> free_on(Store& store, const char* day) {
  std::vector<std::string> out;
  const auto on = *parse_date(day);
  for (const auto& place : free_places(store, {.site = "cadam"}, on, on, *parse_instant("2026-03-02T00:00:00Z"), 100))
    out.push_back(store.zone().show(place.slot.from).substr(11));
  return out;
}

}  // namespace

TEST_CASE("the day of 23 hours lacks the slots of the hour that is not, the one of 25 has each local time once") {
  Shop shop(0);
  auto store = opened(shop);
  auto late = shop.clerk();
  late.at = *parse_instant("2026-10-20T08:00:00Z");
  const std::vector<std::string> day{"00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30"};
  CHECK(free_on(store, "2026-10-18") == day);
  CHECK(free_on(store, "2026-10-25") == day);
  auto spring = day;
  std::erase_if(spring, [](const std::string& time) { return time.starts_with("02"); });
  const auto on = *parse_date("2027-03-28");
  std::vector<std::string> found;
  for (const auto& place : free_places(store, {.site = "cadam"}, on, on, late.at, 100)) found.push_back(store.zone().show(place.slot.from).substr(11));
  CHECK(found == spring);
}

TEST_CASE("a time that comes twice is one slot, the first; one that the clocks leap over is none") {
  Shop shop(0);
  auto store = opened(shop);
  const auto mouse = asked(store, shop, "P1", "mouse", "2026-10-25T02:30");
  CHECK(store.request(mouse).slot == "2026-10-25T00:30:00Z");
  const auto second = asked(store, shop, "P2", "mouse");
  CHECK_THROWS_WITH_AS(book_slot(store, {.request = second, .when = "2026-10-25T01:30:00Z"}, shop.clerk()), doctest::Contains("no slot that begins"), Error);
  CHECK_THROWS_WITH_AS(book_slot(store, {.request = second, .when = "2026-03-29T02:30"}, shop.clerk()), doctest::Contains("no time of Europe/Paris"), Error);
  CHECK(book_slot(store, {.request = second, .when = "2026-10-25T03:00"}, shop.clerk()).appointment.from == *parse_instant("2026-10-25T02:00:00Z"));
}

TEST_CASE("a slot never takes more than its capacity; who collects two things comes once") {
  Shop shop(4);
  auto store = opened(shop);
  asked(store, shop, "P1", "laptop", "2026-03-04T09:00");
  asked(store, shop, "P1", "mouse", "2026-03-04T09:00");
  const auto second = asked(store, shop, "P2", "laptop", "2026-03-04T09:00");
  const auto rows = store.last_row();
  CHECK_THROWS_WITH_AS(asked(store, shop, "P3", "laptop", "2026-03-04T09:00"), doctest::Contains("free: 2026-03-04 09:30"), Error);
  CHECK(store.last_row() == rows);  // nothing is reserved either
  store.cancel(second, shop.clerk(), false);
  CHECK(asked(store, shop, "P3", "laptop", "2026-03-04T09:00") > 0);
}

TEST_CASE("what is collected before its time leaves the place to somebody else") {
  Shop shop(3);
  auto store = opened(shop);
  const auto one = asked(store, shop, "P1", "laptop", "2026-03-04T09:00");
  asked(store, shop, "P2", "laptop", "2026-03-04T09:00");
  store.collect(std::to_string(one), "", shop.clerk(), false);
  const auto now = appointment_of(store, one);
  REQUIRE(now);
  CHECK(!now->stands);
  CHECK(now->sequence == 1);
  CHECK(asked(store, shop, "P3", "laptop", "2026-03-04T09:00") > 0);
}

TEST_CASE("an appointment that moves tells everybody once, and grows its sequence") {
  Shop shop(2);
  auto store = opened(shop);
  const auto id = asked(store, shop, "P1", "laptop", "2026-03-04T09:00");
  book_slot(store, {.request = id, .when = "2026-03-04T09:30"}, shop.clerk());
  book_slot(store, {.request = id, .when = "2026-03-04T09:30"}, shop.clerk());
  CHECK(appointment_of(store, id)->sequence == 1);
  CHECK(notices(store, "P1") == std::vector<std::string>{"appointment"});
  cancel_slot(store, id, shop.clerk(), false);
  CHECK(appointment_of(store, id)->sequence == 2);
  CHECK(notices(store, "P1") == std::vector<std::string>{"appointment", "appointment-cancelled"});
  CHECK_THROWS_AS(cancel_slot(store, id, shop.clerk(), false), Error);
  CHECK(store.request(id).slot.empty());
}

TEST_CASE("an adviser is never in two places, whatever the program tries") {
  Shop shop(0);
  auto store = opened(shop);
  const auto one = asked(store, shop, "P1", "talk", "2026-03-08T01:00");
  const auto two = asked(store, shop, "P2", "talk", "2026-03-08T01:00");
  CHECK(appointment_of(store, one)->adviser->number == "P8");
  CHECK(appointment_of(store, two)->adviser->number == "P9");
  CHECK_THROWS_WITH_AS(asked(store, shop, "P3", "talk", "2026-03-08T01:00"), doctest::Contains("no adviser is free"), Error);
  CHECK_THROWS_AS(asked(store, shop, "P9", "talk", "2026-03-08T01:00"), Error);
  const auto three = asked(store, shop, "P3", "talk");
  Json event;
  event.set("request", three).set("site", "grasse").set("starts", "2026-03-08T00:30:00Z").set("ends", "2026-03-08T01:30:00Z");
  event.set("adviser", store.person("P8").id);
  CHECK_THROWS_AS(store.write(false, [&] { store.append("slot.book", event, shop.clerk()); }), std::exception);
  CHECK(!appointment_of(store, three));
}

TEST_CASE("what changes its site or goes back to the queue loses its appointment, and whoever was to come is told") {
  Shop shop(1);
  auto store = opened(shop);
  const auto mouse = asked(store, shop, "P1", "mouse", "2026-03-04T09:00");
  change_site(store, mouse, "grasse", shop.clerk(), false);
  CHECK(store.request(mouse).slot.empty());
  CHECK(notices(store, "P1").back() == "appointment-cancelled");
}

TEST_CASE("what becomes of an appointment is said, and asked for once when nobody does") {
  Shop shop(0);
  auto store = opened(shop);
  const auto id = asked(store, shop, "P1", "talk", "2026-03-04T09:00");
  CHECK_THROWS_AS(miss(store, {.request = id}, shop.clerk()), Error);
  CHECK_THROWS_AS(honour(store, {.request = id}, shop.clerk()), Error);
  auto clerk = shop.clerk();
  clerk.at = *parse_instant("2026-03-04T10:00:00Z");
  std::vector<Done> done;
  for (int night = 0; night < 2; ++night) store.write(false, [&] { ask_outcomes(store, clerk, done); });
  REQUIRE(done.size() == 1);
  CHECK(done[0].kind == "ask");
  CHECK(store.request(id).state == desk::State::reserved);
  CHECK(notices(store, "P8") == std::vector<std::string>{"appointment", "appointment-past"});
  CHECK(honour(store, {.request = id, .done = "one", .follow_up = "two"}, clerk).state == desk::State::honoured);
  honour(store, {.request = id, .follow_up = "three"}, clerk);
  std::vector<std::string> texts;
  for (const auto& each : said_of(store, id)) texts.push_back(each.kind + " " + each.text);
  CHECK(texts == std::vector<std::string>{"report one", "follow-up two", "follow-up three"});
  CHECK(unanswered(store, "", clerk.at).empty());
  CHECK_NOTHROW(store.verify());
}
