#include <doctest/doctest.h>

#include "sample.hpp"

using namespace corner;
using sample::faults;
using sample::plus;
using sample::with;

namespace {

/// What is wrong with a further rule.
std::string rule_fault(const std::string& body) {
  return sample::codes(with("rules/more.toml", sample::rule("r", body)));
}

std::string when_fault(const std::string& when) { return rule_fault("effect = \"permit\"\nwhen = " + when); }

std::string fact_fault(const std::string& declaration) {
  return faults(with("facts/more.toml", "[fact]\n" + declaration + "\n"));
}

/// The first hint about a further rule with these conditions.
std::string hint(const std::string& when) {
  const std::string body = fmt::format("effect = \"permit\"\nwhen = {}", when);
  const auto problems = sample::problems(plus("rules.toml", sample::rule("r", body)));
  return problems.empty() ? "" : problems.front().hint;
}

}  // namespace

TEST_CASE("everything wrong in all files is told at once, by place") {
  auto files = sample::files();
  files["pack.toml"] += "author = \"me\"\n";
  files["facts.toml"] += "odd = \"bolean\"\n";
  files["rules.toml"] +=
      sample::rule("r", "effect = \"permitted\"\nwhen = { statut = \"tenured\", telework = 6 }");
  files["catalogue.toml"] += "[service.x]\ncategory = \"lapto\"\ntitle = { fr = \"X\" }\n";
  CHECK(faults(files) ==
        "catalogue.toml:12:12 unknown-category\n"
        "catalogue.toml:13:1 missing-translation\n"
        "facts.toml:10:7 unknown-value\n"
        "pack.toml:7:1 unknown-key\n"
        "rules.toml:15:10 unknown-value\n"
        "rules.toml:16:10 unknown-fact\n"
        "rules.toml:16:41 out-of-domain\n");
}

TEST_CASE("hints guess what was meant, or say what may stand") {
  CHECK(hint("{ statu = \"tenured\" }") == "did you mean `status`?");
  CHECK(hint("{ status = \"zzzzzz\" }") == "expected `contract`, `external` or `tenured`");
  CHECK(hint("{ telework = \"2\" }") == "write the number without quotes");
}

TEST_CASE("conditions that cannot be") {
  CHECK(when_fault("{ status = 3 }") == "wrong-type");
  CHECK(when_fault("{ status = \"tenure\" }") == "unknown-value");
  CHECK(when_fault("{ status = \"absent\" }") == "undeclared-absence");
  CHECK(when_fault("{ telework = \"present\" }") == "undeclared-absence");
  CHECK(when_fault("{ status = [] }") == "dead-rule");
  CHECK(when_fault("{ status = [[\"tenured\"]] }") == "wrong-type");
  CHECK(when_fault("{ telework = \"> 5\" }") == "dead-rule");
  CHECK(when_fault("{ telework = \"4..2\" }") == "dead-rule");
  CHECK(when_fault("{ telework = \"2..9\" }") == "out-of-domain");
  CHECK(when_fault("{ telework = 9 }") == "out-of-domain");
  CHECK(when_fault("{ telework = -1 }") == "out-of-domain");
  CHECK(when_fault("{ telework = 1.5 }") == "wrong-type");
  CHECK(when_fault("{ telework = \"many\" }") == "wrong-type");
  CHECK(when_fault("{ price = 799.90 }") == "wrong-type");
  CHECK(when_fault("{ price = 9223372036854775807 }") == "out-of-domain");
  CHECK(when_fault("{ ambassador = \"true\" }") == "wrong-type");
  CHECK(when_fault("{ ambassador = 1 }") == "wrong-type");
  CHECK(when_fault("{ nobody = 1 }") == "unknown-fact");
  CHECK(when_fault("[]") == "dead-rule");
  CHECK(when_fault("[1]") == "wrong-type");
  CHECK(when_fault("3") == "wrong-type");
}

TEST_CASE("rules that cannot be") {
  CHECK(rule_fault("effect = \"permit\"") == "missing-field");
  CHECK(rule_fault("when = {}") == "missing-field");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nwen = {}") == "unknown-key");
  CHECK(rule_fault("effect = \"approval\"\nwhen = {}") == "missing-field");
  CHECK(rule_fault("effect = \"approval\"\nwhen = {}\nby = []") == "missing-field");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nby = [\"manager\"]") == "bad-form");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nwaivable_by = \"manager\"") == "bad-form");
  CHECK(rule_fault("effect = \"refuse\"\nwhen = {}\nobligations = [\"sign:charter\"]") == "bad-form");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nobligations = [\"sign\"]") == "bad-name");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nfrom = 2026-05-01\nuntil = 2026-05-01") == "bad-date");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nfrom = \"2026-05-01\"") == "wrong-type");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\nfrom = 0001-05-01") == "bad-date");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\noverrides = [\"lapto\"]") == "unknown-rule");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\noverrides = [\"r\"]") == "override-itself");
  CHECK(rule_fault("effect = \"permit\"\nwhen = {}\noverrides = [\"laptop\", \"laptop\"]") ==
        "duplicate-value");
  CHECK(faults(plus("rules.toml", "[rule.Laptop]\n")).find("rules.toml:12:7 bad-name\n") == 0);
  CHECK(faults(plus("rules.toml", sample::rule("default", "effect = \"permit\"\nwhen = {}"))) ==
        "rules.toml:12:7 bad-name\n");
  CHECK(faults(plus("rules.toml", "[rule]\nx = 1\n")) == "rules.toml:13:5 wrong-type\n");
}

