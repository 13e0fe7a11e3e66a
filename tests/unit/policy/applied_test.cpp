#include "policy/applied.hpp"

#include <doctest/doctest.h>

#include "policy/record.hpp"
#include "policy/value.hpp"
#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::policy;

namespace {

/// `rule when 1 telework met`, one a line.
std::string parameters(const Policy& policy, const std::map<std::string, std::string>& facts) {
  Question question{"laptop-14", {}, *parse_date("2026-03-02"), *parse_instant("2026-03-02T09:00:00Z"), {}};
  for (const auto& fact : policy.pack().facts) {
    const auto at = facts.find(fact.name);
    question.reads.push_back(at == facts.end() ? Read() : Read{at->second, "directory", {}});
  }
  std::string lines;
  for (const auto& each : applied(policy.pack(), record(policy, "v", question)))
    lines += fmt::format("{} {} {} {} {}\n", each.rule->id, each.unless ? "unless" : "when", each.box,
                         policy.pack().facts[static_cast<std::size_t>(each.condition->fact)].name,
                         each.value == missing                    ? "unknown"
                         : each.condition->accept.has(each.value) ? "met"
                                                                  : "unmet");
  return lines;
}

Policy sample_policy() {
  return Policy(sample::pack(sample::plus(
      "rules.toml",
      sample::rule("others",
                   "effect = \"permit\"\nwhen = [{ item = \"phone\" }, { item = \"laptop\", ambassador = "
                   "true }]\nunless = { status = \"external\" }") +
          sample::rule("later", "effect = \"permit\"\nwhen = { item = \"laptop\" }\nfrom = 2026-06-01") +
          sample::rule("phones", "effect = \"permit\"\nwhen = { item = \"phone\" }"))));
}

}  // namespace

TEST_CASE("of the rules that decided, each condition beside its value") {
  CHECK(parameters(sample_policy(), {{"item", "laptop"},
                                     {"status", "tenured"},
                                     {"telework", "3"},
                                     {"held", "1"},
                                     {"ambassador", "false"}}) ==
        "one-laptop when 1 held met\none-laptop when 1 item met\n");
}

TEST_CASE("when none did, of those that grant what was asked for on that day") {
  CHECK(parameters(sample_policy(), {{"item", "laptop"},
                                     {"status", "external"},
                                     {"telework", "3"},
                                     {"held", "0"},
                                     {"ambassador", "false"}}) ==
        "laptop when 1 item met\nlaptop when 1 status unmet\nlaptop when 1 telework met\n"
        "others when 1 ambassador unmet\nothers when 1 item met\nothers unless 1 status met\n");
}
