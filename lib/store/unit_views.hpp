#pragma once
// Units to look at: all of them and whose they are, and the life of one.
#include "store/journal.hpp"
#include "store/store.hpp"

namespace corner::store {

struct UnitFilter {
  std::string site = {}, service = {}, state = {};  ///< "" = any
};

/// A unit, and the request by which it is in somebody's hands or set aside for them; 0 = none.
struct Placed {
  Unit unit;
  std::int64_t request = 0;
  std::string number, name, until;  ///< the person's; the day it is due back, "" = no end
};

/// Calls `each` for every unit that the filter lets through, by inventory number.
void each_unit(Store& store, const UnitFilter& filter, const std::function<void(const Placed&)>& each);

/// One of them; Error when there is none.
Placed placed(Store& store, const std::string& number);

/// The states that a unit may be in, as words.
const std::vector<std::string>& unit_states();

/// Something that befell a unit.
struct Befell {
  Event event;
  std::int64_t request = 0;  ///< 0 = none
  std::string number, name;  ///< whose request it was; "" = none, or erased
  std::string said;          ///< condition, reason, note
};

/// All that the journal says of a unit, in its order.
std::vector<Befell> life(Store& store, const std::string& number);

}  // namespace corner::store
