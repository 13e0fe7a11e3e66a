#pragma once
// A practice store on the test pack, in a folder of its own: what the store's tests share.
#include <filesystem>
#include <string>

#include "store/store.hpp"

namespace corner::store {

class Shop {
 public:
  /// With people P1 … P9 (tenured, teleworking) and `laptops` units PC-1 …; counted mice and one phone.
  explicit Shop(int laptops = 2);
  ~Shop();

  Store open(Access access = Access::write) const { return Store::open(place, access); }
  /// The clerk, one second later each time, with chance that repeats.
  Clerk clerk();
  Order order(const std::string& person, const std::string& service) const;

  std::filesystem::path folder;
  Store::Place place;

 private:
  std::int64_t seconds_ = 0;
};

/// The test pack with further files: path, text.
void adopt(Store& store, const std::vector<policy::Source>& more, const Clerk& clerk);

/// Kinds of the notices for that person, in their order.
std::vector<std::string> notices(Store& store, const std::string& person);

Sheet sheet(const std::string& header, const std::vector<std::string>& lines);

}  // namespace corner::store
