#pragma once
// Waivers (dérogations): a rule that does not count for one person, until a day; granted by whom the rule names.
#include <map>
#include <string>
#include <vector>

#include "store/approvers.hpp"

namespace corner::store {

struct Waiver {
  std::int64_t id = 0;
  std::string number, name;    ///< whose
  std::string rule, role;      ///< the rule, and as which role it was lifted
  std::string by;              ///< name of who did
  std::string starts, until, revoked;  ///< days; `until` is the last
  std::string because;
  bool lives = false;          ///< today, and the pack in force still has that role lift that rule
  std::vector<std::int64_t> uses;  ///< requests that were decided with the rule lifted
  bool confidential = false;   ///< that the rule is lifted tells of what only the person may be shown
};

/// Whether the rule rests on sensitive facts, in the pack in force or in that version.
bool confidential(Store& store, const std::string& rule, const std::string& version);

/// Rules of `pack` that a waiver takes out that day, by person; of one person, or of everybody (0).
std::map<std::int64_t, std::vector<std::string>> lifted(Db& db, const policy::Pack& pack, std::int64_t person, Date on);

/// Of one person or of everybody (0), in the order of granting.
std::vector<Waiver> waivers(Store& store, std::int64_t person, Date today);

struct Grant {
  std::string person, rule;
  std::string until;   ///< the last day
  std::string because;
  std::string by;      ///< who grants it; "" = whoever is at the keyboard
  bool dry_run = false;
};

/// Throws Error: for a rule that nobody may lift, for who may not, and (Failure::conflict) when one as long lives already.
Waiver grant_waiver(Store& store, const Grant& grant, const Clerk& clerk);
/// Ends it today: from now on the rule counts again. Throws Error (Failure::conflict) when it is over.
Waiver revoke_waiver(Store& store, std::int64_t id, const std::string& because, const Clerk& clerk, bool dry_run);

}  // namespace corner::store
