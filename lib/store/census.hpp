#pragma once
// Everybody's decisions at once: the facts as a request would read them, the engine's sweep over them.
#include <map>
#include <string>
#include <vector>

#include "policy/sweep.hpp"
#include "store/store.hpp"

namespace corner::store {

class Census {
 public:
  /// `policy` must outlive it.
  /// `lifted`: rules that a waiver takes out, by person (store/waivers.hpp).
  Census(const policy::Policy& policy, Date on, std::map<std::int64_t, std::vector<std::string>> lifted)
      : pack_(policy.pack()), on_(on), sweep_(policy, on), lifted_(std::move(lifted)) {}

  /// What the person would be answered for each service, in the order of Pack::services. Valid until the next call.
  /// Throws Error for attributes that the pack cannot read.
  const std::vector<const policy::Found*>& decide(const Person& person, const std::vector<Past>& past);

 private:
  policy::RuleSet waived(const Person& person) const;

  const policy::Pack& pack_;
  Date on_;
  policy::Sweep sweep_;
  std::map<std::int64_t, std::vector<std::string>> lifted_;
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
