// Kinds of change against every request there is, tried one by one.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/kinds.hpp"
#include "analysis/witness.hpp"
#include "core/text.hpp"
#include "property/ground.hpp"
#include "policy/load.hpp"
#include "property/random_pack.hpp"

namespace {

using namespace corner::policy;
using corner::analysis::Ending;
using corner::analysis::Region;
using corner::analysis::Shift;
using corner::analysis::Space;
using reference::Judge;
using reference::Point;
using reference::Random;
using reference::seed;
using reference::share;

using Key = std::tuple<Ending, Ending, int, int>;

/// What wins, and what it comes to.
struct Result {
  Ending ending;
  std::vector<int> winners;
};

Result result_of(const Pack& pack, const Judge& judge, const Point& point) {
  const auto say = reference::say_of(pack, judge, point);
  if (say.severity == 0) return {{pack.default_effect, {}, {}}, {-1}};
  Result result{{static_cast<Effect>(say.severity - 1), {}, {}}, {}};
  std::set<std::string> approvers, obligations;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const auto& rule = pack.rules[i];
    if ((say.in_force >> i & 1) == 0 || rule.effect != result.ending.effect) continue;
    result.winners.push_back(static_cast<int>(i));
    approvers.insert(rule.by.begin(), rule.by.end());
    obligations.insert(rule.obligations.begin(), rule.obligations.end());
  }
  result.ending.approvers.assign(approvers.begin(), approvers.end());
  result.ending.obligations.assign(obligations.begin(), obligations.end());
  return result;
}

void add_obligations(Random& random, Pack& pack) {
  for (auto& rule : pack.rules)
    for (const char* obligation : {"return:old", "sign:charter"})
      if (random.chance(15)) rule.obligations.emplace_back(obligation);
}

/// A pack, and as many rules again over the same facts.
std::pair<Pack, std::vector<Rule>> pack_and_more(Random& random) {
  auto pack = random_pack(random, {.least_facts = 1, .most_facts = 3, .least_rules = 2, .most_rules = 10});
  const auto half = pack.rules.begin() + static_cast<std::ptrdiff_t>(pack.rules.size() / 2);
  std::vector<Rule> more(half, pack.rules.end());
  pack.rules.erase(half, pack.rules.end());
  for (auto& rule : pack.rules)
    std::erase_if(rule.overrides, [&](int target) { return target >= static_cast<int>(pack.rules.size()); });
  add_obligations(random, pack);
  return {std::move(pack), std::move(more)};
}

/// Another version of the pack: a few rules changed, gone, or under another name.
Pack another(Random& random, const Pack& pack, const std::vector<Rule>& models) {
  Pack other = pack;
  for (int changes = random.below(4); changes > 0; --changes) {
    auto& rule = other.rules[static_cast<std::size_t>(random.below(static_cast<int>(other.rules.size())))];
    const auto& model = models[static_cast<std::size_t>(random.below(static_cast<int>(models.size())))];
    switch (random.below(9)) {
      case 0: rule.when = model.when; break;
      case 1: rule.unless = model.unless; break;
      case 2: rule.effect = model.effect, rule.by = model.by; break;
      case 3: rule.obligations = {"sign:charter"}; break;
      case 4: rule.from = model.from, rule.until = model.until; break;
      case 5: rule.overrides.clear(); break;
      case 6: rule.id += "_anew"; break;  // the order of ids stays
      case 7: rule.when.push_back(model.when.front()); break;
      default: other.default_effect = static_cast<Effect>(random.below(3));
    }
  }
  return other;
}

bool holds(const Space& space, const Region& region, const Point& point) {
  const auto box = corner::analysis::box_of(space, region, 0);
  for (const auto& condition : box)
    if (!condition.accept.has(point.facts[static_cast<std::size_t>(condition.fact)])) return false;
  const auto days = corner::analysis::days_of(space, region);
  return days.empty() || std::ranges::any_of(days, [&](const corner::analysis::Days& each) {
           return (!each.from || *each.from <= point.on) && (!each.until || point.on < *each.until);
         });
}

