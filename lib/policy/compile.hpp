#pragma once
// A pack as tables: for each fact that a condition reads, which boxes accept which values.
//
// Each box is one bit. Bits 0 … rules-1 are the first `when` box of each rule, so that for most packs the
// mask of boxes that accept the facts *is* the set of rules that match; further `when` boxes, `unless` boxes
// and
// `[[never]]` boxes come after.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "policy/decide.hpp"
#include "policy/mask.hpp"

namespace corner::policy {

/// One fact's values, cut into cells on which every condition is constant. Cell 0 is "missing", 1 absence,
/// then upwards. Cells that the same boxes accept share one row of masks.
struct Column {
  int fact = 0;
  /// From a value to its cell: by subtraction where the cuts span little, else by search among the cuts.
  bool direct = true;
  Value base = 0, last = 0;             ///< direct: cell 1 and the last cell
  std::size_t cuts = 0, cut_count = 0;  ///< search: in Compiled::cuts; the first value of each cell from 1 on
  std::size_t cells = 0;                ///< in Compiled::cells: the row of each cell
  std::size_t rows = 0, row_count = 0;  ///< in Compiled::pool: the different rows of the values there are
  std::size_t can = 0, must = 0;        ///< in Compiled::pool: OR and AND over these rows
};

/// A rule with more boxes than its first.
struct Complex {
  int rule;
  int when, unless, end;  ///< bits of the further `when` boxes, then of the `unless` boxes
};

struct Overrider {
  int rule;
  std::size_t targets;  ///< in Compiled::pool
};

struct Compiled {
  /// Throws Error when overrides go round in a circle.
  explicit Compiled(Pack of);

  Pack pack;
  std::size_t words = 1;        ///< of every mask
  std::vector<Column> columns;  ///< of the facts that some condition reads
  std::vector<Value> cuts;
  std::vector<std::uint32_t> cells;  ///< offsets in `pool`
  std::vector<std::uint64_t> pool;   ///< masks
  std::vector<int> dates;            ///< days on which a rule starts or ends to be in force, as `day_number`
  std::size_t starts = 0;  ///< in `pool`: the boxes in force before the first of `dates`, then from each on
  std::size_t first = 0, extra = 0,
              nevers = 0;                ///< in `pool`: bits of rules, of their further boxes, of `[[never]]`
  std::array<std::size_t, 3> effects{};  ///< in `pool`: the rules of each effect
  std::size_t minor = 0;                 ///< in `pool`: boxes of rules that permit and override nothing
  std::size_t several = 0;               ///< in `pool`: rules with further boxes
  std::size_t overriding = 0;            ///< in `pool`: rules that override others
  int first_never = 0;                   ///< the bit of pack.nevers[0]
  std::vector<Complex> complex;
  std::vector<Overrider> overriders;    ///< each after those that override it
  std::vector<RuleSet> roles;           ///< of each rule: its approvers, by index in `role_names`
  std::vector<std::string> role_names;  ///< sorted

  Bits at(std::size_t offset) const { return pool.data() + offset; }
  Bits effect(Effect which) const { return at(effects[static_cast<std::size_t>(which)]); }
  Bits start(Date on) const;

  /// The boxes that accept `value`; for `missing` those that accept some value.
  Bits row(const Column& column, Value value) const {
    return pool.data() + cells[column.cells + cell(column, value)];
  }
  /// The i-th different row.
  Bits row_at(const Column& column, std::size_t i) const { return at(column.rows + i * words); }

 private:
  std::size_t cell(const Column& column, Value value) const {
    if (column.direct)
      return static_cast<std::size_t>(std::clamp(value, column.base, column.last) - column.base) +
             static_cast<std::size_t>(value != missing);
    const Value* from = cuts.data() + column.cuts;
    std::size_t left = column.cut_count;
    while (left > 1) {
      const std::size_t half = left / 2;
      from += from[half - 1] <= value ? half : 0;
      left -= half;
    }
    return static_cast<std::size_t>(from - cuts.data()) - column.cuts +
           static_cast<std::size_t>(*from <= value);
  }
};

}  // namespace corner::policy
