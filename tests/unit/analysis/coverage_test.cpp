#include "analysis/coverage.hpp"

#include <doctest/doctest.h>

#include "analysis/cases.hpp"
#include "unit/policy/sample.hpp"

using namespace corner;

namespace {

/// `rule fact met failed`, one condition a line, of a sample whose one rule has these conditions.
std::string reached(const std::string& when, const std::string& cases) {
  auto files = sample::files();
  files["rules.toml"] = sample::rule("laptop", "effect = \"permit\"\n" + when);
  files["cases.toml"] = cases;
  const policy::Policy policy(sample::pack(files));
  const auto report = analysis::run_cases(policy, Date{std::chrono::year(2026) / 3 / 1});
  std::string lines;
  for (const auto& reach : report.coverage.conditions()) {
    const auto& fact = policy.pack().facts[static_cast<std::size_t>(reach.condition->fact)].name;
    lines += fmt::format("{}{}{}{}\n", reach.unless ? "-" : "", fact, reach.met ? " met" : "", reach.failed ? " failed" : "");
  }
  return lines;
}

std::string given(const std::string& facts, const std::string& name) {
  return fmt::format("[[case]]\nname = \"{}\"\ngiven = {{ {} }}\nexpect = \"permit\"\n", name, facts);
}

constexpr auto two = "when = { item = \"laptop\", telework = \">= 2\" }\n";

}  // namespace

TEST_CASE("a condition is shown to matter by a case that meets it and one that fails on it alone") {
  CHECK(reached(two, "") == "item\ntelework\n");
  CHECK(reached(two, given("item = \"laptop\", telework = 2", "a")) == "item met\ntelework met\n");
  CHECK(reached(two, given("item = \"laptop\", telework = 1", "a")) == "item\ntelework failed\n");
  CHECK(reached(two, given("item = \"phone\", telework = 1", "a")) == "item\ntelework\n");
  CHECK(reached(two, given("item = \"laptop\"", "a") + given("telework = 0", "b")) == "item\ntelework\n");
  CHECK(reached(two, given("item = \"laptop\", telework = 2", "a") + given("item = \"phone\", telework = 2", "b") +
                         given("item = \"laptop\", telework = 0", "c")) == "item met failed\ntelework met failed\n");
}

TEST_CASE("boxes stand for themselves, those of unless as well") {
  CHECK(reached("when = [{ item = \"laptop\" }, { item = \"phone\" }]\nunless = { status = \"external\" }\n",
                given("item = \"laptop\", status = \"tenured\"", "a")) == "item met\nitem failed\n-status failed\n");
}
