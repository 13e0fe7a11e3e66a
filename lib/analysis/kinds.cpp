#include "analysis/kinds.hpp"

#include <algorithm>
#include <map>

#include "analysis/find.hpp"
#include "analysis/grounds.hpp"
#include "analysis/witness.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

constexpr int the_default = -1;

/// An approver or an obligation, and the rules of one effect that bring it about.
struct Item {
  int side;
  bool approver;
  std::string name;
  RuleSet rules;
  bool touched;  ///< one of the rules is
};

/// What may win together, somewhere within `starts`, and what that may bring about.
struct Pair {
  Each<int> winners;
  std::vector<Sight> starts;
  std::vector<Item> items;
};

using Key = std::pair<Ending, Ending>;

class Enumeration {
 public:
  Enumeration(const Space& space, std::size_t most_regions) : space_(space), most_regions_(most_regions), grounds_(grounds(space)) {}
  std::vector<Shift> shifts();

 private:
  const Pack& pack(int side) const { return space_.compiled(side).pack; }
  const Rule& rule(int side, int index) const { return pack(side).rules[static_cast<std::size_t>(index)]; }
  Effect effect(int side, int winner) const { return winner == the_default ? pack(side).default_effect : rule(side, winner).effect; }
  bool touched(int side, int winner) const { return winner != the_default && grounds_.touched[static_cast<std::size_t>(side)][static_cast<std::size_t>(winner)]; }

  std::vector<Statement> wins(int side, int winner) const;
  std::vector<Sight> where_wins(const std::vector<Sight>& starts, int side, int winner) const;
  bool may_differ(int a, int b) const;
  std::vector<Item> items(int side, Effect effect) const;
  void pair(const Pair& pair);
  void search(const Pair& pair, Goal& goal, std::vector<bool>& has);
  void branch(const Pair& pair, Goal& goal, std::vector<bool>& has, const Sight& point);
  void note(const Pair& pair, const Goal& goal, const std::vector<bool>& has);
  bool told(const Key& key, Each<int> winners) const;
  Goal goal_of(const Shift& shift) const;
  void cover(Shift& shift) const;
  Region grown(const Goal& goal, Region region) const;

  const Space& space_;
  std::size_t most_regions_;
  Grounds grounds_;
  std::map<Key, std::map<Each<int>, Region>> found_;  ///< with the witness of each kind
};

RuleSet only(int index) {
  RuleSet rules;
  rules.add(index);
  return rules;
}

/// That this rule, or the default, is among what decides.
std::vector<Statement> Enumeration::wins(int side, int winner) const {
  if (winner == the_default) return {ends(by_default, side)};
  return {in_force(only(winner), side), ends(end_of(effect(side, winner)), side)};
}

/// The parts of `starts` where it may win.
std::vector<Sight> Enumeration::where_wins(const std::vector<Sight>& starts, int side, int winner) const {
  std::vector<Sight> parts;
  if (winner == the_default) parts = starts;
  else
    for (const auto& accepted : space_.matching(side, winner))
      for (const auto& start : starts)
        if (auto part = space_.within(start, accepted.region)) parts.push_back(std::move(*part));
  const auto wanted = wins(side, winner);
  const Side all{side, {}};
  std::erase_if(parts, [&](const Sight& part) {
    const auto standing = stand(space_, all, part);
    return std::ranges::any_of(wanted, [&](const Statement& statement) {
      return judge(space_.compiled(side), statement, standing) == Truth::no;
    });
  });
  return parts;
}

/// Rules that are not touched are in force on both sides: neither effect can be the severer.
bool Enumeration::may_differ(int a, int b) const {
  if (a == the_default && b == the_default) return effect(0, a) != effect(1, b);
  return effect(0, a) == effect(1, b) || touched(0, a) || touched(1, b);
}

/// What rules of that effect bring about.
std::vector<Item> Enumeration::items(int side, Effect effect) const {
  std::vector<Item> out;
  const auto add = [&](const Rule& bearer, bool approver, const std::string& name) {
    auto at = std::ranges::find_if(out, [&](const Item& item) { return item.approver == approver && item.name == name; });
    if (at == out.end()) at = out.insert(out.end(), Item{side, approver, name, {}, false});
    at->rules.add(pack(side).index(bearer));
    at->touched = at->touched || touched(side, pack(side).index(bearer));
  };
  for (const auto& bearer : pack(side).rules) {
    if (bearer.effect != effect) continue;
    for (const auto& name : bearer.by) add(bearer, true, name);
    for (const auto& name : bearer.obligations) add(bearer, false, name);
  }
  return out;
}

void Enumeration::pair(const Pair& pair) {
  const auto& [winners, starts, items] = pair;
  Goal goal{.sides = {Side{0, {}}, Side{1, {}}}, .statements = {}};
  if (items.empty() && told({{effect(0, winners[0]), {}, {}}, {effect(1, winners[1]), {}, {}}}, winners)) return;
  for (int side = 0; side < 2; ++side)
    for (auto& statement : wins(side, winners[static_cast<std::size_t>(side)])) goal.statements.push_back(std::move(statement));
  std::vector<bool> has;
  if (effect(0, winners[0]) != effect(1, winners[1])) return search(pair, goal, has);
  // The same effect: some approver or obligation must be there on one side and not on the other.
  for (const auto& item : items) {
    const auto twin = std::ranges::find_if(items, [&](const Item& other) {
      return other.side != item.side && other.approver == item.approver && other.name == item.name;
    });
    if (!item.touched && twin != items.end() && !twin->touched) continue;
    Goal differing = goal;
    differing.statements.push_back(in_force(item.rules, item.side));
    if (twin != items.end()) differing.statements.push_back(no(in_force(twin->rules, twin->side)));
    search(pair, differing, has);
  }
}

