// What is told of a pack against every request there is, tried one by one. CORNER_SEED=n tries other packs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "analysis/check.hpp"
#include "analysis/shadows.hpp"
#include "property/ground.hpp"
#include "property/random_pack.hpp"

namespace {

using namespace corner::analysis;
using namespace corner::policy;
using corner::Severity;
using reference::Judge;
using reference::Point;
using reference::Random;
using reference::Say;

using Ids = std::vector<std::string>;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// What a request comes to: how severely (0 = by default), who must agree, what goes with it.
struct End {
  int severity = 0;
  std::set<std::string> approvers, obligations;
  bool operator==(const End&) const = default;
};

Pack made(Random& random) {
  Pack pack = reference::random_pack(random, {.least_facts = 1, .most_facts = 3, .least_rules = 1, .most_rules = 6});
  for (auto& rule : pack.rules) {
    for (const char* obligation : {"return:old", "sign:charter"})
      if (rule.effect != Effect::refuse && random.chance(15)) rule.obligations.emplace_back(obligation);
    if (rule.effect == Effect::refuse && random.chance(25)) rule.waivable_by = "it";
  }
  // Rules like one another: twins, versions, shadows.
  for (std::size_t i = 1; i < pack.rules.size(); ++i) {
    auto &rule = pack.rules[i], &model = pack.rules[i - 1];
    if (random.chance(25)) rule.when = model.when, rule.unless = model.unless;
    if (random.chance(15)) rule.from = reference::random_date(random);
    if (random.chance(10)) rule.effect = model.effect, rule.by = model.by, rule.obligations = model.obligations, rule.waivable_by = model.waivable_by;
  }
  for (std::size_t i = 0; i < pack.facts.size(); ++i) pack.facts[i].place = {"facts", static_cast<int>(i) + 1, 1};
  return pack;
}

/// A pack, and what rules say together of some request: all that can be.
struct World {
  Pack pack;
  Judge judge;
  std::vector<Point> points;
  std::vector<Say> says;            ///< of each point
  std::set<std::uint64_t> matching; ///< the sets of rules that match together

  explicit World(Random& random) : pack(made(random)), judge(pack), points(reference::points_of(pack)) {
    for (const auto& point : points) {
      says.push_back(reference::say_of(pack, judge, point));
      matching.insert(says.back().matching);
      REQUIRE(in_force(says.back().matching) == says.back().in_force);
    }
  }

  const Rule& rule(int index) const { return pack.rules[static_cast<std::size_t>(index)]; }
  int rules() const { return static_cast<int>(pack.rules.size()); }

  /// The law's 2, of rules that match and are not waived.
  std::uint64_t in_force(std::uint64_t rules) const {
    std::uint64_t left = 0;
    for (int i = 0; i < static_cast<int>(pack.rules.size()); ++i)
      if (stands(i, rules)) left |= std::uint64_t{1} << i;
    return left;
  }
  bool stands(int index, std::uint64_t rules) const {
    if ((rules >> index & 1) == 0) return false;
    for (int i = 0; i < static_cast<int>(pack.rules.size()); ++i)
      if (std::ranges::count(rule(i).overrides, index) > 0 && stands(i, rules)) return false;
    return true;
  }

  End end_of(std::uint64_t rules) const {
    const auto left = in_force(rules);
    End end;
    for (int i = 0; i < this->rules(); ++i)
      if ((left >> i & 1) != 0) end.severity = std::max(end.severity, 1 + static_cast<int>(rule(i).effect));
    for (int i = 0; i < this->rules(); ++i) {
      if ((left >> i & 1) == 0 || 1 + static_cast<int>(rule(i).effect) != end.severity) continue;
      end.approvers.insert(rule(i).by.begin(), rule(i).by.end());
      end.obligations.insert(rule(i).obligations.begin(), rule(i).obligations.end());
    }
    return end;
  }

  /// Whether some request is such: by what matches, and what is then in force.
  template <class Test>
  bool somewhere(Test test) const {
    return std::ranges::any_of(matching, [&](std::uint64_t rules) { return test(rules, in_force(rules)); });
  }
  bool alive(int index) const {
    return somewhere([&](std::uint64_t rules, std::uint64_t) { return (rules >> index & 1) != 0; });
  }

  /// Whether nothing changes without the rule, whatever else is waived.
  bool needless(int index) const {
    std::uint64_t waivable = 0;
    for (int i = 0; i < rules(); ++i)
      if (i != index && !rule(i).waivable_by.empty()) waivable |= std::uint64_t{1} << i;
    for (std::uint64_t waived = waivable;; waived = (waived - 1) & waivable) {
      for (const auto rules : matching)
        if (end_of(rules & ~waived) != end_of(rules & ~waived & ~(std::uint64_t{1} << index))) return false;
      if (waived == 0) return true;
    }
  }
};

/// What there is to tell of which rules, by brute force.
bool has(std::uint64_t rules, int index) { return (rules >> index & 1) != 0; }

bool overrides(const Rule& rule, int target) { return std::ranges::count(rule.overrides, target) > 0; }

std::set<Ids> dead_rules(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i)
    if (!world.alive(i)) found.insert({world.rule(i).id});
  return found;
}

std::set<Ids> dead_overrides(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i) {
    for (const int target : world.rule(i).overrides) {
      const bool fires = world.somewhere([&](std::uint64_t rules, std::uint64_t left) { return has(left, i) && has(rules, target); });
      if (world.alive(i) && world.alive(target) && !fires) found.insert({world.rule(i).id, world.rule(target).id});
    }
  }
  return found;
}

