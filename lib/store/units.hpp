#pragma once
// What becomes of a unit beside being handed out: repair, loss, retirement, wiping.
#include "store/store.hpp"

namespace corner::store {

struct UnitMoved {
  Unit unit;                       ///< as it stands now; of counted items only its service
  std::optional<Request> held;     ///< in whose hands it is, or was
  std::vector<Served> displaced;   ///< to whom it was promised
  std::vector<Served> served;
};

/// What is said of a unit that somebody has stands beside the journal, of one that nobody has in the journal itself.
struct UnitMove {
  std::string unit = {}, because = {};
  bool dry_run = false;
};

/// To repair. Whoever has it keeps the right to it; whoever it was promised to gets another one.
/// These verbs throw Error (Failure::conflict) when the unit does not stand so that they can be.
UnitMoved to_repair(Store& store, const UnitMove& move, const Clerk& clerk);
/// Back from repair: to whoever has the right to it, or into stock.
UnitMoved from_repair(Store& store, const UnitMove& move, const Clerk& clerk);
/// Out of the stock for good. Not from somebody's hands, and not unwiped where the service must be wiped.
UnitMoved retire(Store& store, const UnitMove& move, const Clerk& clerk);
/// Its data are wiped: it may go to somebody else.
UnitMoved wipe(Store& store, const UnitMove& move, const Clerk& clerk);
/// A lost unit is there again, at `site` or where it was; with it a loss that was declared is over.
UnitMoved found(Store& store, const UnitMove& move, const std::string& site, const Clerk& clerk);

struct Loss {
  std::string what;  ///< an inventory number, or the number of a request that was handed over
  std::string because = {};
  bool theft = false;
  std::optional<bool> in_service = {};  ///< linked to the service; nothing when it is not known yet
  bool dry_run = false;
};

/// Lost or stolen, out of somebody's hands or out of the stock.
UnitMoved lose(Store& store, const Loss& loss, const Clerk& clerk);

}  // namespace corner::store
