#include <doctest/doctest.h>

#include "policy/load.hpp"
#include "sample.hpp"

using namespace corner;
using namespace corner::policy;
using sample::faults;
using sample::with;

namespace {

constexpr const char* title = "title = { fr = \"T\", en = \"T\" }\n";

std::string desk_faults(const std::string& text) { return faults(with("desk.toml", text)); }

std::string service(const std::string& body) {
  return faults(with("catalogue/more.toml", "[service.s]\ncategory = \"phone\"\ntitle = { fr = \"S\", en = \"S\" }\n" + body));
}

}  // namespace

TEST_CASE("desks that cannot be") {
  CHECK(desk_faults("[holds]\ndays = 1\n") == "desk.toml:1:2 unknown-key\n");
  CHECK(sample::problems(with("desk.toml", "[holds]\n"))[0].hint == "did you mean `hold`?");
  CHECK(desk_faults("[hold]\ndays = -1\n") == "desk.toml:2:8 out-of-domain\n");
  CHECK(desk_faults("[hold]\ndays = \"many\"\n") == "desk.toml:2:8 unknown-value\n");
  CHECK(desk_faults("[hold]\ndays = true\n") == "desk.toml:2:8 wrong-type\n");
  CHECK(desk_faults("[hold]\nclosed = \"skipped\"\n") == "desk.toml:2:10 unknown-value\n");
  CHECK(desk_faults("public_holidays = \"france\"\n") == "desk.toml:1:19 unknown-value\n");
  CHECK(desk_faults("[hours]\nmonday = []\n") == "desk.toml:2:1 unknown-key\n");
  CHECK(desk_faults("[hours]\nmon = [\"9h-12h\"]\n") == "desk.toml:2:8 bad-hours\n");
  CHECK(desk_faults("[hours]\nmon = [\"12:00-09:00\"]\n") == "desk.toml:2:8 bad-hours\n");
  CHECK(desk_faults("[hours]\nmon = [\"09:00-12:00\", \"11:59-13:00\"]\n") == "desk.toml:2:23 overlapping-hours\n");
  CHECK(desk_faults("[hours]\nmon = [\"09:00-12:00\", \"12:00-13:00\"]\n").empty());
  CHECK(desk_faults("[slots]\nminutes = 0\n") == "desk.toml:2:11 out-of-domain\n");
  CHECK(desk_faults("[queue]\npassed_over_at_most = -1\n") == "desk.toml:2:23 out-of-domain\n");
  CHECK(desk_faults("[transfer]\nallowed = \"yes\"\n") == "desk.toml:2:11 wrong-type\n");
  CHECK(desk_faults("[loan]\nlate = \"fine\"\n") == "desk.toml:2:8 unknown-value\n");
  CHECK(desk_faults("[notices]\nfrom = \"x\"\n") == "desk.toml:1:2 missing-field\n");
  CHECK(desk_faults("[notices]\ncommand = []\n") == "desk.toml:2:11 missing-field\n");
}

TEST_CASE("closures that cannot be") {
  CHECK(desk_faults("[[closure]]\nfrom = 2026-05-15\n") == "desk.toml:1:1 missing-field\n");
  CHECK(desk_faults("[[closure]]\nfrom = 2026-05-15\nuntil = 2026-05-15\n") == "desk.toml:3:1 bad-date\n");
  CHECK(desk_faults("[[closure]]\nfrom = 2026-05-15\nuntil = \"2026-05-16\"\n") == "desk.toml:3:9 wrong-type\n");
  CHECK(desk_faults("[[closure]]\nsite = []\nfrom = 2026-05-15\nuntil = 2026-05-16\n") == "desk.toml:2:8 missing-field\n");
  const std::string nice = std::string("[site.nice]\n") + title;
  CHECK(desk_faults(nice + "[[closure]]\nsite = [\"nise\"]\nfrom = 2026-05-15\nuntil = 2026-05-16\n") == "desk.toml:4:9 unknown-site\n");
}

