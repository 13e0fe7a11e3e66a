#include "policy/columns.hpp"

#include <map>
#include <set>

#include "policy/box.hpp"

namespace corner::policy {
namespace {

constexpr Value most_near = 4096;  // words of one fact's table: 32 KiB, what a processor keeps close

/// A condition on the fact at hand, and the bit of its box.
struct Reader {
  int box;
  const Accept* accept;
};

/// The first value of each cell of the domain.
std::vector<Value> cut(const std::vector<Reader>& readers, Interval all) {
  if (all.low > all.high) return {};
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
  void place(const Column& column, const std::vector<Value>& starts, const std::vector<Words>& rows);

  Compiled& compiled_;
  const std::vector<Reader>& readers_;
  const Words& everything_;
};

Words ColumnMaker::accepted(Value value) const {
  Words mask = everything_;
  for (const auto& reader : readers_)
    if (!reader.accept->has(value)) set(mask, reader.box, false);
  return mask;
}

void ColumnMaker::make(int index) {
  const Fact& fact = compiled_.pack.facts[static_cast<std::size_t>(index)];
  const std::vector<Value> starts = cut(readers_, domain(fact));
  std::vector<Words> cells;
  for (const Value start : starts) cells.push_back(accepted(start));
  const Words without = accepted(absent);
  std::set<Words> rows(cells.begin(), cells.end());
  // Where absence is not declared it is no value to be asked for; a closed list without values has no other.
  if (!fact.absent_word.empty() || starts.empty()) rows.insert(without);
  Column column{.fact = index, .rows = compiled_.pool.size(), .row_count = rows.size()};
  Words can(compiled_.words);
  Words must = everything_;
  for (const auto& row : rows) {
    append(compiled_.pool, row);
    for (std::size_t i = 0; i < row.size(); ++i) {
      can[i] |= row[i];
      must[i] &= row[i];
    }
  }
  append(compiled_.pool, must);
  append(compiled_.pool, can);
  append(compiled_.pool, without);
  column.cells = compiled_.pool.size();
  compiled_.columns[static_cast<std::size_t>(index)] = column;
  compiled_.read.push_back(static_cast<std::uint32_t>(index));
  if (starts.empty()) cells.push_back(without);
  place(column, starts, cells);
}

void ColumnMaker::place(const Column& column, const std::vector<Value>& starts,
                        const std::vector<Words>& rows) {
  const auto fact = static_cast<std::uint32_t>(column.fact), cells = static_cast<std::uint32_t>(column.cells);
  const Value last = starts.size() < 2 ? 0 : starts.back();
  const bool near = starts.empty() || (starts.front() >= 0 && last < most_near / static_cast<Value>(compiled_.words));
  if (!near) append(compiled_.pool, rows.front());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Value from = i == 0 ? 0 : starts[i], to = i + 1 < rows.size() ? starts[i + 1] : last + 1;
    for (Value copy = near ? from : to - 1; copy < to; ++copy) append(compiled_.pool, rows[i]);
  }
  if (near) {
    compiled_.near.push_back({.fact = fact, .cells = cells, .last = last});
  } else {
    compiled_.far.push_back({.fact = fact, .cells = cells, .cuts = compiled_.cuts.size(), .count = starts.size()});
    compiled_.cuts.insert(compiled_.cuts.end(), starts.begin(), starts.end());
  }
}

}  // namespace

void set(Words& mask, int bit, bool value) {
  const auto one = std::uint64_t{1} << (bit % 64);
  auto& word = mask[static_cast<std::size_t>(bit) / 64];
  word = value ? word | one : word & ~one;
}

std::size_t append(std::vector<std::uint64_t>& pool, const Words& mask) {
  pool.insert(pool.end(), mask.begin(), mask.end());
  return pool.size() - mask.size();
}

void lay_columns(Compiled& compiled, const std::vector<const Box*>& boxes, const Words& everything) {
  std::vector<std::vector<Reader>> readers(compiled.pack.facts.size());
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (const auto& condition : *boxes[i])
      readers[static_cast<std::size_t>(condition.fact)].push_back({static_cast<int>(i), &condition.accept});
  compiled.columns.resize(readers.size());
  for (std::size_t fact = 0; fact < readers.size(); ++fact)
    if (!readers[fact].empty()) ColumnMaker(compiled, readers[fact], everything).make(static_cast<int>(fact));
}

}  // namespace corner::policy
