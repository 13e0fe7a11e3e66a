#include <algorithm>
#include <tuple>

#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/hints.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

constexpr int most_pick_ups = 1000;

std::vector<desk::Opening> read_day(Draft& draft, const Entry& day) {
  std::vector<std::pair<desk::Opening, Place>> read;
  for (const auto& item : day.value.items) {
    if (!draft.read.is(item, Kind::text, day.key)) continue;
    if (const auto opening = desk::parse_opening(item.text))
      read.emplace_back(*opening, item.place);
    else
      draft.read.error(item.place, "bad-hours", say("`{0}` is no span of hours", shown(item.text)),
                       tr("write it like this: `\"09:00-12:30\"`"));
  }
  std::ranges::sort(read);
  std::vector<desk::Opening> openings;
  for (const auto& [opening, place] : read) {
    if (!openings.empty() && opening.from < openings.back().until)
      draft.read.error(
          place, "overlapping-hours",
          say("`{0}` begins before `{1}` is over", to_string(opening), to_string(openings.back())),
          tr("make one span of the two, or part them"));
    openings.push_back(opening);
  }
  return openings;
}

/// A table of `mon = ["09:00-12:30", …]`; a day left out is closed.
desk::Week read_week(Draft& draft, const Entry& table) {
  desk::Week week;
  draft.read.only(table.value, {desk::weekdays.begin(), desk::weekdays.end()});
  for (std::size_t day = 0; day < week.size(); ++day)
    if (const Entry* entry = draft.read.get(table, desk::weekdays[day], Kind::list))
      week[day] = read_day(draft, *entry);
  return week;
}

void read_site(Draft& draft, Site& site, const Entry& entry) {
  site.place = entry.place;
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return;
  draft.read.only(entry.value, {"title", "hours", "capacity"});
  site.title = read_text(draft, entry, "title", Need::required);
  desk::SiteSettings own;
  if (const Entry* hours = draft.read.get(entry, "hours", Kind::table)) own.hours = read_week(draft, *hours);
  own.capacity = draft.read.number(entry, "capacity", 0, most_pick_ups);
  if (own != desk::SiteSettings()) draft.pack.desk.sites[site.id] = std::move(own);
}

desk::Closure read_closure(Draft& draft, const Node& node) {
  const Entry entry{"closure", node.place, node};
  desk::Closure closure;
  draft.read.only(node, {"site", "from", "until", "reason"});
  closure.sites = draft.read.names(entry, "site", Shape::kebab);
  if (const Entry* sites = node.find("site"); sites != nullptr && sites->value.kind == Kind::list) {
    for (const auto& item : sites->value.items)
      if (item.kind == Kind::text) draft.site(item.text, item.place);
    if (sites->value.items.empty())
      draft.read.error(sites->value.place, "missing-field", tr("this closure is of no site"),
                       tr("name one, or take `site` out for all of them"));
  }
  if (draft.read.need(entry, "from", Kind::date) != nullptr)
    closure.from = draft.read.date(entry, "from").value_or(Date());
  if (draft.read.need(entry, "until", Kind::date) != nullptr)
    closure.until = draft.read.date(entry, "until").value_or(Date());
  closure.reason = read_text(draft, entry, "reason", Need::optional);
  if (closure.from.ok() && closure.until.ok() && closure.from >= closure.until)
    draft.read.error(node.find("until")->place, "bad-date",
                     say("the closure ends on {0}, not after it begins on {1}", to_string(closure.until),
                         to_string(closure.from)),
                     tr("`until` is the first day that is open again"));
  return closure;
}

}  // namespace

void load_hours(Draft& draft) {
  auto& desk = draft.pack.desk;
  if (const auto part = draft.parts.find("desk"); part != draft.parts.end()) {
    const std::string holidays = draft.read.choice(part->second, "public_holidays", words(holiday_codes));
    desk.holidays = decode<desk::Holidays>(holiday_codes, holidays).value_or(desk::Holidays::none);
    if (part->second.value.find("hours") != nullptr)
      desk.hours = read_week(draft, draft.table("desk", "hours"));
  }
  auto site = draft.pack.sites.begin();
  for (const auto& entry : draft.table("desk", "site").value.entries) read_site(draft, *site++, entry);
  for (const Node* node : draft.list("desk", "closure")) desk.closures.push_back(read_closure(draft, *node));
  std::ranges::stable_sort(desk.closures, {}, [](const desk::Closure& closure) {
    return std::tie(closure.from, closure.until, closure.sites, closure.reason.by_language);
  });
  const auto repeated = std::ranges::unique(desk.closures);
  desk.closures.erase(repeated.begin(), repeated.end());
}

}  // namespace corner::policy
