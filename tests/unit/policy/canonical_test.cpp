#include "policy/canonical.hpp"

#include <doctest/doctest.h>

#include "core/json.hpp"
#include "sample.hpp"

using namespace corner;
using namespace corner::policy;
using sample::plus;

namespace {

/// Every kind of fact, condition and expectation.
sample::Files rich() {
  auto files = sample::files();
  files["facts.toml"] += R"(
spent = { sum = "price", of = "attributions", same = "person", within = "36 months" }
last = { months_since = "attribution", categories = ["phone"], absent = "never", title = { fr = "Âge", en = "Age" } }
hired = { months = [-1, 600], since = "hired", sensitive = true }
asked = { catalogue = "service" }
weeks = { integer = [0, 9], unit = { fr = "semaines", en = "weeks" } }
[[never]]
status = "tenured"
ends_in = "< 600"
[[never]]
ambassador = true
status = "external"
)";
  files["catalogue.toml"] +=
      "stock = \"bulk\"\nfacts = { ambassador = true }\ndescription = { fr = \"D\", en = \"D\" }\n";
  files["rules.toml"] += sample::rule("a", R"(effect = "approval"
by = ["manager", "it-department"]
obligations = ["sign:charter"]
when = [{ ends_in = ["absent", "< 3", "12..24", 36] }, { price = ["< 800", "1000.50..2000"], unit = ["IT", "Roads"] }]
unless = { ambassador = false, ends_in = "present", hired = "<= 12" }
from = 2026-01-01
until = 2027-01-01
overrides = ["one-laptop"])");
  files["cases.toml"] += R"([[case]]
name = "all of it"
given = { ends_in = "open-ended", unit = "Parks", price = 12, ambassador = true }
expect = "approval"
approvers = []
obligations = ["sign:charter"]
missing = ["held"]
waived = ["one-laptop"]
reference = "R01"
)";
  files["claims.toml"] = R"([[claim]]
name = "an approval is the manager's"
when = [{ unit = ["IT", "Water"] }, { ends_in = "absent", price = "<= 100" }]
unless = { status = "external" }
from = 2026-01-01
until = 2027-01-01
if = ["approval", "permit"]
always = { approvers = ["manager"], obligations = ["sign:charter"], by = ["a", "default"] }
reference = "R02"
[[claim]]
name = "never, or only refused"
when = {}
never = "permit"
)";
  files["pack.toml"] = "authority = \"A\"\ncontact = \"1 rue d'Exemple\"\n" + files["pack.toml"];
  files["desk.toml"] = "[site.nice]\ntitle = { fr = \"Nice\", en = \"Nice\" }\n";
  return files;
}

}  // namespace

