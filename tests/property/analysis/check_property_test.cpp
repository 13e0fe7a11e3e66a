// What is told of a pack against every request there is, tried one by one.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/check.hpp"
#include "analysis/shadows.hpp"
#include "check_world.hpp"

namespace {

using namespace corner::analysis;
using namespace corner::policy;
using corner::Severity;
using reference::has;
using reference::Hole;
using reference::Ids;
using reference::Random;
using reference::seed;
using reference::share;
using reference::World;

std::set<Ids> told(const Report& report, const std::string& code) {
  std::set<Ids> rules;
  for (const auto& finding : report.findings)
    if (finding.problem.code == code) REQUIRE(rules.insert(finding.rules).second);
  return rules;
}

/// What the law says of a witness, on each day that it may be; facts that it leaves out may be anything.
std::vector<reference::Verdict> verdicts(const World& world, const Request& request, const RuleSet& waived = {}) {
  std::set<corner::Date> days;
  if (request.on) days.insert(*request.on);
  else for (const auto& point : world.points) days.insert(point.on);
  std::vector<reference::Verdict> list;
  for (const auto day : days) list.push_back(world.judge.judge(facts_of(world.pack, request), day, waived));
  return list;
}

/// Whether the law says of the witness what the finding does.
bool shows(const World& world, const Finding& finding, const reference::Verdict& verdict) {
  const auto& code = finding.problem.code;
  const auto in = [&](const std::vector<bool>& of, std::size_t i) { return bool{of[static_cast<std::size_t>(world.pack.index(*world.pack.rule(finding.rules[i])))]}; };
  if (verdict.impossible || verdict.outcome == Outcome::undetermined) return false;
  if (code == "overlap") return in(verdict.always_in_force, 0) && in(verdict.always_in_force, 1) && verdict.outcome == Outcome::refuse;
  if (code == "duplicate-rule" || code == "date-overlap") return in(verdict.always_in_force, 0) && in(verdict.always_in_force, 1);
  if (code == "date-hole") return !in(verdict.ever_in_force, 0) && !in(verdict.ever_in_force, 1);
  if (code == "gap") return finding.problem.severity == Severity::warning ? verdict.by_default : verdict.outcome == Outcome::refuse && !verdict.by_default;
  if (code == "reinstated-base") return in(verdict.always_in_force, 0) && in(verdict.always_matching, 1) && in(verdict.always_in_force, 2);
  return code == "shadowed-rule" && in(verdict.always_matching, 0);
}

/// Rules that only repeat another: shadows are told as if they were gone.
RuleSet repeated(const World& world) {
  RuleSet rules;
  for (const auto& ids : duplicates(world)) rules.add(world.pack.index(*world.pack.rule(ids.front())));
  return rules;
}

/// Whether the witness of a shadowed rule is answered alike without it, and by one that is named.
bool shows_shadow(const World& world, const Finding& finding) {
  RuleSet waived = repeated(world);
  waived.add(world.pack.index(*world.pack.rule(finding.rules.front())));
  const auto with = verdicts(world, *finding.witness), without = verdicts(world, *finding.witness, waived);
  for (std::size_t i = 0; i < with.size(); ++i) {
    const auto in_force = [&](const std::string& id) { return bool{without[i].ever_in_force[static_cast<std::size_t>(world.pack.index(*world.pack.rule(id)))]}; };
    if (with[i].outcome != without[i].outcome || with[i].approvers != without[i].approvers) return false;
    if (!std::any_of(finding.rules.begin() + 1, finding.rules.end(), in_force)) return false;
  }
  return true;
}

struct Tally {
  std::map<std::string, int> of;
};

void check_witnesses(const World& world, const Report& report, Tally& tally) {
  for (const auto& finding : report.findings) {
    const auto& code = finding.problem.code;
    CAPTURE(finding.problem.message);
    ++tally.of[code];
    if (code == "dead-rule" || code == "dead-condition" || code == "dead-override") {
      REQUIRE_FALSE(finding.witness);
      continue;
    }
    REQUIRE((finding.witness || code == "duplicate-rule"));
    if (!finding.witness) continue;
    CAPTURE(show(world.pack, *finding.witness));
    for (const auto& verdict : verdicts(world, *finding.witness)) {
      CAPTURE(verdict.impossible);
      CAPTURE(static_cast<int>(verdict.outcome));
      REQUIRE(shows(world, finding, verdict));
    }
    if (code == "shadowed-rule") REQUIRE(shows_shadow(world, finding));
  }
  REQUIRE(report.undecided.has_value() == world.somewhere([](std::uint64_t, std::uint64_t left) { return left == 0; }));
  if (report.undecided)
    for (const auto& verdict : verdicts(world, *report.undecided)) REQUIRE(verdict.by_default);
}

void check_shadows(const World& world, Tally& tally) {
  const Inquiry inquiry(world.pack);
  const Shadows shadows(inquiry);
  const auto gone = repeated(world);
  for (int i = 0; i < world.rules(); ++i) {
    CAPTURE(i);
    const auto shadow = shadows.of(i);
    if (gone.empty()) REQUIRE(shadow.has_value() == (world.alive(i) && world.needless(i)));
    if (!shadow) continue;
    ++tally.of[shadow->set_aside ? "set aside" : shadow->by.size() == 1 ? "by one" : "by a union"];
    REQUIRE(world.needless(i));
    REQUIRE_FALSE(shadow->by.empty());
    for (const auto rules : world.matching) {
      if (!has(rules, i)) continue;
      const auto left = rules & ~reference::bits(gone);
      const auto others = world.in_force(shadow->set_aside ? left : left & ~(std::uint64_t{1} << i));
      REQUIRE(std::ranges::any_of(shadow->by, [&](int other) { return has(others, other); }));
      if (shadow->set_aside) REQUIRE_FALSE(has(others, i));
    }
  }
}

void check_holes(const World& world, const Report& report) {
  std::set<Hole> told;
  for (const auto& finding : report.findings)
    if (finding.problem.code == "date-hole") told.insert({*world.pack.rule(finding.rules[1])->until, *world.pack.rule(finding.rules[0])->from});
  for (int i = 0; i < world.rules(); ++i)
    for (const auto& [hole, matters] : holes_after(world, i))
      if (matters) REQUIRE(told.contains(hole));
}

void check_one(std::uint64_t number, Tally& tally) {
  Random random(number);
  const World world(random);
  const auto report = check(world.pack, true);
  REQUIRE(told(report, "dead-rule") == dead_rules(world));
  REQUIRE(told(report, "dead-override") == dead_overrides(world));
  REQUIRE(told(report, "reinstated-base") == reinstated_bases(world));
  REQUIRE(told(report, "overlap") == overlaps(world));
  REQUIRE(report.overlaps == overlaps(world).size());
  REQUIRE(told(report, "duplicate-rule") == duplicates(world));
  std::set<int> lines;
  for (const auto& finding : report.findings)
    if (finding.problem.code == "gap") lines.insert(finding.problem.place.line);
  REQUIRE(lines == gaps(world));
  check_witnesses(world, report, tally);
  check_shadows(world, tally);
  check_holes(world, report);
}

}  // namespace

TEST_CASE("what is told of a pack is true, and nothing is left out") {
  Tally tally;
  for (int number = 0; number < 20'000; number += share()) {
    CAPTURE(number);
    check_one(seed() * 1'000'003 + static_cast<std::uint64_t>(number), tally);
  }
  for (const std::string code : {"dead-rule", "dead-condition", "dead-override", "reinstated-base", "duplicate-rule", "date-overlap", "date-hole",
                           "shadowed-rule", "gap", "overlap", "set aside", "by one", "by a union"}) {
    CAPTURE(code);
    CHECK(tally.of[code] > 0);
  }
}
