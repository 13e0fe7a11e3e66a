#pragma once
// What the store holds of a service or a site that a pack does not know.
#include "store/store.hpp"

namespace corner::store {

struct Stray {
  std::string kind;           ///< `service` or `site`
  std::string id;
  std::int64_t units = 0;     ///< neither retired nor lost
  std::int64_t items = 0;     ///< counted, on hand
  std::int64_t requests = 0;  ///< awaiting approval, waiting, reserved or collected; of a site: to be collected there
};

/// By kind and id.
std::vector<Stray> strays(Store& store, const policy::Pack& pack);

}  // namespace corner::store
