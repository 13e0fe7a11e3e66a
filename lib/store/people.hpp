#pragma once
// Everybody in the directory with what they have: to look at.
#include "store/store.hpp"

namespace corner::store {

struct PeopleFilter {
  std::string service = {}, site = {};  ///< columns of the directory; "" = any
  bool due = false;                     ///< only those who must give something back
};

struct Holder {
  Person person;
  std::int64_t held = 0, reserved = 0, waiting = 0;
  std::string due;  ///< the earliest day by which something must be back, a loan's or another; "" = none
};

/// Calls `each` for those whom the filter lets through, by number.
void each_holder(Store& store, const PeopleFilter& filter, const std::function<void(const Holder&)>& each);

}  // namespace corner::store
