#pragma once
// The store, on a file of its own, driven by the same moves.
#include <filesystem>
#include <memory>

#include "move.hpp"
#include "store/store.hpp"

namespace model {

class Real {
 public:
  explicit Real(const World& world);
  ~Real();

  /// False when the store refuses, with why in `refusal`. `desk`: the model as it stands after the move.
  bool make(const Move& move, const Desk& desk);
  std::string refusal;
  std::string unoffered;  ///< what was handed over though the desk's screen did not offer it; "" = nothing

  /// Of the journal's last row.
  int last_day();
  std::vector<std::string> picture();
  /// The journal holds; what is wrong with the inventories of past days, "" when each is what the model had on that day.
  std::string verify();

 private:
  corner::store::Clerk clerk();
  void act(const Move& move, const Desk& desk);
  std::string number_of(const std::string& ask) const;
  void leave_all(const std::string& person);
  std::int64_t stocked(const std::string& service, const std::string& site);
  void learn_names(const Desk& desk);
  std::map<std::string, std::int64_t> inventory(int day);

  std::filesystem::path folder_;
  std::unique_ptr<corner::store::Store> store_;
  std::map<std::string, std::string> numbers_;  ///< of requests, by name
  std::map<int, std::map<std::string, std::int64_t>> days_;  ///< the model's inventory at the end of each
  int today_ = 0, seconds_ = 0;
};

}  // namespace model