TEST_CASE("queue classes that cannot be") {
  const std::string start = std::string("[[queue.class]]\nname = \"a\"\n") + title;
  CHECK(desk_faults(start) == "desk.toml:1:1 missing-field\n");
  CHECK(desk_faults(start + "when = { statu = \"external\" }\n") == "desk.toml:4:10 unknown-fact\n");
  CHECK(desk_faults(start + "when = {}\n" + start + "when = {}\n") == "desk.toml:5:1 duplicate-id\n");
  CHECK(desk_faults(start + "when = {}\nrank = 1\n") == "desk.toml:5:1 unknown-key\n");
}

TEST_CASE("roles and what is due: what cannot be") {
  CHECK(desk_faults(std::string("[role.boss]\n") + title) == "desk.toml:1:7 bad-form\n");
  CHECK(desk_faults(std::string("[role.boss]\ncolumn = \"manager\"\npeople = [\"P1\"]\n") + title) == "desk.toml:1:7 bad-form\n");
  CHECK(desk_faults("[approval]\norder = [\"it-department\", \"it-departement\"]\n") == "desk.toml:2:27 unknown-role\n");
  const std::string due = std::string("[due.d]\n") + title;
  CHECK(desk_faults(due) == "desk.toml:1:6 bad-form\n");
  CHECK(desk_faults(due + "date = \"a\"\nchanged = \"b\"\n") == "desk.toml:1:6 bad-form\n");
  CHECK(desk_faults(due + "column = \"status\"\n") == "desk.toml:1:6 missing-field\n");
  CHECK(desk_faults(due + "column = \"status\"\nvalue = [\"extern\"]\n") == "desk.toml:4:10 unknown-value\n");
  CHECK(desk_faults(due + "column = \"elsewhere\"\nvalue = [\"any\"]\n").empty());
  CHECK(desk_faults(due + "changed = \"b\"\nnotice_days = 3\n") == "desk.toml:4:1 bad-form\n");
  CHECK(desk_faults(due + "date = \"End\"\n") == "desk.toml:3:8 bad-name\n");
  CHECK(desk_faults(due + "date = \"a\"\ncategory = [\"phones\"]\n") == "desk.toml:4:13 unknown-category\n");
}

TEST_CASE("once a pack declares roles, those of its rules that are not are pointed out") {
  const std::string manager = std::string("[role.manager]\ncolumn = \"manager\"\n") + title;
  const auto warned = load(sample::sources(with("desk.toml", manager))).warnings;
  REQUIRE(warned.size() == 1);
  CHECK(warned[0].code == "undeclared-role");
  CHECK(to_string(warned[0].place) == "rules.toml:6:7");
  CHECK(load(sample::sources(sample::files())).warnings.empty());
}

TEST_CASE("services that cannot be handed out so") {
  CHECK(service("stock = \"kit\"\n") == "catalogue/more.toml:1:10 missing-field\n");
  CHECK(service("stock = \"kit\"\nparts = []\n") == "catalogue/more.toml:5:9 missing-field\n");
  CHECK(service("stock = \"kit\"\nparts = [\"fone\"]\n") == "catalogue/more.toml:5:10 unknown-service\n");
  CHECK(service("stock = \"kit\"\nparts = [\"phone\", \"s\"]\n") == "catalogue/more.toml:5:19 kit-in-kit\n");
  CHECK(service("parts = [\"phone\"]\n") == "catalogue/more.toml:4:1 bad-form\n");
  CHECK(service("appointment = { minutes = 30 }\n") == "catalogue/more.toml:4:1 bad-form\n");
  CHECK(service("stock = \"none\"\nappointment = {}\n") == "catalogue/more.toml:5:1 missing-field\n");
  CHECK(service("stock = \"none\"\nappointment = { minutes = 30, adviser = \"helpers\" }\n") == "catalogue/more.toml:5:41 unknown-role\n");
  CHECK(service("stock = \"none\"\nhold_days = 3\n") == "catalogue/more.toml:5:1 bad-form\n");
  CHECK(service("stock = \"bulk\"\nwiped = true\n") == "catalogue/more.toml:5:1 bad-form\n");
  CHECK(service("loan = {}\n") == "catalogue/more.toml:4:1 missing-field\n");
  CHECK(service("loan = { days = 0 }\n") == "catalogue/more.toml:4:17 out-of-domain\n");
  CHECK(service("loan = { days = 1, renewal = 1 }\n") == "catalogue/more.toml:4:20 unknown-key\n");
}