std::set<Ids> reinstated_bases(const World& world) {
  std::set<Ids> found;
  for (int last = 0; last < world.rules(); ++last) {
    for (const int exception : world.rule(last).overrides) {
      for (const int base : world.rule(exception).overrides) {
        const Rule& back = world.rule(base);
        const bool wins = world.somewhere([&](std::uint64_t rules, std::uint64_t left) {
          return has(left, last) && has(rules, exception) && has(left, base) && world.end_of(rules).severity == 1 + static_cast<int>(back.effect);
        });
        if (back.effect >= world.rule(last).effect && !overrides(world.rule(last), base) && wins)
          found.insert({world.rule(last).id, world.rule(exception).id, back.id});
      }
    }
  }
  return found;
}

std::set<Ids> overlaps(const World& world) {
  std::set<Ids> found;
  for (int i = 0; i < world.rules(); ++i) {
    for (int k = 0; k < world.rules(); ++k) {
      const Rule &rule = world.rule(i), &other = world.rule(k);
      if (rule.effect != Effect::refuse || other.effect == Effect::refuse || overrides(rule, k) || overrides(other, i)) continue;
      if (world.somewhere([&](std::uint64_t, std::uint64_t left) { return has(left, i) && has(left, k); })) found.insert({rule.id, other.id});
    }
  }
  return found;
}

bool same_conditions(const Rule& a, const Rule& b) { return a.when == b.when && a.unless == b.unless; }

std::set<Ids> duplicates(const World& world) {
  std::set<Ids> found;
  for (int b = 0; b < world.rules(); ++b) {
    for (int a = 0; a < b; ++a) {
      const Rule &first = world.rule(a), &second = world.rule(b);
      const bool set_aside_alike = std::ranges::all_of(world.pack.rules, [&](const Rule& rule) { return overrides(rule, a) == overrides(rule, b); });
      const bool same = first.effect == second.effect && first.by == second.by && first.obligations == second.obligations &&
                        first.overrides == second.overrides && first.from == second.from && first.until == second.until &&
                        first.waivable_by == second.waivable_by;
      if (!world.alive(a) || !same || !set_aside_alike || !same_conditions(first, second)) continue;
      found.insert({second.id, first.id});
      break;
    }
  }
  return found;
}

/// The places of facts of few words of which some value is never granted anything.
std::set<int> gaps(const World& world) {
  std::set<int> lines;
  bool anything = false;
  for (std::size_t i = 0; i < world.pack.facts.size(); ++i) {
    const auto& fact = world.pack.facts[i];
    if (fact.type != Type::boolean && fact.type != Type::enumeration) continue;
    std::set<Value> possible, granted;
    for (std::size_t k = 0; k < world.points.size(); ++k) {
      const Value value = world.points[k].facts[i];
      const int severity = world.says[k].severity;
      possible.insert(value);
      if (severity == 1 || severity == 2 || (severity == 0 && world.pack.default_effect != Effect::refuse)) granted.insert(value);
    }
    anything = anything || !granted.empty();
    if (possible != granted) lines.insert(fact.place.line);
  }
  return anything ? lines : std::set<int>();
}

/// The days [first, second) on which no version of a rule is in force, although there is one before and one after, and
/// somebody would be answered less severely than before.
using Hole = std::pair<corner::Date, corner::Date>;

std::map<Hole, bool> holes_after(const World& world, int index) {
  std::map<Hole, bool> found;
  const Rule& before = world.rule(index);
  for (int i = 0; i < world.rules() && before.until; ++i) {
    const Rule& after = world.rule(i);
    if (!same_conditions(before, after) || !world.alive(i) || !world.alive(index) || !after.from || *after.from <= *before.until) continue;
    bool covered = false, rival = false;
    for (int k = 0; k < world.rules(); ++k) {
      const Rule& other = world.rule(k);
      if (k == index || !same_conditions(before, other) || !world.alive(k)) continue;
      const bool ends_first = other.until && *other.until <= *before.until, starts_last = other.from && *other.from >= *after.from;
      covered = covered || (!ends_first && !starts_last);
      rival = rival || other.until == before.until;
    }
    if (covered || rival) continue;
    auto& matters = found[{*before.until, *after.from}];
    for (std::size_t k = 0; k < world.points.size(); ++k) {
      const auto& [facts, on] = world.points[k];
      if (on < *before.until || on >= *after.from) continue;
      const auto accepts = [&facts = facts](const Box& box) {
        return std::ranges::all_of(box, [&](const Condition& each) { return each.accept.has(facts[static_cast<std::size_t>(each.fact)]); });
      };
      if (!std::ranges::any_of(before.when, accepts) || std::ranges::any_of(before.unless, accepts)) continue;
      const int severity = world.says[k].severity;
      matters = matters || (severity == 0 ? world.pack.default_effect != before.effect : severity < 1 + static_cast<int>(before.effect));
    }
  }
  return found;
}

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
  const auto packs = 20'000 / setting("CORNER_SHARE", 1), from = setting("CORNER_SEED", 20260301) * 1'000'003;
  for (std::uint64_t number = 0; number < packs; ++number) {
    CAPTURE(number);
    check_one(from + number, tally);
  }
  for (const std::string code : {"dead-rule", "dead-condition", "dead-override", "reinstated-base", "duplicate-rule", "date-overlap", "date-hole",
                           "shadowed-rule", "gap", "overlap", "set aside", "by one", "by a union"}) {
    CAPTURE(code);
    CHECK(tally.of[code] > 0);
  }
}
