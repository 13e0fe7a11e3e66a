// What is free, and what could be reserved for somebody.
#include <algorithm>

#include "desk.hpp"

namespace model {

bool Spot::there() const { return from.empty() && !later && std::ranges::all_of(parts, [](const Spot& part) { return part.there(); }); }

bool Desk::borrows_nothing(const std::string& person, int day) const {
  return std::ranges::any_of(suspensions, [&](const auto& each) { return each.first == person && each.second >= day; });
}

/// A unit is free for a request when nobody has it, or is to have it, on any day of the span; who is late may have it still.
bool Desk::free(const Unit& unit, const Service& service, int starts, int until) const {
  if (unit.service != service.id) return false;
  const bool now = starts == at_once;
  if (now && (unit.state != "in-stock" || (service.wiped && unit.unwiped))) return false;
  if (!now && unit.state != "in-stock" && unit.state != "reserved" && unit.state != "out") return false;
  return std::ranges::none_of(asks, [&](const Ask& other) {
    return other.holds() && other.unit == unit.number && other.starts <= until && (starts <= other.until || other.until < today);
  });
}

/// On hand, less what is promised for days to come on the fullest day of the span.
int Desk::free_counted(const std::string& service, const std::string& site, int starts, int until) const {
  const auto on_hand = counted.find({service, site});
  if (on_hand == counted.end()) return 0;
  std::vector<const Ask*> promised;
  for (const auto& each : asks)
    if (each.state == "reserved" && each.service == service && each.site == site && !each.set_aside() && each.starts <= until && starts <= each.until)
      promised.push_back(&each);
  const int first = starts == at_once ? today : starts;
  std::vector<int> days{first};
  for (const auto* each : promised) days.push_back(std::max(each->starts, first));
  int most = 0;
  for (const int day : days)
    most = std::max(most, static_cast<int>(std::ranges::count_if(promised, [&](const Ask* each) { return each->starts <= day && day <= each->until; })));
  return on_hand->second - most;
}

std::map<std::string, int> Desk::free_by_site(const Service& service, int starts, int until) const {
  std::map<std::string, int> by_site;
  for (const auto& site : world.sites) {
    int many = service.stock == "kit" ? 99 : 0;
    for (const auto& [part, count] : service.parts) {
      const auto of_part = free_by_site(world.service(part), starts, until);
      many = std::min(many, of_part.contains(site) ? of_part.at(site) / count : 0);
    }
    if (service.stock == "bulk") many = free_counted(service.id, site, starts, until);
    for (const auto& each : units) many += service.stock == "unit" && each.site == site && free(each, service, starts, until) ? 1 : 0;
    if (many > 0) by_site[site] = many;
  }
  return by_site;
}

/// The newest of a site, then by number; of counted items any.
std::optional<Spot> Desk::at_site(const Service& service, const std::string& site, const std::string& unit, int starts, int until) const {
  if (service.stock == "bulk") return free_counted(service.id, site, starts, until) > 0 ? std::optional(Spot{site}) : std::nullopt;
  const Unit* best = nullptr;
  for (const auto& each : units) {
    if (each.site != site || (!unit.empty() && each.number != unit) || !free(each, service, starts, until)) continue;
    if (best == nullptr || each.bought > best->bought || (each.bought == best->bought && each.number < best->number)) best = &each;
  }
  return best == nullptr ? std::nullopt : std::optional(Spot{site, best->number});
}

/// At the site asked for; else at their own; else, where things are sent, from elsewhere to there; else where most are.
std::optional<Spot> Desk::find(const Service& service, const std::string& wanted, const std::string& own, const std::string& unit, int starts,
                               int until) const {
  if (service.stock == "none") return Spot{wanted};
  if (service.stock == "kit") {
    auto kit = find_kit(service, wanted, own, starts, until);
    if (kit) kit->later = starts != at_once;
    return kit;
  }
  if (!unit.empty()) {
    for (const auto& site : world.sites)
      if (auto spot = wanted.empty() || wanted == site ? at_site(service, site, unit, starts, until) : std::nullopt) {
        spot->later = starts != at_once;
        return spot;
      }
    return std::nullopt;
  }
  const auto first = wanted.empty() ? own : wanted;
  std::optional<Spot> spot = first.empty() ? std::nullopt : at_site(service, first, "", starts, until);
  const bool sent = world.transfer && service.stock == "unit" && starts == at_once && !first.empty();
  if (!spot && (wanted.empty() || sent)) {
    const auto by_site = free_by_site(service, starts, until);
    std::string best;
    for (const auto& [site, many] : by_site)
      if (site == own && !own.empty()) best = site;
    for (const auto& [site, many] : by_site)
      if (best.empty() || (best != own && many > by_site.at(best))) best = site;
    if (!best.empty()) spot = at_site(service, best, "", starts, until);
    if (spot && sent) {
      spot->from = spot->site;
      spot->site = first;
    }
  }
  if (spot) spot->later = starts != at_once;
  return spot;
}

/// All its parts, on all of the days, at that site or sent there; counted items are not sent, nor is what is for days to come.
std::optional<Spot> Desk::kit_at(const Service& kit, const std::string& site, bool sent, int starts, int until) const {
  Spot spot{site};
  auto rest = *this;  // what one part takes is not there for the next
  for (const auto& [id, count] : kit.parts)
    for (int i = 0; i < count; ++i) {
      const auto& service = world.service(id);
      auto part = rest.at_site(service, site, "", starts, until);
      const Unit* best = nullptr;
      for (const auto& each : rest.units) {
        if (part || !sent || starts != at_once || !rest.free(each, service, starts, until)) continue;
        if (best == nullptr || each.bought > best->bought || (each.bought == best->bought && each.number < best->number)) best = &each;
      }
      if (best != nullptr) part = Spot{site, best->number, best->site};
      if (!part) return std::nullopt;
      part->service = id;
      spot.parts.push_back(*part);
      Ask taken{"", "", id, "reserved", "", site, part->unit};
      taken.starts = starts;
      taken.until = until;
      rest.set_aside(rest.asks.emplace_back(std::move(taken)));
    }
  return spot;
}

std::optional<Spot> Desk::find_kit(const Service& kit, const std::string& wanted, const std::string& own, int starts, int until) const {
  const auto first = wanted.empty() ? own : wanted;
  const auto at = [&](const std::string& site, bool sent) { return kit_at(kit, site, sent, starts, until); };
  if (auto here = first.empty() ? std::nullopt : at(first, false)) return here;
  if (world.transfer && !first.empty())
    if (auto spot = at(first, true)) return spot;
  if (!wanted.empty()) return std::nullopt;
  const auto by_site = free_by_site(kit, starts, until);
  std::string best;
  for (const auto& [site, many] : by_site)
    if (best.empty() || many > by_site.at(best)) best = site;
  if (!best.empty()) return at(best, false);
  for (const auto& site : world.sites)
    if (auto spot = world.transfer ? at(site, true) : std::nullopt) return spot;
  return std::nullopt;
}

int Desk::first_day(const Ask& ask) const { return ask.starts > today ? ask.starts : at_once; }

int Desk::last_day_of(const Ask& ask) const {
  const auto& service = world.service(ask.service);
  if (ask.until != no_end || service.loan == 0) return ask.until;
  return std::max(first_day(ask), today) + service.loan;
}

/// Nothing for whoever may borrow nothing, nor when their days are over.
std::optional<Spot> Desk::spot_for(const Ask& ask) const {
  const auto& service = world.service(ask.service);
  if (service.loan > 0 && borrows_nothing(ask.person, today)) return std::nullopt;
  if (last_day_of(ask) < today) return std::nullopt;
  return find(service, ask.wanted, world.person(ask.person).site, "", first_day(ask), last_day_of(ask));
}

bool Desk::is_open(const std::string& site, int day) const {
  if (!world.open.at(static_cast<std::size_t>((day % 7 + 7) % 7))) return false;
  return std::ranges::none_of(world.closures, [&](const Closure& each) {
    return (each.site.empty() || each.site == site) && each.from <= day && day < each.until;
  });
}

/// The last day on the shelf: not beyond the last of the days that the thing is for.
int Desk::hold_until(const std::string& site, int until) const {
  const int end = end_of_hold(site);
  return end == no_day ? no_day : std::min(end, until);
}

/// As the pack treats closed days.
int Desk::end_of_hold(const std::string& site) const {
  if (world.hold_days == no_end) return no_day;
  int end = today + world.hold_days;
  if (world.closed == "skip") {
    end = today;
    for (int left = world.hold_days; left > 0; --left)
      for (++end; !is_open(site, end);) ++end;
  }
  if (world.closed == "extend")
    for (int day = today + 1, last = end; day <= last; ++day) end += is_open(site, day) ? 0 : 1;
  if (world.closed == "backward") {
    int before = end;
    while (before >= today && !is_open(site, before)) --before;
    if (before >= today) return before;
  }
  if (world.closed == "forward" || world.closed == "backward")
    while (!is_open(site, end)) ++end;
  if (world.closed == "same-weekday") {
    for (int weeks = 0; !is_open(site, end); ++weeks, end += 7)
      if (weeks > 105) return no_day;  // a weekday that is never open: nobody could come
  }
  return end;
}

}  // namespace model
