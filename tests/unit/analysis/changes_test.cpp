#include "analysis/changes.hpp"

#include <doctest/doctest.h>

#include "policy/canonical.hpp"
#include "unit/policy/sample.hpp"

using namespace corner;

namespace {

/// The sample, and the sample with `with` in place of `text` in one file: what differs, one a line.
std::string changed(const std::string& file, const std::string& text, const std::string& with) {
  auto files = sample::files();
  const auto before = policy::canonical(sample::pack(files));
  const auto at = files[file].find(text);
  REQUIRE(at != std::string::npos);
  files[file].replace(at, text.size(), with);
  const auto now = policy::canonical(sample::pack(files));
  std::string lines;
  for (const auto& change : analysis::changes(before, now))
    lines += change.kind + " " + change.name + " " + change.what + " " + join(change.keys, ",") + "\n";
  CHECK(analysis::changes(now, before).size() == analysis::changes(before, now).size());
  return lines;
}

}  // namespace

TEST_CASE("each kind of thing that came, went or changed") {
  CHECK(changed("pack.toml", "Rien", "Aucune règle").find("pack default changed reason\n") == 0);
  CHECK(changed("pack.toml", "languages", "timezone = \"Europe/London\"\nlanguages") ==
        "pack timezone changed \n");
  CHECK(changed("facts.toml", "[0, 5]", "[0, 4]") == "fact telework changed integer\n");
  CHECK(changed("facts.toml", "held = {", "seat = \"boolean\"\nheld = {") == "fact seat added \n");
  CHECK(changed("catalogue.toml", "799.90", "800") == "service laptop-14 changed price\n");
  CHECK(changed("catalogue.toml", "Téléphone\", en = \"Phone\" }\n[", "Tél\", en = \"Phone\" }\n[") ==
        "category phone changed fr\n");
  CHECK(changed("rules.toml", ">= 2", ">= 3") == "rule laptop changed when\n");
  CHECK(changed("rules.toml", "rule.one-laptop]", "rule.one-portable]") ==
        "rule one-laptop removed \nrule one-portable added \n");
  CHECK(changed("cases.toml", "two days", "deux jours") == "case deux jours added \ncase two days removed \n");
}

TEST_CASE("claims come, change and go") {
  const std::string claim = "[[claim]]\nname = \"c\"\nwhen = {}\nnever = ";
  const auto told = [](const sample::Files& before, const sample::Files& now) {
    std::string lines;
    for (const auto& change : analysis::changes(policy::canonical(sample::pack(before)), policy::canonical(sample::pack(now))))
      lines += change.kind + " " + change.name + " " + change.what + " " + join(change.keys, ",") + "\n";
    return lines;
  };
  const auto none = sample::files();
  const auto permit = sample::with("claims.toml", claim + "\"permit\"\n"), refuse = sample::with("claims.toml", claim + "\"refuse\"\n");
  CHECK(told(none, permit) == "claim c added \n");
  CHECK(told(permit, refuse) == "claim c changed never\n");
  CHECK(told(refuse, none) == "claim c removed \n");
}

TEST_CASE("a never has no name but its conditions") {
  const auto found = changed("facts.toml", "state = \"out\" }\n", "state = \"out\" }\n[[never]]\nambassador = true\n");
  CHECK(found.find("never {\"ambassador\":true} added") != std::string::npos);
}

TEST_CASE("what a desk says has names too") {
  auto files = sample::files();
  const std::string title = "title = { fr = \"T\", en = \"T\" }\n";
  const auto with = [&](const std::string& desk) {
    files["desk.toml"] = desk;
    return policy::canonical(sample::pack(files));
  };
  const auto said = [](const std::string& before, const std::string& now) {
    std::string lines;
    for (const auto& change : analysis::changes(before, now))
      lines += change.kind + " " + change.name + " " + change.what + " " + join(change.keys, ",") + "\n";
    return lines;
  };
  const auto site = "[site.nice]\n" + title;
  CHECK(said(with(site), with(site + "capacity = 2\nhours = { mon = [\"09:00-12:00\"] }\n")) ==
        "site nice changed capacity,hours\n");
  CHECK(said(with("[hold]\ndays = 15\n"), with("[hold]\ndays = 10\n")) == "pack hold changed days\n");
  CHECK(said(with(""), with("[role.manager]\ncolumn = \"manager\"\n" + title)) == "role manager added \n");
  CHECK(said(with("[due.moved]\nchanged = \"site\"\n" + title), with("[due.moved]\nchanged = \"service\"\n" + title)) ==
        "due moved changed changed\n");
  CHECK(said(with(""), with("[[closure]]\nfrom = 2026-05-15\nuntil = 2026-05-16\n")) ==
        "closure {\"from\":\"2026-05-15\",\"until\":\"2026-05-16\"} added \n");
  const auto one = "[[queue.class]]\nname = \"one\"\nwhen = { telework = 1 }\n" + title;
  const auto two = "[[queue.class]]\nname = \"two\"\nwhen = { telework = 2 }\n" + title;
  CHECK(said(with(one + two), with(two + one)) == "queue-class one changed rank\nqueue-class two changed rank\n");
}

TEST_CASE("nothing differs where only the order does") {
  auto files = sample::files();
  const auto before = policy::canonical(sample::pack(files));
  auto& rules = files["rules.toml"];
  const auto second = rules.find("[rule.one-laptop]");
  rules = rules.substr(second) + rules.substr(0, second);
  CHECK(analysis::changes(before, policy::canonical(sample::pack(files))).empty());
  CHECK_THROWS_AS(analysis::changes(before, "no JSON"), Error);
}
