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

/// One fact's values, cut into cells on which every condition is constant. Each cell has a row in
/// Compiled::pool, the mask of the boxes that accept it. Before the rows of the cells stand three more: of
/// absence, then the OR and the AND of the rows of all values there are: what a missing fact may accept, and
/// what it must.
struct Column {
  int fact = 0;
  std::size_t cells = 0;                ///< the row of the first cell
  std::size_t rows = 0, row_count = 0;  ///< the different rows; none: no condition reads the fact
};

/// The rows before the first cell's, counted from there. `absent` and `missing` find theirs as if they were cells.
inline constexpr std::uint32_t row_absent = static_cast<std::uint32_t>(absent), row_can = static_cast<std::uint32_t>(missing),
                               row_must = row_can - 1;

/// The value is the cell: of domains from 0 or little more, with no cut far beyond. Cells below the domain are as
/// its first, and the last has all values from there on.
struct Near {
  std::uint32_t fact;
  std::uint32_t cells;  ///< as Column::cells
  Value last;           ///< the last cell
  std::uint32_t cell(Value value) const { return static_cast<std::uint32_t>(std::min(value, last)); }
};

/// Finds the cell by search among the first values of all; a cell that is as the first comes before it.
struct Far {
  std::uint32_t fact;
  std::uint32_t cells;      ///< as Column::cells
  std::size_t cuts, count;  ///< in Compiled::cuts
  /// Without branches on the value.
  std::uint32_t cell(Value value, const Value* all_cuts) const {
    const Value* const begin = all_cuts + cuts;
    const Value* from = begin;
    for (std::size_t left = count; left > 1;) {
      const std::size_t half = left / 2;
      from += half * static_cast<std::size_t>(from[half - 1] <= value);
      left -= half;
    }
    const auto cell = static_cast<std::uint32_t>(from - begin + (*from <= value));
    return value > absent ? cell : static_cast<std::uint32_t>(value);
  }
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
  std::vector<Column> columns;  ///< of each fact
  std::vector<std::uint32_t> read;  ///< the facts that some condition reads
  std::vector<Near> near;           ///< their columns: each is in one of these
  std::vector<Far> far;
  std::vector<Value> cuts;
  std::vector<std::uint64_t> pool;  ///< masks
  std::vector<int> dates;           ///< days on which a rule starts or ends to be in force, as `day_number`
  std::size_t starts = 0;  ///< in `pool`: the boxes in force before the first of `dates`, then from each on
  std::size_t first = 0, extra = 0,
              nevers = 0;                ///< in `pool`: bits of rules, of their further boxes, of `[[never]]`
  std::array<std::size_t, 3> effects{};  ///< in `pool`: the rules of each effect
  std::size_t several = 0;               ///< in `pool`: rules with further boxes
  std::size_t overriding = 0;            ///< in `pool`: rules that override others
  std::size_t uncommon = 0;              ///< in `pool`: `extra` and `overriding`
  std::array<Effect, 4> outcomes{Effect::refuse, Effect::permit, Effect::approval, Effect::refuse};
  int first_never = 0;  ///< the bit of pack.nevers[0]
  std::vector<Complex> complex;
  std::vector<Overrider> overriders;    ///< each after those that override it
  std::vector<std::size_t> asking;      ///< in `pool`: of each role, the rules that ask its approval

  Bits at(std::size_t offset) const { return pool.data() + offset; }
  Bits effect(Effect which) const { return at(effects[static_cast<std::size_t>(which)]); }
  /// What rules of that severity (see law.hpp) lead to; 0 = the default.
  Effect outcome(unsigned severity) const { return outcomes[severity]; }
  /// The boxes in force.
  Bits start(Date on) const { return dates.empty() ? at(starts) : start_among_dates(on); }

  /// The boxes that accept some value of the fact, and those that accept all.
  Bits can(const Column& column) const { return cell(column, row_can, words); }
  Bits must(const Column& column) const { return cell(column, row_must, words); }
  /// The boxes that accept the values of a cell, or of what stands before the cells. `width` is `words`, where it is
  /// known at compile time.
  template <class AnyColumn>
  Bits cell(const AnyColumn& column, std::uint32_t cell, std::size_t width) const {
    return at(static_cast<std::uint32_t>(column.cells + cell * width));
  }
  /// The i-th different row.
  Bits row(const Column& column, std::size_t i) const { return at(column.rows + i * words); }

 private:
  Bits start_among_dates(Date on) const;
};

}  // namespace corner::policy
