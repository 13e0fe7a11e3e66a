#include "policy/confidential.hpp"

#include <doctest/doctest.h>

#include "policy/explain.hpp"
#include "policy/record.hpp"
#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::policy;

namespace {

Pack medical() {
  auto files =
      sample::plus("facts.toml", R"(opinion = { values = ["back", "eyes"], absent = "none", sensitive = true }
seen_on = { months = [0, 600], since = "seen", sensitive = true }
)");
  files["rules/1.toml"] =
      sample::rule("rests",
                   "effect = \"permit\"\nwhen = { item = \"phone\", opinion = \"present\" }\noverrides = "
                   "[\"spares\"]") +
      sample::rule("spares",
                   "effect = \"refuse\"\nwhen = { item = \"phone\" }\nunless = { opinion = \"eyes\" }");
  files["rules/2.toml"] =
      "[rule.names]\neffect = \"refuse\"\nwhen = { telework = 5 }\nreferences = []\nreason = { fr = "
      "\"{opinion}\", en = \"{opinion}\" }\n";
  return sample::pack(files);
}

Json asked(const Policy& policy, const std::map<std::string, std::string>& facts) {
  Question question{"phone", {}, *parse_date("2026-03-02"), *parse_instant("2026-03-02T09:00:00Z"), {}};
  for (const auto& fact : policy.pack().facts) {
    const auto at = facts.find(fact.name);
    question.reads.push_back(at == facts.end() ? Read() : Read{at->second, "directory", {}});
  }
  return record(policy, "v", question);
}

}  // namespace

TEST_CASE("a rule is confidential when its `when` reads a sensitive fact, or its reason names one") {
  const Pack pack = medical();
  CHECK(confidential(pack, *pack.rule("rests")));
  CHECK(confidential(pack, *pack.rule("names")));
  CHECK_FALSE(confidential(pack, *pack.rule("spares")));
  CHECK_FALSE(confidential(pack, *pack.rule("laptop")));
  CHECK(shown_id(pack, *pack.rule("rests")) == "hidden");
  CHECK(sensitive_columns(pack) == std::set<std::string, std::less<>>{"opinion", "seen"});
}

TEST_CASE("a record without what only the person may see") {
  const Policy policy(medical());
  const Json full = asked(policy, {{"item", "phone"}, {"opinion", "back"}, {"telework", "1"}});
  REQUIRE(full["winning"].texts() == std::vector<std::string>{"rests"});
  const Json shown = redacted(policy.pack(), full);
  CHECK(write(shown["facts"]["opinion"]) == R"({"hidden":true,"source":"directory"})");
  CHECK(shown["facts"]["telework"] == full["facts"]["telework"]);
  CHECK(shown["facts"]["seen_on"] == full["facts"]["seen_on"]);
  CHECK(shown["winning"].texts() == std::vector<std::string>{"hidden"});
  CHECK(shown["overridden"].texts() == std::vector<std::string>{"spares"});
  CHECK(withholds(policy.pack(), full));
  CHECK(write(shown).find("back") == std::string::npos);

  const auto why = reasons(policy, shown, Language::en);
  REQUIRE(why.size() == 1);
  CHECK(why[0].rule == "hidden");
  CHECK(why[0].references.empty());
  CHECK(said(shown, *policy.pack().fact("opinion"), Language::en) == "(not shown)");
  CHECK(said(full, *policy.pack().fact("opinion"), Language::en) == "back");
}

TEST_CASE("what holds nothing sensitive is shown whole") {
  const Policy policy(medical());
  const Json full =
      asked(policy, {{"item", "laptop"}, {"telework", "3"}, {"status", "tenured"}, {"held", "0"}});
  CHECK(redacted(policy.pack(), full) == full);
  CHECK_FALSE(withholds(policy.pack(), full));
}

TEST_CASE("no rule may be called as what is hidden") {
  CHECK(sample::codes(sample::plus("rules.toml", sample::rule("hidden", "effect = \"permit\"\nwhen = {}"))) ==
        "bad-name");
}
