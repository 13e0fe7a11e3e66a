#pragma once
// When a site's counter is open, and what follows: the end of a hold, the slots of a day.
#include <optional>
#include <string>
#include <vector>

#include "core/dates.hpp"
#include "desk/settings.hpp"

namespace corner::desk {

/// A pick-up slot, `until` out.
struct Slot {
  Instant from, until;
  bool operator==(const Slot&) const = default;
};

class Calendar {
 public:
  /// What `settings` say of the site; a site that they do not know is as all are.
  Calendar(const Settings& settings, const std::string& site);

  /// No closure, no public holiday, and a day of the week with hours; any day of the week where hours are not
  /// known.
  bool open(Date day) const;
  /// Of an open day, in their order; none where hours are not known.
  std::vector<Opening> openings(Date day) const;

  /// The first open day from `day` on, itself included; the last one up to it. Throws Error when there is
  /// none within two years.
  Date next_open(Date day) const;
  Date previous_open(Date day) const;

  /// The last day on which what was put on the shelf on `shelved` is still there; that day itself is not
  /// counted. Nothing when `days` is `unlimited`. Throws Error when an open day is looked for and there is
  /// none within two years.
  std::optional<Date> hold_until(Date shelved, int days, ClosedDays way) const;

  /// The slots of a day, which are none when the pack has none. They start where an opening does and follow
  /// each other in local time: one that would start in an hour that the clocks leap over is left out; of an
  /// hour that comes twice, the first is meant.
  std::vector<Slot> slots(Date day, const Zone& zone) const;
  /// The same of so many minutes, whether the pack has slots for pick-ups or not.
  std::vector<Slot> slots(Date day, const Zone& zone, int minutes) const;
  /// Pick-ups a slot.
  int capacity() const { return capacity_; }

 private:
  /// The first open day from `day` on in steps of `step` days.
  Date seek(Date day, int step) const;
  Date skip(Date shelved, int days) const;
  Date extend(Date shelved, int days) const;

  std::string site_;
  std::optional<Week> hours_;
  Holidays holidays_;
  std::vector<Closure> closures_;
  std::optional<Slots> slots_;
  int capacity_ = 0;
};

}  // namespace corner::desk