TEST_CASE("a circle of overrides is named") {
  const std::string body = "effect = \"permit\"\nwhen = {}\noverrides = ";
  const std::string rules = sample::rule("a", body + "[\"b\"]") +
                            sample::rule("b", body + "[\"c\", \"laptop\"]") +
                            sample::rule("c", body + "[\"a\"]");
  const auto problems = sample::problems(with("rules/more.toml", rules));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "override-cycle");
  CHECK(problems[0].message == "rules override one another in a circle: `a` → `b` → `c` → `a`");
}

TEST_CASE("one name, one thing: duplicates across files tell both places") {
  const auto problems =
      sample::problems(with("rules/z.toml", sample::rule("laptop", "effect = \"permit\"\nwhen = {}")));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "duplicate-id");
  CHECK(to_string(problems[0].place) == "rules/z.toml:1:7");
  CHECK(problems[0].message == "`laptop` is defined already at rules.toml:1:7");
  CHECK(faults(plus("cases.toml", sample::files()["cases.toml"])) == "cases.toml:7:1 duplicate-id\n");
  CHECK(faults(plus("rules.toml", "[rule.laptop]\n")) == "rules.toml:12:1 duplicate-id\n");
}

TEST_CASE("texts: every language, the same placeholders, of facts that are") {
  const auto reason = [](const std::string& text) {
    constexpr const char* rest = "[rule.r]\nreferences = []\neffect = \"permit\"\nwhen = {{}}\nreason = {}\n";
    return faults(with("rules/more.toml", fmt::format(rest, text)));
  };
  CHECK(reason("{ fr = \"R\" }") == "rules/more.toml:5:1 missing-translation\n");
  CHECK(reason("{ fr = \"R\", en = \" \" }") == "rules/more.toml:5:27 missing-translation\n");
  CHECK(reason("{ fr = \"R\", en = \"R\", de = \"R\" }") == "rules/more.toml:5:32 unknown-key\n");
  CHECK(reason("\"R\"") == "rules/more.toml:5:10 wrong-type\n");
  CHECK(reason("{ fr = \"{telework}\", en = \"R\" }") == "rules/more.toml:5:17 drifting-placeholders\n");
  CHECK(reason("{ fr = \"{telewerk}\", en = \"{telewerk}\" }") ==
        "rules/more.toml:5:17 unknown-fact\nrules/more.toml:5:36 unknown-fact\n");
  CHECK(reason("{ fr = \"{telework\", en = \"R\" }") == "rules/more.toml:5:17 bad-placeholder\n");
  CHECK(reason("{ fr = \"R}\", en = \"R\" }") == "rules/more.toml:5:17 bad-placeholder\n");
}

TEST_CASE("facts that cannot be") {
  CHECK(fact_fault("a = { integer = [5, 0] }") == "facts/more.toml:2:17 out-of-domain\n");
  CHECK(fact_fault("a = { integer = [0] }") == "facts/more.toml:2:17 out-of-domain\n");
  CHECK(fact_fault("a = { integer = [0, 9223372036854775807] }") == "facts/more.toml:2:17 out-of-domain\n");
  CHECK(fact_fault("a = { integer = [0, 5], money = \"EUR\" }") == "facts/more.toml:2:1 bad-form\n");
  CHECK(fact_fault("a = { unit = \"days\" }") == "facts/more.toml:2:1 missing-field\n");
  CHECK(fact_fault("a = { boolean = true, until = \"x\" }") == "facts/more.toml:2:23 unknown-key\n");
  CHECK(fact_fault("a = { boolean = false }") == "facts/more.toml:2:17 unknown-value\n");
  CHECK(fact_fault("a = []") == "facts/more.toml:2:5 missing-field\n");
  CHECK(fact_fault("a = [\"x\", \"x\"]") == "facts/more.toml:2:11 duplicate-value\n");
  CHECK(fact_fault("a = [\"x\", \"present\"]") == "facts/more.toml:2:11 bad-name\n");
  CHECK(fact_fault("a = { values = [\"x\"], absent = \"x\" }") == "facts/more.toml:2:32 bad-name\n");
  CHECK(fact_fault("a = { months = [0, 5], until = \"x\", since = \"y\" }") ==
        "facts/more.toml:2:1 bad-form\n");
  CHECK(fact_fault("a = { count = \"attributions\" }") == "facts/more.toml:2:1 missing-field\n");
  CHECK(fact_fault("a = { count = \"attributions\", categories = [\"lapto\"] }") ==
        "facts/more.toml:2:45 unknown-category\n");
  CHECK(fact_fault("a = { count = \"attributions\", same = \"person\", within = \"3 years\" }") ==
        "facts/more.toml:2:57 out-of-domain\n");
  CHECK(fact_fault("a = { sum = \"price\", same = \"person\" }") == "facts/more.toml:2:1 missing-field\n");
  CHECK(fact_fault("a = { months_since = \"purchase\", same = \"person\" }") ==
        "facts/more.toml:2:1 missing-field\n");
  CHECK(fact_fault("A = \"boolean\"") == "facts/more.toml:2:1 bad-name\n");
  CHECK(faults(plus("facts.toml", "[[never]]\n")) == "facts.toml:10:1 never-everything\n");
  CHECK(faults(plus("facts.toml", "[[never]]\ntelework = 9\n")) == "facts.toml:11:12 out-of-domain\n");
}