struct Tally {
  std::size_t kinds = 0, equal = 0, partial = 0, same_effect = 0;
};

std::string told(const Key& key) {
  const auto& [before, after, a, b] = key;
  return std::string(code(before.effect)) + " by " + std::to_string(a) + " -> " + code(after.effect) + " by " + std::to_string(b);
}

/// Every kind there is, with its requests.
std::map<Key, std::vector<const Point*>> tried(const Pack& first, const Pack& second, const std::vector<Point>& points) {
  std::map<Key, std::vector<const Point*>> found;
  const Judge before(first), after(second);
  for (const auto& point : points) {
    const auto was = result_of(first, before, point), is = result_of(second, after, point);
    if (was.ending == is.ending) continue;
    for (const int a : was.winners)
      for (const int b : is.winners) found[{was.ending, is.ending, a, b}].push_back(&point);
  }
  return found;
}

/// "" when the regions of a shift are what they claim to be.
std::string wrong(const Space& space, const Shift& shift, const std::vector<Point>& points, const std::set<const Point*>& of_it) {
  for (const auto& point : points) {
    const bool in = std::ranges::any_of(shift.where, [&](const Region& region) { return holds(space, region, point); });
    if (in && !of_it.contains(&point)) return "a region holds too much";
    if (!in && of_it.contains(&point) && shift.whole) return "the regions lack a request";
  }
  return "";
}

/// "" when the requests of the witness region are all of the kind, and there is one.
std::string wrong(const Space& space, const Region& witness, const std::vector<Point>& points, const std::vector<const Point*>& of_it) {
  bool any = false;
  for (const auto& point : points) {
    if (!holds(space, witness, point)) continue;
    any = true;
    if (std::ranges::find(of_it, &point) == of_it.end()) return "a false witness";
  }
  return any ? "" : "no witness";
}

void hold_together(const Pack& first, const Pack& second, Tally& tally) {
  const auto points = reference::points_of(first, &second);
  const auto expected = tried(first, second, points);
  const Space space({{.pack = &first, .further = {}}, {.pack = &second, .further = {}}});
  std::set<Key> told_of;
  for (const auto& shift : corner::analysis::shifts(space, 3)) {
    std::set<const Point*> shifting;
    for (const auto& kind : shift.kinds) {
      const Key key{shift.before, shift.after, kind.rules[0], kind.rules[1]};
      const auto same = expected.find(key);
      if (same == expected.end()) FAIL("CORNER_SEED=" << seed() << " fictitious: " << told(key));
      if (!told_of.insert(key).second) FAIL("CORNER_SEED=" << seed() << " told twice: " << told(key));
      const auto fault = wrong(space, kind.witness, points, same->second);
      if (!fault.empty()) FAIL("CORNER_SEED=" << seed() << " " << fault << ": " << told(key));
      shifting.insert(same->second.begin(), same->second.end());
    }
    const auto fault = wrong(space, shift, points, shifting);
    if (!fault.empty()) FAIL("CORNER_SEED=" << seed() << " " << fault << ": " << code(shift.before.effect) << " -> " << code(shift.after.effect));
    if (!shift.whole) ++tally.partial;
    if (shift.before.effect == shift.after.effect) ++tally.same_effect;
  }
  for (const auto& [key, where] : expected)
    if (!told_of.contains(key)) FAIL("CORNER_SEED=" << seed() << " missing: " << told(key));
  tally.kinds += told_of.size();
  if (told_of.empty()) ++tally.equal;
}

constexpr auto equipment_facts = R"([fact]
category   = ["titular", "contractual", "trainee", "apprentice", "intern", "external"]
telework   = { integer = [0, 5] }
ambassador = "boolean"
contract   = ["permanent", "fixed-term", "apprenticeship", "internship"]
item       = ["laptop", "desktop", "monitor", "keyboard", "webcam", "printer", "tablet"]
cost       = { integer = [10, 3000] }
held       = { integer = [0, 3] }

