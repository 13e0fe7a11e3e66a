#include "desk/holidays.hpp"

#include <algorithm>
#include <array>

namespace corner::desk {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

struct Rule {
  const char* name;
  unsigned month, day;  // or, when month is 0:
  int after_easter;
  bool alsace_moselle;  // there alone
};

// Code du travail, L.3133-1; for Alsace and Moselle L.3134-13.
constexpr std::array<Rule, 13> rules{{{mark("New Year's Day"), 1, 1, 0, false},
                                      {mark("Good Friday"), 0, 0, -2, true},
                                      {mark("Easter Monday"), 0, 0, 1, false},
                                      {mark("Labour Day"), 5, 1, 0, false},
                                      {mark("Victory Day"), 5, 8, 0, false},
                                      {mark("Ascension Day"), 0, 0, 39, false},
                                      {mark("Whit Monday"), 0, 0, 50, false},
                                      {mark("Bastille Day"), 7, 14, 0, false},
                                      {mark("Assumption Day"), 8, 15, 0, false},
                                      {mark("All Saints' Day"), 11, 1, 0, false},
                                      {mark("Armistice Day"), 11, 11, 0, false},
                                      {mark("Christmas Day"), 12, 25, 0, false},
                                      {mark("St Stephen's Day"), 12, 26, 0, true}}};

bool observed(Holidays which, const Rule& rule) {
  return which != Holidays::none && (!rule.alsace_moselle || which == Holidays::fr_alsace_moselle);
}

Date falls_on(const Rule& rule, int in, Date easter_sunday) {
  return rule.month == 0 ? add_days(easter_sunday, rule.after_easter)
                         : Date(year(in), month(rule.month), day(rule.day));
}

}  // namespace

Date easter(int in) {
  // The 19-year cycle of the moon, corrected for centuries, then the Sunday after (the "anonymous Gregorian"
  // computus).
  const int cycle = in % 19, century = in / 100, within = in % 100;
  const int moon_shift = (century - (century + 8) / 25 + 1) / 3;
  const int moon = (19 * cycle + century - century / 4 - moon_shift + 15) % 30;
  const int sunday = (32 + 2 * (century % 4) + 2 * (within / 4) - moon - within % 4) % 7;
  const int late = (cycle + 11 * moon + 22 * sunday) / 451;
  const int count = moon + sunday - 7 * late + 114;
  return Date(year(in), month(static_cast<unsigned>(count / 31)), day(static_cast<unsigned>(count % 31 + 1)));
}

bool is_holiday(Holidays which, Date date) {
  const int in = static_cast<int>(date.year());
  const Date sunday = easter(in);
  return std::ranges::any_of(
      rules, [&](const Rule& rule) { return observed(which, rule) && falls_on(rule, in, sunday) == date; });
}

std::vector<Holiday> holidays(Holidays which, int in) {
  std::vector<Holiday> list;
  for (const auto& rule : rules)
    if (observed(which, rule)) list.push_back({falls_on(rule, in, easter(in)), tr(rule.name)});
  std::ranges::stable_sort(list, {}, &Holiday::day);
  return list;
}

}  // namespace corner::desk