TEST_CASE("services and cases that cannot be") {
  const auto service = [](const std::string& body) {
    constexpr const char* start = "[service.s]\ntitle = {{ fr = \"S\", en = \"S\" }}\n{}\n";
    return faults(with("catalogue/more.toml", fmt::format(start, body)));
  };
  CHECK(service("") == "catalogue/more.toml:1:10 missing-field\n");
  CHECK(service("category = \"phone\"\nstock = \"units\"") == "catalogue/more.toml:4:9 unknown-value\n");
  CHECK(service("category = \"phone\"\nprice = -1") == "catalogue/more.toml:4:9 out-of-domain\n");
  CHECK(service("category = \"phone\"\nprice = \"12,999\"") == "catalogue/more.toml:4:9 wrong-type\n");
  CHECK(service("category = \"phone\"\nfacts = { held = 1 }") == "catalogue/more.toml:4:11 bad-form\n");
  CHECK(service("category = \"phone\"\nfacts = { price = 1 }") == "catalogue/more.toml:4:11 bad-form\n");
  CHECK(service("category = \"phone\"\nfacts = { telework = 7 }") ==
        "catalogue/more.toml:4:22 out-of-domain\n");
  const auto test = [](const std::string& body) {
    return faults(with("cases/c.toml", "[[case]]\n" + body + "\n"));
  };
  CHECK(test("name = \"c\"\ngiven = {}\nexpect = \"maybe\"") == "cases/c.toml:4:10 unknown-value\n");
  CHECK(test("given = {}\nexpect = \"permit\"") == "cases/c.toml:1:1 missing-field\n");
  CHECK(test("name = \"c\"\ngiven = { status = [\"tenured\"] }\nexpect = \"permit\"") ==
        "cases/c.toml:3:20 wrong-type\n");
  CHECK(test("name = \"c\"\ngiven = {}\nexpect = \"permit\"\nby = [\"default\", \"lapto\"]") ==
        "cases/c.toml:5:18 unknown-rule\n");
  CHECK(test("name = \"c\"\ngiven = {}\nexpect = \"permit\"\nmissing = [\"x\"]") ==
        "cases/c.toml:5:12 unknown-fact\n");
  CHECK(test("name = \"c\"\ngiven = {}\nexpect = \"permit\"\nwaived = [\"laptop\"]") ==
        "cases/c.toml:5:11 not-waivable\n");
  CHECK(test("name = \"c\"\ngiven = {}\nexpect = \"permit\"\napprovers = [\"boss\"]") ==
        "cases/c.toml:5:14 unknown-role\n");
}

TEST_CASE("the head") {
  auto text = sample::files()["pack.toml"];
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string copy = text;
    return faults(with("pack.toml", copy.replace(copy.find(from), from.size(), to)));
  };
  CHECK(changed("\"small\"", "\"Small Pack\"") == "pack.toml:1:6 bad-name\n");
  CHECK(changed("id = \"small\"", "") == "pack.toml missing-field\n");
  CHECK(changed("\"en\"]", "\"en\", \"oc\"]") == "pack.toml:3:26 unknown-language\n");
  CHECK(changed("\"refuse\"", "\"approval\"") == "pack.toml:5:10 default-approval\n");
  CHECK(changed("effect = \"refuse\"\n", "effect = \"refuse\"\nby = [\"x\"]\n") ==
        "pack.toml:6:1 unknown-key\n");
  CHECK(changed("{item}", "{itm}").find("unknown-fact") != std::string::npos);
  CHECK(changed("languages = [\"fr\", \"en\"]", "timezone = \"Mars/Olympus\"\nlanguages = [\"fr\", \"en\"]")
            .empty());
}
