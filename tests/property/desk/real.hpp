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

  std::vector<std::string> picture();
  void verify() { store_->verify(); }

 private:
  corner::store::Clerk clerk();
  void act(const Move& move, const Desk& desk);
  std::string number_of(const std::string& ask) const;
  void learn_names(const Desk& desk);

  std::filesystem::path folder_;
  std::unique_ptr<corner::store::Store> store_;
  std::map<std::string, std::string> numbers_;  ///< of requests, by name
  int today_ = 0, seconds_ = 0;
};

}  // namespace model