[[never]]
category = "titular"
contract = ["apprenticeship", "internship"]
)";

constexpr auto equipment_rules = R"(
r01 permit   category = "titular", telework = ">= 2"
r03 refuse   category = "intern", contract = ["apprenticeship", "internship"]
r04 permit   ambassador = true, item = ["keyboard", "webcam", "printer"], cost = "> 800", held = "< 1"
r05 refuse   category = "trainee", ambassador = true, contract = ["permanent", "fixed-term"], held = "< 2"
r06 approval ambassador = true, contract = ["fixed-term", "apprenticeship", "internship"], held = "< 1"
r07 permit   item = "monitor", cost = "> 800", held = "< 2"
r09 approval contract = ["permanent", "apprenticeship"], item = ["desktop", "keyboard", "printer"], held = ">= 3"
r10 refuse   item = ["tablet", "keyboard"], cost = "> 2000", held = "< 1"
r17 permit   contract = "apprenticeship", cost = "<= 1200"
r18 approval item = "printer", cost = "<= 1500"
r37 permit   telework = ">= 1", cost = "<= 2000", held = ">= 2"
r39 permit   category = ["trainee", "intern"], item = ["monitor", "printer"], cost = "> 250"
)";

/// Of rules given one a line: id, effect, conditions. Each approval has an approver of its own.
Pack equipment(std::string_view lines) {
  std::string rules;
  for (const auto line : corner::split(lines, '\n')) {
    if (line.empty()) continue;
    const auto id = line.substr(0, 3), effect = corner::trim(line.substr(4, 8));
    rules += fmt::format("[rule.{}]\neffect = \"{}\"\nwhen = {{ {} }}\nreason.en = \"Because.\"\n", id, effect, line.substr(13));
    if (effect == "approval") rules += fmt::format("by = [\"manager-{}\"]\n", id);
  }
  constexpr auto head = "id = \"equipment\"\ntitle.en = \"Equipment\"\ntimezone = \"Europe/Paris\"\nlanguages = [\"en\"]\n"
                        "authority = \"none: a test\"\n[default]\neffect = \"refuse\"\nreason.en = \"Nothing grants it.\"\n";
  return load({{"pack.toml", head}, {"facts.toml", equipment_facts}, {"rules.toml", rules}, {"catalogue.toml", ""},
               {"cases.toml", ""}, {"desk.toml", ""}}).pack;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("kinds of change are those that all requests together show, and so are their regions") {
  Tally tally;
  for (int number = 0; number < 20'000; number += share()) {
    Random random(seed() * 1'000'003 + static_cast<std::uint64_t>(number));
    const auto [first, more] = pack_and_more(random);
    CAPTURE(number);
    hold_together(first, another(random, first, more), tally);
  }
  CHECK(tally.kinds > 4'000 / share());
  CHECK(tally.equal > 400 / share());
  CHECK(tally.partial > 40 / share());
  CHECK(tally.same_effect > 400 / share());
}

TEST_CASE("a price limit of one rule among a dozen moves: exactly the kinds that trying all requests shows") {
  const auto first = equipment(equipment_rules);
  Tally tally;
  hold_together(first, first, tally);
  CHECK(tally.equal == 1);
  hold_together(first, equipment(replaced(equipment_rules, "\"> 800\", held = \"< 1\"", "\"> 1200\", held = \"< 1\"")), tally);
  CHECK(tally.kinds == 1);
  hold_together(first, equipment(replaced(equipment_rules, "r10 refuse   item", "r10 refuse   telework = 0, item")), tally);
  hold_together(first, equipment(replaced(equipment_rules, "r06 approval", "r06 refuse  ")), tally);
}
