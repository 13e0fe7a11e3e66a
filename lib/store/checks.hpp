#pragma once
// What the pack in force wants to be alerted to: too little stock, late loans, what lapsed, nights that nobody worked.
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace corner::store {

enum class Alert { ok, warning, critical };

struct Measure {
  std::string check;                ///< `minimum`, `days_left`, `late`, `lapsed`, `nights`
  std::string service, site;        ///< "" = of all
  std::int64_t value = 0;
  desk::Threshold threshold;        ///< as the pack says it; for `minimum`, critical is none free at all
  bool low = false;                 ///< it alerts below the threshold, not above
  Alert alert = Alert::ok;
};

/// By check, service and site. Empty when the pack names no threshold.
std::vector<Measure> measures(Store& store, Date today);

}  // namespace corner::store
