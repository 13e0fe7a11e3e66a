#pragma once
// An appointment as a file for people's calendars (iCalendar, RFC 5545).
#include <string>

#include "core/dates.hpp"

namespace corner::exchange {

struct CalendarEvent {
  std::string uid;  ///< the same for each version of one appointment
  std::int64_t sequence = 0;  ///< of the version: a calendar keeps the highest
  bool cancelled = false;
  Instant from, until;
  Instant written;  ///< when this file was made
  std::string summary, location, description;
  std::string product;   ///< who made it: `corner 1.0`
  std::string language;  ///< of its texts: `fr`
};

/// The whole file: lines end with CR LF and are folded at 75 bytes, texts are escaped, instants are UTC.
std::string icalendar(const CalendarEvent& event);

}  // namespace corner::exchange
