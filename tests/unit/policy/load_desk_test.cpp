#include <doctest/doctest.h>

#include "policy/canonical.hpp"
#include "policy/load.hpp"
#include "sample.hpp"

using namespace corner;
using namespace corner::policy;
using sample::plus;
using sample::with;

namespace {

constexpr const char* title = "title = { fr = \"T\", en = \"T\" }\n";

/// A desk that says everything, with the catalogue that goes with it.
sample::Files rich() {
  auto files = plus("catalogue.toml", R"(hold_days = 0
loan = {}
[service.dock]
category = "laptop"
title = { fr = "D", en = "D" }
stock = "bulk"
hold_days = "unlimited"
loan = { days = 7, renewals = "unlimited" }
[service.set]
category = "laptop"
title = { fr = "S", en = "S" }
stock = "kit"
parts = ["dock", "phone", "dock"]
[service.help]
category = "laptop"
title = { fr = "A", en = "A" }
stock = "none"
appointment = { minutes = 30, adviser = "it-department" }
[service.disk]
category = "laptop"
title = { fr = "Q", en = "Q" }
wiped = true
)");
  files["desk.toml"] = R"(public_holidays = "fr-alsace-moselle"
[hold]
days = 15
closed = "same-weekday"
code = true
[hours]
mon = ["13:30-17:00", "09:00-12:00"]
sun = []
[site.nice]
title = { fr = "Nice", en = "Nice" }
hours = {}
capacity = 0
[site.grasse]
title = { fr = "Grasse", en = "Grasse" }
[[closure]]
from = 2026-12-24
until = 2027-01-02
reason = { fr = "Fêtes", en = "Holidays" }
[[closure]]
site = ["nice", "grasse"]
from = 2026-05-15
until = 2026-05-16
[slots]
capacity = 2
[queue]
local_first = true
passed_over_at_most = 1
[[queue.class]]
name = "newcomers"
title = { fr = "N", en = "N" }
when = [{ telework = 0, unit = "Roads" }, { ambassador = true }]
[[queue.class]]
name = "externals"
title = { fr = "E", en = "E" }
when = { status = "external" }
[transfer]
allowed = true
[loan]
days = 21
renewals = 3
late = "as-many-days"
closed = "forward"
[approval]
order = ["it-department", "manager"]
silence_months = 2
silence_unless = { telework = ">= 4" }
[role.manager]
title = { fr = "R", en = "M" }
column = "manager"
[role.it-department]
title = { fr = "DSI", en = "IT" }
people = ["P2", "P1"]
[due.end-of-contract]
title = { fr = "F", en = "E" }
date = "contract_end"
notice_days = 30
category = ["phone", "laptop"]
[due.away]
title = { fr = "D", en = "A" }
column = "status"
value = ["external"]
[due.moved]
title = { fr = "M", en = "M" }
changed = "directorate"
[notices]
command = ["sendmail", "-t", "-t"]
from = "corner@example.invalid"
)";
  return files;
}

}  // namespace

TEST_CASE("what a desk says, as values") {
  const Pack pack = sample::pack(rich());
  const auto& desk = pack.desk;
  CHECK(desk.hold == desk::Hold{15, desk::ClosedDays::same_weekday, true});
  CHECK(desk.holidays == desk::Holidays::fr_alsace_moselle);
  REQUIRE(desk.hours);
  CHECK(desk.hours->at(0) == std::vector<desk::Opening>{{540, 720}, {810, 1020}});
  CHECK(desk.hours->at(6).empty());
  CHECK(desk.sites.size() == 1);
  CHECK(desk.sites.at("nice").hours == desk::Week());
  CHECK(desk.sites.at("nice").capacity == 0);
  REQUIRE(desk.closures.size() == 2);
  CHECK(desk.closures[0].sites == std::vector<std::string>{"grasse", "nice"});
  CHECK(desk.closures[1].reason.in(Language::en) == "Holidays");
  CHECK(desk.slots == desk::Slots{15, 2, 30});
  CHECK(desk.queue == desk::Queue{true, 1});
  CHECK(desk.transfer);
  CHECK(desk.loans == desk::Loans{21, 3, desk::Late::as_many_days, desk::ClosedDays::forward});
  CHECK(desk.approval.order == std::vector<std::string>{"it-department", "manager"});
  CHECK(desk.approval.silence_months == 2);
  CHECK(pack.silence_unless.size() == 1);
  REQUIRE(desk.roles.size() == 2);
  CHECK(desk.roles[0].people == std::vector<std::string>{"P1", "P2"});
  CHECK(desk.roles[1].column == "manager");
  REQUIRE(desk.due.size() == 3);
  CHECK(desk.due[0].when == desk::Due::When::value);
  CHECK(desk.due[1].categories == std::vector<std::string>{"laptop", "phone"});
  CHECK(desk.due[1].notice_days == 30);
  CHECK(desk.due[2].when == desk::Due::When::change);
  CHECK(desk.notices->command == std::vector<std::string>{"sendmail", "-t", "-t"});
}

