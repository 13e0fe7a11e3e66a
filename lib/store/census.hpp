#pragma once
// Everybody's decisions at once: the facts as a request would read them, the engine's sweep over them.
#include <string>
#include <vector>

#include "policy/sweep.hpp"
#include "store/store.hpp"

namespace corner::store {

class Census {
 public:
  /// `policy` must outlive it.
  Census(const policy::Policy& policy, Date on) : pack_(policy.pack()), on_(on), sweep_(policy, on) {}

  /// What the person would be answered for each service, in the order of Pack::services. Valid until the next call.
  /// Throws Error for attributes that the pack cannot read.
  const std::vector<const policy::Found*>& decide(const Person& person, const std::vector<Past>& past);

 private:
  const policy::Pack& pack_;
  Date on_;
  policy::Sweep sweep_;
  std::vector<const policy::Found*> found_;
};

/// Calls `each` for everybody in the store's directory, by number. Returns whom it left out, as the policy cannot read
/// their attributes, and why.
std::vector<std::string> each_census(Store& store, const policy::Policy& policy, Date on,
                                     const std::function<void(const Person&, const std::vector<const policy::Found*>&)>& each);

/// People as an import would take them, for packs that read columns of their own: what any of `packs` knows may stand
/// in the sheet. Throws Problems as the import does.
std::vector<Person> people_of(const Sheet& sheet, const std::vector<const policy::Pack*>& packs);

}  // namespace corner::store
