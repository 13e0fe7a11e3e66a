#pragma once
// Dates, instants and the zone between them. Instants are UTC; a local date is the policy's zone's.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace corner {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// `YYYY-MM-DD`, a date that exists, years 1900 to 2999; nothing otherwise.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);

/// `YYYY-MM-DDThh:mm[:ss[.ffffff]]` with `Z` or `±hh:mm`; nothing otherwise. No zone, no instant.
std::optional<Instant> parse_instant(std::string_view text);
/// `YYYY-MM-DDThh:mm:ssZ`, with six decimals when they are not zero.
std::string to_string(Instant instant);

/// Whole months from `from` to `to`, rounded down (29 days = 0; negative when `to` is earlier).
int months_between(Date from, Date to);
Date add_months(Date date, int months);
Date add_days(Date date, int days);

/// A time zone of the IANA database.
class Zone {
 public:
  /// Throws Error for a name the system does not know.
  explicit Zone(const std::string& name);
  const std::string& name() const { return name_; }
  Date date_of(Instant instant) const;
  /// The instant of that local time: the first where the clocks show it twice, none where they leap over it.
  std::optional<Instant> at(Date day, std::chrono::minutes since_midnight) const;
  /// Local `YYYY-MM-DD hh:mm`.
  std::string show(Instant instant) const;

 private:
  std::chrono::seconds offset(Instant instant) const;
  std::string name_;
};

/// An instant with its zone, or a local time of `zone`: `YYYY-MM-DDThh:mm`. Nothing for a text that is none, and for a time that the
/// clocks leap over; where they show it twice, the first.
std::optional<Instant> parse_when(std::string_view text, const Zone& zone);

}  // namespace corner