TEST_CASE("what was written is read back, to the last byte") {
  for (const auto& files : {sample::files(), rich()}) {
    const Pack pack = sample::pack(files);
    const std::string text = canonical(pack);
    const Pack again = parse_canonical(text);
    CHECK(canonical(again) == text);
    CHECK(again.contact == pack.contact);
    for (std::size_t i = 0; i < pack.facts.size(); ++i) CHECK(again.facts[i].unit == pack.facts[i].unit);
    CHECK(version(again) == version(pack));
    REQUIRE(again.rules.size() == pack.rules.size());
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
      CHECK(again.rules[i].when == pack.rules[i].when);
      CHECK(again.rules[i].unless == pack.rules[i].unless);
      CHECK(again.rules[i].overrides == pack.rules[i].overrides);
      CHECK(again.rules[i].from == pack.rules[i].from);
      CHECK(again.rules[i].reason == pack.rules[i].reason);
    }
    REQUIRE(again.facts.size() == pack.facts.size());
    for (std::size_t i = 0; i < pack.facts.size(); ++i) {
      CHECK(again.facts[i].type == pack.facts[i].type);
      CHECK(again.facts[i].values == pack.facts[i].values);
      CHECK(again.facts[i].low == pack.facts[i].low);
      CHECK(again.facts[i].high == pack.facts[i].high);
      CHECK(again.facts[i].origin == pack.facts[i].origin);
      CHECK(again.facts[i].source == pack.facts[i].source);
      CHECK(again.facts[i].history == pack.facts[i].history);
      CHECK(again.facts[i].sensitive == pack.facts[i].sensitive);
      CHECK(again.facts[i].absent_word == pack.facts[i].absent_word);
    }
    REQUIRE(again.cases.size() == pack.cases.size());
    for (std::size_t i = 0; i < pack.cases.size(); ++i) {
      CHECK(again.cases[i].given == pack.cases[i].given);
      CHECK(again.cases[i].approvers == pack.cases[i].approvers);
      CHECK(again.cases[i].missing == pack.cases[i].missing);
    }
    REQUIRE(again.claims.size() == pack.claims.size());
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
      CHECK(again.claims[i].when == pack.claims[i].when);
      CHECK(again.claims[i].unless == pack.claims[i].unless);
      CHECK(again.claims[i].until == pack.claims[i].until);
      CHECK(again.claims[i].among == pack.claims[i].among);
      CHECK(again.claims[i].always == pack.claims[i].always);
      CHECK(again.claims[i].outcomes == pack.claims[i].outcomes);
      CHECK(again.claims[i].by == pack.claims[i].by);
    }
    REQUIRE(again.services.size() == pack.services.size());
    CHECK(again.services[1].facts == pack.services[1].facts);
    CHECK(again.services[0].price == pack.services[0].price);
    CHECK(again.nevers.size() == pack.nevers.size());
    CHECK(parse_canonical(text, Cases::leave).cases.empty());
    CHECK(parse_canonical(text, Cases::leave).claims.empty());
    CHECK(parse_canonical(text, Cases::leave).rules.size() == pack.rules.size());
  }
}

TEST_CASE("an auditor can read conditions and values") {
  const std::string text = canonical(sample::pack(rich()));
  const auto line = text.find('\n');
  const Json json = parse_json(text.substr(0, line), "pack");
  const auto end = text.find('\n', line + 1);
  const Json cases = parse_json(text.substr(line + 1, end - line - 1), "cases");
  const Json claims = parse_json(text.substr(end + 1), "claims");
  const Json& when = json["rules"]["a"]["when"];
  CHECK(write(when.list()[0]) == R"({"ends_in":["<= 2","12..24",36,"absent"]})");
  CHECK(write(when.list()[1]) == R"({"price":["<= 799.99","1000.50..2000.00"],"unit":["IT","Roads"]})");
  CHECK(write(json["rules"]["a"]["unless"]) == R"({"ambassador":false,"ends_in":"present","hired":"<= 12"})");
  CHECK(write(cases["all of it"]["given"]) ==
        R"({"ambassador":true,"ends_in":"absent","price":"12.00","unit":"Parks"})");
  CHECK(write(claims["never, or only refused"]) == R"({"never":["permit"],"when":{}})");
  CHECK(write(claims["an approval is the manager's"]["always"]) ==
        R"({"approvers":["manager"],"by":["a","default"],"obligations":["sign:charter"]})");
  CHECK(
      write(json["facts"]["last"]) ==
      R"({"absent":"never","categories":["phone"],"months":[0,1200],"months_since":"attribution","state":"any","title":{"en":"Age","fr":"Âge"}})");
}

