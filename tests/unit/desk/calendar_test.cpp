#include "desk/calendar.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner;
using namespace corner::desk;

namespace {

Date on(const char* text) { return *parse_date(text); }

/// Monday to Friday; closed on public holidays and on the Friday after Ascension; `never` is never open, `always` every day round the
/// clock, `late` on Mondays from 23:00.
Settings settings() {
  Settings made;
  Week week, always, late;
  for (std::size_t day = 0; day < 5; ++day) week[day] = {{540, 720}, {810, 1020}};
  for (auto& day : always) day = {{0, 1440}};
  late[0] = {{1380, 1440}};
  made.hours = week;
  made.holidays = Holidays::fr;
  made.closures = {{on("2026-05-15"), on("2026-05-16"), {}, {}}, {on("2026-06-01"), on("2026-06-08"), {"grasse"}, {}}};
  made.sites = {{"never", {Week(), {}}}, {"always", {always, 5}}, {"late", {late, {}}}};
  made.slots = Slots{30, 2, 30};
  return made;
}

std::string held(const char* site, const char* shelved, int days, ClosedDays way) {
  return to_string(Calendar(settings(), site).hold_until(on(shelved), days, way).value());
}

std::vector<std::string> starts(const Calendar& calendar, const char* day) {
  const Zone zone("Europe/Paris");
  std::vector<std::string> list;
  for (const auto& slot : calendar.slots(on(day), zone)) list.push_back(to_string(slot.from));
  return list;
}

}  // namespace

TEST_CASE("open: hours, closures of the site, public holidays") {
  const Calendar nice(settings(), "nice"), grasse(settings(), "grasse");
  CHECK(nice.open(on("2026-05-13")));
  CHECK(!nice.open(on("2026-05-14")));
  CHECK(!nice.open(on("2026-05-15")));
  CHECK(!nice.open(on("2026-05-16")));
  CHECK(nice.open(on("2026-06-01")));
  CHECK(!grasse.open(on("2026-06-01")));
  CHECK(!grasse.open(on("2026-06-05")));
  CHECK(grasse.open(on("2026-06-08")));
  CHECK(nice.openings(on("2026-05-13")) == std::vector<Opening>{{540, 720}, {810, 1020}});
  CHECK(nice.openings(on("2026-05-14")).empty());
  CHECK(nice.next_open(on("2026-05-14")) == on("2026-05-18"));
  CHECK(nice.next_open(on("2026-05-13")) == on("2026-05-13"));
  CHECK(nice.previous_open(on("2026-05-17")) == on("2026-05-13"));
}

TEST_CASE("where hours are not known every day is open, but for closures, and there are no slots") {
  Settings made = settings();
  made.hours.reset();
  const Calendar calendar(made, "nice");
  CHECK(calendar.open(on("2026-05-17")));
  CHECK(!calendar.open(on("2026-05-15")));
  CHECK(calendar.openings(on("2026-05-17")).empty());
  CHECK(starts(calendar, "2026-05-18").empty());
}

TEST_CASE("the six ways over a long week-end: Ascension is on Thursday 14 May 2026, and the Friday is closed") {
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::count) == "2026-05-15");
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::skip) == "2026-05-19");
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::forward) == "2026-05-18");
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::backward) == "2026-05-13");
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::same_weekday) == "2026-05-22");
  CHECK(held("nice", "2026-05-11", 4, ClosedDays::extend) == "2026-05-17");
}

TEST_CASE("when the end is on an open day, only the ways that count open days move it") {
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::count) == "2026-05-18");
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::skip) == "2026-05-22");
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::forward) == "2026-05-18");
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::backward) == "2026-05-18");
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::same_weekday) == "2026-05-18");
  CHECK(held("nice", "2026-05-11", 7, ClosedDays::extend) == "2026-05-22");
}

TEST_CASE("the same weekday may be closed for more than one week") {
  Settings made = settings();
  made.closures.push_back({on("2026-05-20"), on("2026-05-30"), {}, {}});
  CHECK(Calendar(made, "nice").hold_until(on("2026-05-11"), 4, ClosedDays::same_weekday) == on("2026-06-05"));
}

TEST_CASE("backward never ends before the shelving, and goes forward then") {
  CHECK(held("nice", "2026-05-13", 1, ClosedDays::backward) == "2026-05-13");
  CHECK(held("nice", "2026-05-14", 1, ClosedDays::backward) == "2026-05-18");
}

