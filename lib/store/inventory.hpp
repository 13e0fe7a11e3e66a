#pragma once
// What there is, where, in what state; now, or at the end of a past day.
#include <array>

#include "store/store.hpp"

namespace corner::store {

/// What the units and counted items of a group are, in the order of `stock_states`.
inline constexpr std::array<const char*, 7> stock_states{"in-stock", "reserved", "transit", "out", "repair", "lost", "retired"};

struct Group {
  Row keys;  ///< one cell a key asked for; null where the thing has none (counted items have no model)
  std::array<std::int64_t, stock_states.size()> things{};
  // Of units neither lost nor retired, whose price, date of purchase and period of depreciation are known:
  Cents bought;             ///< what they were bought for
  Cents value;              ///< what is left of it, each to the cent below
  std::int64_t valued = 0;  ///< how many these are
};

/// What units and counted items can be grouped by.
const std::vector<std::string>& inventory_keys();

struct Inventory {
  Date on{};                  ///< the day that it is of
  std::vector<Group> groups;  ///< by their keys, in order
};

/// As it is now; or at the end of a past day. Throws Error (Failure::usage) for a key there is not, for a day after
/// `today`, and for one before the store was made.
Inventory inventory(Store& store, const std::vector<std::string>& by, std::optional<Date> past, Date today);

}  // namespace corner::store