TEST_CASE("files, order, comments and ways of writing mean nothing") {
  const std::string one = sample::rule("x", R"(effect = "permit"
when = { telework = [1, 2], status = ["tenured", "contract"] })");
  const std::string two = sample::rule("y", R"(effect = "permit"
when = [{ telework = 0 }, { item = "phone" }])");
  const std::string three = sample::rule("x", R"(# a comment
when = { status = ["contract", "tenured"], telework = ["1..2", 2], item = ["phone", "laptop"] }
effect = "permit")");
  const std::string four = sample::rule("y", R"(effect = "permit"
when = [{ item = "phone" }, { telework = "< 1" }, { item = ["phone"] }])");
  auto apart = sample::files();
  apart["rules/2.toml"] = one;
  apart["rules/1.toml"] = four;
  CHECK(version(sample::pack(plus("rules.toml", one + two))) == version(sample::pack(apart)));
  CHECK(version(sample::pack(plus("rules.toml", one + two))) ==
        version(sample::pack(plus("rules.toml", four + three))));
  auto sorted = sample::files();
  sorted["facts.toml"] = "# order of values\n" + sorted["facts.toml"];
  const auto at = sorted["facts.toml"].find("\"tenured\", \"contract\"");
  sorted["facts.toml"].replace(at, 21, "\"contract\", \"tenured\"");
  CHECK(version(sample::pack(sorted)) == version(sample::pack()));
  const Loaded elsewhere = load(sample::sources(sample::files()), "elsewhere/");
  CHECK(version(elsewhere.pack) == version(sample::pack()));
}

TEST_CASE("claims count in the version, and a pack without them has the form that it had") {
  const auto claim = [](const std::string& never) {
    return version(sample::pack(sample::with("claims.toml", "[[claim]]\nname = \"c\"\nwhen = {}\nnever = \"" + never + "\"\n")));
  };
  CHECK(claim("permit") != claim("refuse"));
  CHECK(claim("permit") != version(sample::pack()));
  CHECK(version(sample::pack(sample::with("claims.toml", "# none\n"))) == version(sample::pack()));
}

TEST_CASE("a version is a digest, and any change of meaning changes it") {
  const std::string before = version(sample::pack());
  CHECK(before.size() == 64);
  for (const auto& [from, to] :
       {std::pair{">= 2", ">= 3"}, {"Charter", "charter"}, {"\"permit\"", "\"refuse\""}}) {
    auto files = sample::files();
    auto& text = files["rules.toml"];
    text.replace(text.find(from), std::string(from).size(), to);
    CHECK(version(sample::pack(files)) != before);
  }
}

TEST_CASE("what is no canonical pack is an error, never a crash") {
  const std::string text = canonical(sample::pack(rich()));
  CHECK_THROWS_AS(parse_canonical(""), Error);
  CHECK_THROWS_AS(parse_canonical("[]"), Error);
  CHECK_THROWS_AS(parse_canonical("{}"), Error);
  CHECK_THROWS_AS(parse_canonical("{\"format\":2}"), Error);
  const auto claims = text.rfind('\n', text.size() - 2);  // before them it is a pack without claims
  for (std::size_t size = 0; size + 1 < text.size(); size += 7)  // its last line feed says nothing
    if (size < claims || size > claims + 1) CHECK_THROWS_AS(parse_canonical(text.substr(0, size)), Error);
  CHECK(parse_canonical(text.substr(0, claims + 1)).claims.empty());
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string copy = text;
    REQUIRE(copy.find(from) != std::string::npos);
    return copy.replace(copy.find(from), from.size(), to);
  };
  CHECK_THROWS_AS(parse_canonical(broken("\"effect\":\"approval\"", "\"effect\":\"perhaps\"")), Error);
  CHECK_THROWS_AS(parse_canonical(broken("\"overrides\":[\"one-laptop\"]", "\"overrides\":[\"none\"]")),
                  Error);
  CHECK_THROWS_AS(parse_canonical(broken("\"ends_in\":\"present\"", "\"nothing\":\"present\"")), Error);
  CHECK_THROWS_AS(parse_canonical(broken("\"12..24\"", "\"12...24\"")), Error);
  CHECK_THROWS_AS(parse_canonical(broken("\"2026-01-01\"", "\"2026-02-30\"")), Error);
  CHECK_THROWS_AS(parse_canonical(broken("\"never\":[\"permit\"]", "\"nevre\":[\"permit\"]")), Error);
}