TEST_CASE("no day, and days without end") {
  CHECK(held("nice", "2026-05-13", 0, ClosedDays::skip) == "2026-05-13");
  CHECK(!Calendar(settings(), "nice").hold_until(on("2026-05-13"), unlimited, ClosedDays::skip));
}

TEST_CASE("a site that is never open is an error that names it, not an endless search") {
  for (const auto way : {ClosedDays::skip, ClosedDays::forward, ClosedDays::backward, ClosedDays::same_weekday})
    CHECK_THROWS_WITH_AS(held("never", "2026-05-11", 4, way), doctest::Contains("`never` has no open day within two years"), Error);
  CHECK(held("never", "2026-05-11", 4, ClosedDays::count) == "2026-05-15");
  CHECK(held("never", "2026-05-11", 4, ClosedDays::extend) == "2026-05-19");
  CHECK_THROWS_AS(Calendar(settings(), "never").previous_open(on("2026-05-11")), Error);
}

TEST_CASE("slots follow each other within each opening") {
  const Calendar nice(settings(), "nice");
  const auto list = starts(nice, "2026-05-13");
  REQUIRE(list.size() == 13);  // 6 in the morning, 7 in the afternoon
  CHECK(list.front() == "2026-05-13T07:00:00Z");
  CHECK(list[5] == "2026-05-13T09:30:00Z");
  CHECK(list[6] == "2026-05-13T11:30:00Z");
  CHECK(list.back() == "2026-05-13T14:30:00Z");
  CHECK(starts(nice, "2026-05-14").empty());
  CHECK(nice.capacity() == 2);
  CHECK(Calendar(settings(), "always").capacity() == 5);
  Settings none = settings();
  none.slots.reset();
  CHECK(starts(Calendar(none, "nice"), "2026-05-13").empty());
  CHECK(Calendar(none, "always").capacity() == 0);
}

TEST_CASE("a slot that the opening does not hold whole is not offered") {
  Settings made = settings();
  made.slots->minutes = 50;
  CHECK(starts(Calendar(made, "nice"), "2026-05-13").size() == 3 + 4);
}

TEST_CASE("a day of 23 hours has no slot in the hour that is not; one of 25 offers each local time once") {
  const Calendar calendar(settings(), "always");
  const Zone paris("Europe/Paris");
  const auto slots = [&](const char* day) { return calendar.slots(on(day), paris); };
  CHECK(slots("2026-03-28").size() == 48);
  const auto spring = slots("2026-03-29");
  REQUIRE(spring.size() == 46);
  CHECK(to_string(spring[3].from) == "2026-03-29T00:30:00Z");
  CHECK(paris.show(spring[3].from) == "2026-03-29 01:30");
  CHECK(to_string(spring[4].from) == "2026-03-29T01:00:00Z");
  CHECK(paris.show(spring[4].from) == "2026-03-29 03:00");
  const auto autumn = slots("2026-10-25");
  REQUIRE(autumn.size() == 48);
  CHECK(to_string(autumn[4].from) == "2026-10-25T00:00:00Z");
  CHECK(to_string(autumn[5].from) == "2026-10-25T00:30:00Z");
  CHECK(to_string(autumn[6].from) == "2026-10-25T02:00:00Z");
  CHECK(paris.show(autumn[6].from) == "2026-10-25 03:00");
  for (const auto* day : {"2026-03-29", "2026-10-25"}) {
    const auto list = slots(day);
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(paris.date_of(list[i].from) == on(day));
      CHECK(list[i].until - list[i].from == std::chrono::minutes(30));
      if (i > 0) CHECK(list[i - 1].until <= list[i].from);
    }
  }
}

TEST_CASE("slots that straddle the leap of the clocks do not overlap") {
  Settings made = settings();
  made.slots->minutes = 45;
  const auto slots = Calendar(made, "always").slots(on("2026-03-29"), Zone("Europe/Paris"));
  for (std::size_t i = 1; i < slots.size(); ++i) CHECK(slots[i - 1].until <= slots[i].from);
}

TEST_CASE("an opening up to midnight") {
  CHECK(starts(Calendar(settings(), "late"), "2026-05-18") ==
        std::vector<std::string>{"2026-05-18T21:00:00Z", "2026-05-18T21:30:00Z"});
}