TEST_CASE("how services are handed out: not said, nothing and without end are three things") {
  const Pack pack = sample::pack(rich());
  CHECK(!pack.service("laptop-14")->hold_days);
  CHECK(pack.service("phone")->hold_days == 0);
  CHECK(pack.service("dock")->hold_days == desk::unlimited);
  CHECK(!pack.service("laptop-14")->loan);
  CHECK(pack.service("phone")->loan == desk::Loan{21, 3});
  CHECK(pack.service("dock")->loan == desk::Loan{7, desk::unlimited});
  CHECK(pack.service("set")->stock == Stock::kit);
  CHECK(pack.service("set")->parts == std::map<std::string, int>{{"dock", 2}, {"phone", 1}});
  CHECK(pack.service("help")->appointment == desk::Appointment{30, "it-department"});
  CHECK(pack.service("disk")->wiped);
  CHECK(!pack.service("phone")->wiped);
}

TEST_CASE("a pack that says nothing has the plainest desk, and says nothing of it in its canonical form") {
  const Pack pack = sample::pack();
  CHECK(pack.desk == desk::Settings());
  CHECK(pack.desk.hold.days == desk::unlimited);
  const auto said = with("desk.toml", "public_holidays = \"none\"\n[hold]\ndays = \"unlimited\"\n[queue]\npassed_over_at_most = 3\n"
                                      "[transfer]\nallowed = false\n[loan]\nrenewals = 0\n[approval]\n");
  CHECK(canonical(sample::pack(said)) == canonical(pack));
  CHECK(canonical(sample::pack(with("desk.toml", "[slots]\n"))) != canonical(pack));
  CHECK(canonical(sample::pack(with("desk.toml", "[hours]\n"))) != canonical(pack));
}

TEST_CASE("a desk is read back from the canonical form") {
  const Pack pack = sample::pack(rich());
  const std::string text = canonical(pack);
  const Pack again = parse_canonical(text);
  CHECK(canonical(again) == text);
  CHECK(again.desk == pack.desk);
  for (std::size_t i = 0; i < pack.services.size(); ++i) {
    CHECK(again.services[i].hold_days == pack.services[i].hold_days);
    CHECK(again.services[i].loan == pack.services[i].loan);
    CHECK(again.services[i].parts == pack.services[i].parts);
    CHECK(again.services[i].appointment == pack.services[i].appointment);
    CHECK(again.services[i].wiped == pack.services[i].wiped);
  }
  REQUIRE(again.queue_classes.size() == 2);
  CHECK(again.queue_classes[0].id == "newcomers");
  CHECK(again.queue_classes[0].when == pack.queue_classes[0].when);
  CHECK(again.sites[1].title == pack.sites[1].title);
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string copy = text;
    REQUIRE(copy.find(from) != std::string::npos);
    return copy.replace(copy.find(from), from.size(), to);
  };
  for (const auto& [from, to] : {std::pair{"same-weekday", "sameday"}, {"09:00-12:00", "9-12"}, {"\"mon\"", "\"lundi\""},
                                 {"\"rank\":1", "\"rank\":0"}, {"\"rank\":1", "\"rank\":7"}, {"\"days\":15", "\"days\":-1"},
                                 {"\"unlimited\"", "\"limited\""}, {"\"from\":\"2026-12-24\",", ""}})
    CHECK_THROWS_AS(parse_canonical(broken(from, to)), Error);
}

TEST_CASE("the order of closures, roles and what is due means nothing; that of classes is what they say") {
  const auto part = [](const std::string& one, const std::string& two) {
    return version(sample::pack(with("desk.toml", one + two)));
  };
  const std::string may = "[[closure]]\nfrom = 2026-05-15\nuntil = 2026-05-16\n";
  const std::string june = "[[closure]]\nfrom = 2026-06-15\nuntil = 2026-06-16\n";
  CHECK(part(may, june) == part(june, may));
  CHECK(part(may, may) == part(may, ""));
  CHECK(part(may, june) != part(may, ""));
  const std::string roles = "[role.b]\ncolumn = \"manager\"\n", more = "[role.a]\ncolumn = \"manager\"\n";
  CHECK(part(roles + title, more + title) == part(more + title, roles + title));
  const std::string one = "[[queue.class]]\nname = \"one\"\nwhen = { telework = 1 }\n";
  const std::string two = "[[queue.class]]\nname = \"two\"\nwhen = { telework = 2 }\n";
  CHECK(part(one + title, two + title) != part(two + title, one + title));
}

TEST_CASE("the first class that fits; a missing fact is in none; all others come last") {
  const Pack pack = sample::pack(rich());
  std::vector<Value> values(pack.facts.size(), missing);
  const auto set = [&](const char* fact, Value value) {
    values[static_cast<std::size_t>(pack.index(*pack.fact(fact)))] = value;
  };
  CHECK(pack.queue_rank(values) == 2);
  set("telework", 0);
  CHECK(pack.queue_rank(values) == 2);
  set("status", 1);  // contract, external, tenured
  CHECK(pack.queue_rank(values) == 1);
  set("ambassador", 1);
  CHECK(pack.queue_rank(values) == 0);
}
