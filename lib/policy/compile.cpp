#include "policy/compile.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "core/words.hpp"
#include "policy/columns.hpp"

namespace corner::policy {
namespace {

constexpr std::size_t most_fixed = 8;  // words for which decide.cpp and exact.cpp have a fixed width

/// Grows with the year, the month and the day; differences mean nothing.
int day_number(Date date) {
  return (static_cast<int>(date.year()) * 16 + static_cast<int>(static_cast<unsigned>(date.month()))) * 32 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

/// The boxes of a pack in the order of their bits.
struct Boxes {
  std::vector<const Box*> list;
  std::vector<int> rule;  ///< of each box; -1 = a never

  explicit Boxes(Compiled& compiled);
};

Boxes::Boxes(Compiled& compiled) {
  static const Box none;
  const auto add = [this](const Box& box, int of) {
    list.push_back(&box);
    rule.push_back(of);
    return static_cast<int>(list.size());
  };
  const auto& rules = compiled.pack.rules;
  for (const auto& each : rules) add(each.when.empty() ? none : each.when.front(), compiled.pack.index(each));
  for (const auto& each : rules) {
    if (each.when.size() < 2 && each.unless.empty()) continue;
    const int index = compiled.pack.index(each);
    Complex complex{.rule = index, .when = static_cast<int>(list.size()), .unless = 0, .end = 0};
    for (std::size_t i = 1; i < each.when.size(); ++i) add(each.when[i], index);
    complex.unless = complex.end = static_cast<int>(list.size());
    for (const auto& box : each.unless) complex.end = add(box, index);
    compiled.complex.push_back(complex);
  }
  compiled.first_never = static_cast<int>(list.size());
  for (const auto& never : compiled.pack.nevers) add(never.box, -1);
}

void lay_dates(Compiled& compiled, const Boxes& boxes, const Words& everything) {
  std::set<int> days;
  for (const auto& rule : compiled.pack.rules) {
    if (rule.from) days.insert(day_number(*rule.from));
    if (rule.until) days.insert(day_number(*rule.until));
  }
  compiled.dates.assign(days.begin(), days.end());
  compiled.starts = compiled.pool.size();
  for (std::size_t i = 0; i <= compiled.dates.size(); ++i) {
    Words active = everything;
    const int day = i == 0 ? std::numeric_limits<int>::min() : compiled.dates[i - 1];
    for (std::size_t box = 0; box < boxes.list.size(); ++box) {
      if (boxes.rule[box] < 0) continue;
      const Rule& rule = compiled.pack.rules[static_cast<std::size_t>(boxes.rule[box])];
      if (rule.when.empty() || (rule.from && day < day_number(*rule.from)) ||
          (rule.until && day >= day_number(*rule.until)))
        set(active, static_cast<int>(box), false);
    }
    append(compiled.pool, active);
  }
}

void lay_kinds(Compiled& compiled, const Boxes& boxes) {
  const Words none(compiled.words);
  Words first = none, extra = none, nevers = none, several = none, overriding = none;
  std::array<Words, 3> effects{none, none, none};
  const auto& rules = compiled.pack.rules;
  for (const auto& rule : rules) {
    const int index = compiled.pack.index(rule);
    set(effects[static_cast<std::size_t>(rule.effect)], index);
    set(first, index);
    if (rule.when.size() > 1 || !rule.unless.empty()) set(several, index);
    if (!rule.overrides.empty()) set(overriding, index);
  }
  for (std::size_t box = 0; box < boxes.list.size(); ++box) {
    const int bit = static_cast<int>(box);
    if (bit >= compiled.first_never) set(nevers, bit);
    if (bit >= static_cast<int>(rules.size()) && bit < compiled.first_never) set(extra, bit);
  }
  auto& pool = compiled.pool;
  compiled.first = append(pool, first);
  compiled.extra = append(pool, extra);
  compiled.nevers = append(pool, nevers);
  compiled.several = append(pool, several);
  compiled.overriding = append(pool, overriding);
  for (std::size_t i = 0; i < compiled.words; ++i) extra[i] |= overriding[i];
  compiled.uncommon = append(pool, extra);
  for (std::size_t i = 0; i < 3; ++i) compiled.effects[i] = append(pool, effects[i]);
}

void lay_overriders(Compiled& compiled) {
  const auto& rules = compiled.pack.rules;
  std::vector<int> waiting(rules.size());  // how many overriders of the rule are not placed yet
  for (const auto& rule : rules)
    for (const int target : rule.overrides) ++waiting[static_cast<std::size_t>(target)];
  std::vector<int> ready;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (waiting[i] == 0) ready.push_back(static_cast<int>(i));
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const Rule& rule = rules[static_cast<std::size_t>(ready[i])];
    if (rule.overrides.empty()) continue;
    Words targets(compiled.words);
    for (const int target : rule.overrides) {
      set(targets, target);
      if (--waiting[static_cast<std::size_t>(target)] == 0) ready.push_back(target);
    }
    compiled.overriders.push_back({ready[i], append(compiled.pool, targets)});
  }
  if (ready.size() < rules.size())
    throw Error(tr("The overrides of the policy's rules go round in a circle."));
}

void lay_roles(Compiled& compiled) {
  std::map<std::string, Words> roles;
  for (const auto& rule : compiled.pack.rules) {
    if (rule.effect != Effect::approval) continue;
    for (const auto& role : rule.by) set(roles.try_emplace(role, compiled.words).first->second, compiled.pack.index(rule));
  }
  for (const auto& [role, rules] : roles) compiled.asking.push_back(append(compiled.pool, rules));
}

}  // namespace

Compiled::Compiled(Pack of) : pack(std::move(of)) {
  outcomes[0] = pack.default_effect;
  const Boxes boxes(*this);
  words = std::max<std::size_t>(1, (boxes.list.size() + 63) / 64);
  if (words <= most_fixed) words = std::bit_ceil(words);
  Words everything(words);
  for (std::size_t i = 0; i < boxes.list.size(); ++i) set(everything, static_cast<int>(i));
  lay_columns(*this, boxes.list, everything);
  lay_dates(*this, boxes, everything);
  lay_kinds(*this, boxes);
  lay_overriders(*this);
  lay_roles(*this);
}

Bits Compiled::start_among_dates(Date on) const {
  const auto after = std::upper_bound(dates.begin(), dates.end(), day_number(on));
  return at(starts + static_cast<std::size_t>(after - dates.begin()) * words);
}

}  // namespace corner::policy