/// Whatever the goal allows of the items that are not settled in it.
void Enumeration::search(const Pair& pair, Goal& goal, std::vector<bool>& has) {
  if (const auto found = find(space_, goal, pair.starts))
    branch(pair, goal, has, *space_.within(space_.everything(), point_of(space_, *found)));
}

/// The same, where `point` is known to meet the goal.
void Enumeration::branch(const Pair& pair, Goal& goal, std::vector<bool>& has, const Sight& point) {
  if (has.size() == pair.items.size()) return note(pair, goal, has);
  const auto& item = pair.items[has.size()];
  const auto there = in_force(item.rules, item.side);
  const bool here = judge(space_.compiled(item.side), there, stand(space_, Side{item.side, {}}, point)) == Truth::yes;
  for (const bool holds : {here, !here}) {
    has.push_back(holds);
    goal.statements.push_back(holds ? there : no(there));
    if (holds == here) branch(pair, goal, has, point);
    else search(pair, goal, has);
    goal.statements.pop_back();
    has.pop_back();
  }
}

bool Enumeration::told(const Key& key, Each<int> winners) const {
  const auto at = found_.find(key);
  return at != found_.end() && at->second.contains(winners);
}

void Enumeration::note(const Pair& pair, const Goal& goal, const std::vector<bool>& has) {
  const auto& [winners, starts, items] = pair;
  Key key{{effect(0, winners[0]), {}, {}}, {effect(1, winners[1]), {}, {}}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!has[i]) continue;
    auto& ending = items[i].side == 0 ? key.first : key.second;
    (items[i].approver ? ending.approvers : ending.obligations).push_back(items[i].name);
  }
  for (auto* ending : {&key.first, &key.second}) {
    std::ranges::sort(ending->approvers);
    std::ranges::sort(ending->obligations);
  }
  if (told(key, winners)) return;
  if (auto witness = find(space_, goal, starts)) found_[key].emplace(winners, std::move(*witness));
}

/// That a request changes so, whatever the rules.
Goal Enumeration::goal_of(const Shift& shift) const {
  Goal goal{.sides = {Side{0, {}}, Side{1, {}}}, .statements = {}};
  for (int side = 0; side < 2; ++side) {
    const auto& ending = side == 0 ? shift.before : shift.after;
    goal.statements.push_back(ends(ends_with(pack(side), ending.effect), side));
    for (const auto& item : items(side, ending.effect)) {
      const bool has = std::ranges::binary_search(item.approver ? ending.approvers : ending.obligations, item.name);
      const auto statement = in_force(item.rules, side);
      goal.statements.push_back(has ? statement : no(statement));
    }
  }
  return goal;
}

/// As much of each dimension as the goal bears; requests that cannot be do not count.
Region Enumeration::grown(const Goal& goal, Region region) const {
  const auto holds = [&](const Sight& sight) {
    return std::ranges::all_of(goal.statements, [&](const Statement& statement) {
      const auto& side = goal.sides[static_cast<std::size_t>(statement.side)];
      return judge(space_.compiled(side.pack), statement, stand(space_, side, sight)) == Truth::yes;
    });
  };
  const Sight all = space_.everything();
  for (std::size_t i = 0; i < space_.dimensions().size(); ++i) {
    const int dimension = static_cast<int>(i);
    if (space_.whole(region, dimension)) continue;
    Region wider = region;
    space_.copy(all.region, dimension, wider);
    const auto room = space_.within(all, wider);
    if (room && holds(*room)) {
      region = std::move(wider);
      continue;
    }
    for (std::size_t atom = 0; room && atom < space_.atoms(dimension); ++atom) {
      if (space_.has(region, dimension, atom)) continue;
      wider = region;
      space_.add(wider, dimension, atom);
      const auto more = space_.within(*room, wider);
      if (more && holds(*more)) region = wider;
    }
  }
  return region;
}

void Enumeration::cover(Shift& shift) const {
  const auto goal = goal_of(shift);
  auto left = grounds_.starts;
  while (true) {
    if (shift.where.size() == most_regions_) {
      shift.whole = std::ranges::none_of(left, [&](const Sight& sight) { return possible(space_, goal, sight); });
      return;
    }
    const auto next = find(space_, goal, left);
    if (!next) return;
    shift.where.push_back(grown(goal, *next));
    std::vector<Sight> rest;
    for (const auto& sight : left)
      for (auto& piece : outside(space_, sight, shift.where.back())) rest.push_back(std::move(piece));
    left = std::move(rest);
  }
}

std::vector<Shift> Enumeration::shifts() {
  const int rules = static_cast<int>(pack(0).rules.size()), others = static_cast<int>(pack(1).rules.size());
  for (int a = the_default; a < rules; ++a) {
    const auto parts = where_wins(grounds_.starts, 0, a);
    const auto own = a == the_default ? std::vector<Item>() : items(0, effect(0, a));
    for (int b = the_default; b < others && !parts.empty(); ++b) {
      if (!may_differ(a, b)) continue;
      Pair both{{a, b}, where_wins(parts, 1, b), own};
      if (both.starts.empty()) continue;
      if (b != the_default) std::ranges::move(items(1, effect(1, b)), std::back_inserter(both.items));
      pair(both);
    }
  }
  std::vector<Shift> out;
  for (auto& [key, kinds] : found_) {
    auto& shift = out.emplace_back(Shift{key.first, key.second, {}, {}, true});
    for (auto& [winners, witness] : kinds) shift.kinds.push_back({winners, std::move(witness)});
    cover(shift);
  }
  return out;
}

}  // namespace

std::vector<Shift> shifts(const Space& space, std::size_t most_regions) { return Enumeration(space, most_regions).shifts(); }

}  // namespace corner::analysis
