#include "policy/compile.hpp"

#include <bit>
#include <iterator>
#include <map>
#include <set>

#include "core/words.hpp"
#include "policy/box.hpp"

namespace corner::policy {
namespace {

constexpr Value most_direct = 4096;    // cells found by subtraction: 16 KiB a fact at most
constexpr std::size_t most_fixed = 8;  // words for which decide.cpp and exact.cpp have a fixed width

using Words = std::vector<std::uint64_t>;

/// Grows with the year, the month and the day; differences mean nothing.
int day_number(Date date) {
  return (static_cast<int>(date.year()) * 16 + static_cast<int>(static_cast<unsigned>(date.month()))) * 32 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

void set(Words& mask, int bit, bool value = true) {
  const auto one = std::uint64_t{1} << (bit % 64);
  auto& word = mask[static_cast<std::size_t>(bit) / 64];
  word = value ? word | one : word & ~one;
}

std::size_t append(std::vector<std::uint64_t>& pool, const Words& mask) {
  pool.insert(pool.end(), mask.begin(), mask.end());
  return pool.size() - mask.size();
}

/// A condition on the fact at hand, and the bit of its box.
struct Reader {
  int box;
  const Accept* accept;
};

/// The boxes of a pack in the order of their bits.
struct Boxes {
  std::vector<const Box*> list;
  std::vector<int> rule;  ///< of each box; -1 = a never

  explicit Boxes(Compiled& compiled);
  std::vector<Reader> readers(int fact) const;
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

std::vector<Reader> Boxes::readers(int fact) const {
  std::vector<Reader> found;
  for (std::size_t i = 0; i < list.size(); ++i)
    for (const auto& condition : *list[i])
      if (condition.fact == fact) found.push_back({static_cast<int>(i), &condition.accept});
  return found;
}

/// The first value of each cell of the domain.
std::vector<Value> cut(const std::vector<Reader>& readers, Interval all) {
  std::set<Value> starts{all.low};
  for (const auto& reader : readers) {
    for (const auto& range : reader.accept->ranges) {
      if (range.low > all.low && range.low <= all.high) starts.insert(range.low);
      if (range.high >= all.low && range.high < all.high) starts.insert(range.high + 1);
    }
  }
  return {starts.begin(), starts.end()};
}

class ColumnMaker {
 public:
  ColumnMaker(Compiled& compiled, const std::vector<Reader>& readers, const Words& everything)
      : compiled_(compiled), readers_(readers), everything_(everything) {}
  void make(int fact);

 private:
  Words accepted(Value value) const;
  std::uint32_t row(const Words& mask);
  void place_cells(Column& column, const std::vector<Value>& starts, const std::vector<std::uint32_t>& of);

  Compiled& compiled_;
  const std::vector<Reader>& readers_;
  const Words& everything_;
  std::map<Words, std::uint32_t> rows_;
};

Words ColumnMaker::accepted(Value value) const {
  Words mask = everything_;
  for (const auto& reader : readers_)
    if (!reader.accept->has(value)) set(mask, reader.box, false);
  return mask;
}

std::uint32_t ColumnMaker::row(const Words& mask) {
  const auto [at, fresh] = rows_.try_emplace(mask, static_cast<std::uint32_t>(compiled_.pool.size()));
  if (fresh) append(compiled_.pool, mask);
  return at->second;
}

void ColumnMaker::make(int index) {
  const Fact& fact = compiled_.pack.facts[static_cast<std::size_t>(index)];
  const Interval all = domain(fact);
  Column column{.fact = index, .rows = compiled_.pool.size()};
  // A closed list without values: nothing is ever accepted, and no completion is barred.
  const std::vector<Value> starts = all.low <= all.high ? cut(readers_, all) : std::vector<Value>{};
  std::vector<std::uint32_t> of(2);
  for (const Value start : starts) of.push_back(row(accepted(start)));
  const Words without = accepted(absent);
  if (!fact.absent_word.empty() || starts.empty()) row(without);
  column.row_count = rows_.size();
  Words can(compiled_.words);
  Words must = everything_;
  for (const auto& [mask, offset] : rows_) {
    for (std::size_t i = 0; i < mask.size(); ++i) {
      can[i] |= mask[i];
      must[i] &= mask[i];
    }
  }
  const auto absence = row(without);
  column.can = append(compiled_.pool, can);
  column.must = append(compiled_.pool, must);
  of[0] = static_cast<std::uint32_t>(column.can);
  of[1] = absence;
  place_cells(column, starts, of);
  compiled_.columns.push_back(column);
}

void ColumnMaker::place_cells(Column& column, const std::vector<Value>& starts,
                              const std::vector<std::uint32_t>& of) {
  auto& cells = compiled_.cells;
  column.cells = cells.size();
  column.direct = starts.empty() || starts.back() - starts.front() < most_direct;
  if (!column.direct) {
    column.cuts = compiled_.cuts.size();
    compiled_.cuts.push_back(absent);
    compiled_.cuts.insert(compiled_.cuts.end(), starts.begin(), starts.end());
    column.cut_count = compiled_.cuts.size() - column.cuts;
    cells.insert(cells.end(), of.begin(), of.end());
    return;
  }
  column.base = starts.empty() ? 0 : starts.front() - 1;
  column.last = starts.empty() ? 0 : starts.back();
  cells.insert(cells.end(), of.begin(), of.begin() + 2);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Value end = i + 1 < starts.size() ? starts[i + 1] : starts[i] + 1;
    cells.insert(cells.end(), static_cast<std::size_t>(end - starts[i]), of[i + 2]);
  }
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
  Words first = none, extra = none, nevers = none, minor = none, several = none, overriding = none;
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
    if (boxes.rule[box] < 0) continue;
    const Rule& rule = rules[static_cast<std::size_t>(boxes.rule[box])];
    if (rule.effect == Effect::permit && rule.overrides.empty()) set(minor, bit);
  }
  auto& pool = compiled.pool;
  compiled.first = append(pool, first);
  compiled.extra = append(pool, extra);
  compiled.nevers = append(pool, nevers);
  compiled.minor = append(pool, minor);
  compiled.several = append(pool, several);
  compiled.overriding = append(pool, overriding);
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
  std::set<std::string> names;
  for (const auto& rule : compiled.pack.rules) names.insert(rule.by.begin(), rule.by.end());
  compiled.role_names.assign(names.begin(), names.end());
  for (const auto& rule : compiled.pack.rules) {
    RuleSet& roles = compiled.roles.emplace_back();
    for (const auto& role : rule.by)
      roles.add(static_cast<int>(std::distance(names.begin(), names.find(role))));
  }
}

}  // namespace

Compiled::Compiled(Pack of) : pack(std::move(of)) {
  const Boxes boxes(*this);
  words = std::max<std::size_t>(1, (boxes.list.size() + 63) / 64);
  if (words <= most_fixed) words = std::bit_ceil(words);
  Words everything(words);
  for (std::size_t i = 0; i < boxes.list.size(); ++i) set(everything, static_cast<int>(i));
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    const auto readers = boxes.readers(static_cast<int>(i));
    if (!readers.empty()) ColumnMaker(*this, readers, everything).make(static_cast<int>(i));
  }
  std::stable_partition(columns.begin(), columns.end(), [](const Column& column) { return column.direct; });
  lay_dates(*this, boxes, everything);
  lay_kinds(*this, boxes);
  lay_overriders(*this);
  lay_roles(*this);
}

Bits Compiled::start(Date on) const {
  if (dates.empty()) return at(starts);
  const auto after = std::upper_bound(dates.begin(), dates.end(), day_number(on));
  return at(starts + static_cast<std::size_t>(after - dates.begin()) * words);
}

}  // namespace corner::policy
