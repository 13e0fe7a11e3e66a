#pragma once
// Public holidays, computed.
#include <string>
#include <vector>

#include "desk/settings.hpp"

namespace corner::desk {

/// Easter Sunday of a year of the Gregorian calendar.
Date easter(int year);

bool is_holiday(Holidays which, Date day);

struct Holiday {
  Date day{};
  std::string name;  ///< in the person's language
};

/// Those of a year by date; two may fall on one day (1 May and Ascension in 2008).
std::vector<Holiday> holidays(Holidays which, int year);

}  // namespace corner::desk
