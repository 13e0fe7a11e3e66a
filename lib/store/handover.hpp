#pragma once
// The hand-over: what the rules ask for is done, and the code is shown, before anything changes hands.
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

/// What is handed over, and what was done for it at the counter.
struct HandOver {
  std::string what = {};  ///< a request's number, or the inventory number of its unit
  std::string unit = {};  ///< another unit of the same service; "" = the one promised
  std::vector<std::string> done = {};  ///< obligations, as the rules write them: `show:insurance`
  /// What is signed (`charter`; "" when one thing is alone) and the SHA-256 of the very text.
  std::vector<std::pair<std::string, std::string>> signatures = {};
  std::string code = {};  ///< as the person showed it
  std::string report = {}, follow_up = {};  ///< of an appointment: what was done, what follows; "" = nothing said
};

/// What the rules ask for at the hand-over of a request, and how it stands.
struct Obligation {
  std::string what;                 ///< `sign:charter`
  std::string on = {};              ///< when it was done; "" = not yet
  std::string digest = {};          ///< SHA-256 of the text that was signed; "" = none is kept
  std::vector<std::string> out = {};  ///< of `return:CATEGORY`: what must come back, by inventory number or request
  bool later = false;                 ///< `return-at:…`, `return-in:…`, `use:…`: told at the hand-over, done at its own time
};

/// In the order of the decision; a part of a kit has those of its kit.
std::vector<Obligation> obligations(Store& store, const Request& request);

/// What was handed over, and what was done for it; in a dry run, what would be.
struct HandedOver {
  Moved moved;
  std::vector<Obligation> obligations = {};
};

/// Hands over, in one transaction with what was done for it. Throws Error (Failure::conflict) that names what is still to be done
/// and the command to type then; (Failure::usage) for an obligation that the request has not.
HandedOver hand_over(Store& store, const HandOver& hand_over, const Clerk& clerk, bool dry_run);

}  // namespace corner::store
