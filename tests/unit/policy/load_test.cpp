#include "policy/load.hpp"

#include <doctest/doctest.h>

#include "policy/box.hpp"
#include "sample.hpp"

using namespace corner;
using namespace corner::policy;
using sample::faults;
using sample::plus;
using sample::with;

namespace {

/// The one condition of the sample's further rule `r` that accepts `text` of `fact`.
Accept accepted(const std::string& fact, const std::string& text) {
  const Pack pack = sample::pack(
      plus("rules.toml", sample::rule("r", "effect = \"permit\"\nwhen = { " + fact + " = " + text + " }")));
  const Box& box = pack.rule("r")->when.front();
  return box.empty() ? whole(*pack.fact(fact)) : box.front().accept;
}

}  // namespace

TEST_CASE("a pack is loaded as values") {
  const Loaded loaded = load(sample::sources(sample::files()), "packs/small/");
  const Pack& pack = loaded.pack;
  CHECK(loaded.warnings.empty());
  CHECK(pack.id == "small");
  CHECK(pack.timezone == "Europe/Paris");
  CHECK(pack.fact("status")->values == std::vector<std::string>{"contract", "external", "tenured"});
  CHECK(pack.fact("item")->values == std::vector<std::string>{"laptop", "phone"});
  CHECK(pack.fact("ends_in")->origin == Origin::until);
  CHECK(pack.fact("ends_in")->source == "contract_end");
  CHECK(pack.fact("held")->history.state == "out");
  CHECK(pack.service("laptop-14")->price == Cents{79990});
  CHECK(pack.rule("one-laptop")->waivable_by == "it-department");
  CHECK(to_string(pack.rule("laptop")->place) == "packs/small/rules.toml:1:7");
  const Box& box = pack.rule("laptop")->when.front();
  REQUIRE(box.size() == 3);
  CHECK(box[0].fact == pack.index(*pack.fact("item")));
  CHECK(box[1].accept.ranges == std::vector<Interval>{{0, 0}, {2, 2}});
  CHECK(box[2].accept.ranges == std::vector<Interval>{{2, 5}});
  CHECK(pack.cases.front().given.at(pack.index(*pack.fact("telework"))) == 2);
}

TEST_CASE("conditions accept what they say") {
  CHECK(accepted("telework", "3").ranges == std::vector<Interval>{{3, 3}});
  CHECK(accepted("telework", "\"< 3\"").ranges == std::vector<Interval>{{0, 2}});
  CHECK(accepted("telework", "\"<=3\"").ranges == std::vector<Interval>{{0, 3}});
  CHECK(accepted("telework", "\"> 3\"").ranges == std::vector<Interval>{{4, 5}});
  CHECK(accepted("telework", "[1, \"3..4\", 2]").ranges == std::vector<Interval>{{1, 4}});
  CHECK(accepted("price", "\"< 800\"").ranges == std::vector<Interval>{{0, 79999}});
  CHECK(accepted("price", "\"799.90\"").ranges == std::vector<Interval>{{79990, 79990}});
  CHECK(accepted("price", "300").ranges == std::vector<Interval>{{30000, 30000}});
  CHECK(accepted("ambassador", "true").ranges == std::vector<Interval>{{1, 1}});
  CHECK(accepted("ends_in", "\"absent\"") == Accept{.ranges = {}, .absent = true});
  CHECK(accepted("ends_in", "[\"open-ended\", \"< 3\"]") == Accept{.ranges = {{0, 2}}, .absent = true});
  CHECK(accepted("ends_in", "\"present\"") == Accept{.ranges = {{0, 600}}, .absent = false});
}

TEST_CASE("a condition that accepts everything is left out, unless it excludes absence") {
  const auto box = [](const std::string& when) {
    return sample::pack(plus("rules.toml", sample::rule("r", "effect = \"permit\"\nwhen = " + when)))
        .rule("r")
        ->when.front();
  };
  CHECK(box("{ telework = \">= 0\" }").empty());
  CHECK(box("{ status = [\"tenured\", \"contract\", \"external\"] }").empty());
  CHECK(box("{ ends_in = [\"present\", \"absent\"] }").empty());
  CHECK(box("{ ends_in = \"present\" }").size() == 1);
}

TEST_CASE("an open list holds the texts that are named anywhere") {
  auto files =
      plus("rules.toml",
           sample::rule(
               "r", "effect = \"permit\"\nwhen = [{ unit = [\"Roads\", \"IT\"] }, { unit = \"Archives\" }]"));
  files["cases.toml"] += "[[case]]\nname = \"other\"\ngiven = { unit = \"Parks\" }\nexpect = \"refuse\"\n";
  const Pack pack = sample::pack(files);
  const Fact& unit = *pack.fact("unit");
  CHECK(unit.values == std::vector<std::string>{"Archives", "IT", "Parks", "Roads"});
  CHECK(unit.size() == 5);
  CHECK(pack.rule("r")->when[0].front().accept.ranges == std::vector<Interval>{{0, 0}});
  CHECK(pack.rule("r")->when[1].front().accept.ranges == std::vector<Interval>{{1, 1}, {3, 3}});
}

TEST_CASE("facts of history") {
  const Pack pack = sample::pack(plus("facts.toml", R"(
spent = { sum = "price", of = "attributions", same = "person", within = "36 months" }
last = { months_since = "attribution", same = "service", absent = "never" }
age = { months_since = "purchase", categories = ["phone", "laptop"], absent = "none" }
hired = { months = [0, 600], since = "hired", sensitive = true, title = { fr = "Ancienneté", en = "Seniority" } }
)"));
  CHECK(pack.fact("spent")->history == History{"", "person", {}, "any", 36});
  CHECK(pack.fact("spent")->type == Type::money);
  CHECK(pack.fact("last")->history == History{"attribution", "service", {}, "any", 0});
  CHECK(pack.fact("age")->history == History{"purchase", "", {"laptop", "phone"}, "out", 0});
  CHECK(pack.fact("age")->absent_word == "none");
  CHECK(pack.fact("hired")->origin == Origin::since);
  CHECK(pack.fact("hired")->sensitive);
  CHECK(pack.fact("hired")->title.in(Language::fr) == "Ancienneté");
}

TEST_CASE("a rule that rests on no text is loaded with a warning") {
  const auto loaded = load(sample::sources(
      plus("rules.toml", "[rule.r]\neffect = \"permit\"\nwhen = {}\nreason = { fr = \"R\", en = \"R\" }\n")));
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "missing-reference");
  CHECK(to_string(loaded.warnings[0].place) == "rules.toml:12:7");
  CHECK(loaded.pack.rule("r")->when == std::vector<Box>{Box()});
}

TEST_CASE("parts may lie in several files") {
  auto files = sample::files();
  files["rules/more.toml"] = sample::rule("phone", "effect = \"permit\"\nwhen = { item = \"phone\" }");
  files["cases/b.toml"] = "[[case]]\nname = \"a first\"\ngiven = {}\nexpect = \"undetermined\"\n";
  const Pack pack = sample::pack(files);
  CHECK(pack.rules.size() == 3);
  REQUIRE(pack.cases.size() == 2);
  CHECK(pack.cases[0].name == "a first");
}
