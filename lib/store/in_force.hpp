#pragma once
// The pack in force, compiled once a process; inside the store only.
#include "store/store.hpp"

namespace corner::store {

struct Store::InForce {
  InForce(std::string v, policy::Policy p, Zone z) : version(std::move(v)), policy(std::move(p)), zone(std::move(z)) {}
  std::string version;
  policy::Policy policy;
  Zone zone;
};

}  // namespace corner::store
