#include "desk/calendar.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "desk/holidays.hpp"

namespace corner::desk {
namespace {

constexpr int farthest = 2 * 366;  // days looked at for an open one

std::size_t weekday(Date day) { return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1; }

}  // namespace

Calendar::Calendar(const Settings& settings, const std::string& site)
    : site_(site), hours_(settings.hours), holidays_(settings.holidays), slots_(settings.slots) {
  if (slots_) capacity_ = slots_->capacity;
  for (const auto& closure : settings.closures)
    if (closure.sites.empty() || std::ranges::binary_search(closure.sites, site))
      closures_.push_back(closure);
  const auto own = settings.sites.find(site);
  if (own == settings.sites.end()) return;
  if (own->second.hours) hours_ = own->second.hours;
  if (slots_ && own->second.capacity) capacity_ = *own->second.capacity;
}

bool Calendar::open(Date day) const {
  const auto shut = [&](const Closure& closure) { return closure.from <= day && day < closure.until; };
  if (hours_ && hours_->at(weekday(day)).empty()) return false;
  return std::ranges::none_of(closures_, shut) && !is_holiday(holidays_, day);
}

std::vector<Opening> Calendar::openings(Date day) const {
  return hours_ && open(day) ? hours_->at(weekday(day)) : std::vector<Opening>();
}

Date Calendar::seek(Date day, int step) const {
  for (int away = 0; std::abs(away) <= farthest; away += step)
    if (const Date there = add_days(day, away); open(there)) return there;
  throw Error(say(
      "the site `{0}` has no open day within two years of {1}: look at its hours and closures in the policy",
      site_, corner::to_string(day)));
}

Date Calendar::next_open(Date day) const { return seek(day, 1); }
Date Calendar::previous_open(Date day) const { return seek(day, -1); }

Date Calendar::skip(Date shelved, int days) const {
  Date end = shelved;
  for (int counted = 0; counted < days; ++counted) end = next_open(add_days(end, 1));
  return end;
}

Date Calendar::extend(Date shelved, int days) const {
  int closed = 0;
  for (int away = 1; away <= days; ++away) closed += open(add_days(shelved, away)) ? 0 : 1;
  return add_days(shelved, days + closed);
}

std::optional<Date> Calendar::hold_until(Date shelved, int days, ClosedDays way) const {
  if (days == unlimited) return std::nullopt;
  const Date end = add_days(shelved, days);
  switch (way) {
    case ClosedDays::count: return end;
    case ClosedDays::skip: return skip(shelved, days);
    case ClosedDays::forward: return next_open(end);
    case ClosedDays::backward:
      for (Date before = end; before >= shelved; before = add_days(before, -1))
        if (open(before)) return before;
      return next_open(end);
    case ClosedDays::same_weekday: return seek(end, 7);
    case ClosedDays::extend: break;
  }
  return extend(shelved, days);
}

std::vector<Slot> Calendar::slots(Date day, const Zone& zone) const {
  return slots_ ? slots(day, zone, slots_->minutes) : std::vector<Slot>();
}

std::vector<Slot> Calendar::slots(Date day, const Zone& zone, int minutes) const {
  std::vector<Slot> list;
  const std::chrono::minutes length(minutes);
  for (const auto& opening : openings(day))
    for (int start = opening.from; start + minutes <= opening.until; start += minutes) {
      const auto from = zone.at(day, std::chrono::minutes(start));
      if (from && (list.empty() || list.back().until <= *from)) list.push_back({*from, *from + length});
    }
  return list;
}

}  // namespace corner::desk
