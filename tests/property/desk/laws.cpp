#include "laws.hpp"

#include <fmt/format.h>

#include <set>

#include "desk/move.hpp"

namespace model {
namespace {

/// A unit is in one place: with whoever it was handed to, or set aside for one person, or free, or out of reach.
std::string place_of(const Desk& desk, const Unit& unit) {
  int aside = 0, handed = 0;
  for (const auto& each : desk.asks) {
    aside += each.unit == unit.number && each.set_aside() ? 1 : 0;
    handed += each.unit == unit.number && each.state == "collected" ? 1 : 0;
  }
  const bool fits = unit.state == "reserved" ? aside == 1 && handed == 0
                    : unit.state == "out"    ? aside == 0 && handed == 1
                    : unit.state == "transit" ? aside <= 1 && handed == 0
                    : unit.state == "repair" ? aside == 0 && handed <= 1
                                             : aside == 0 && handed == 0;
  if (!fits) return fmt::format("{} is {}, set aside for {} and in the hands of {}", unit.number, unit.state, aside, handed);
  if ((unit.state == "transit") == unit.bound_for.empty()) return fmt::format("{} is in two places, or in none", unit.number);
  return "";
}

/// What lies set aside where it is to be collected stands on the shelf, and its last day was counted.
std::string beside_the_shelf(const Desk& desk) {
  for (const auto& each : desk.asks)
    for (const auto& unit : desk.units)
      if (each.kit.empty() && each.set_aside() && each.unit == unit.number && unit.state == "reserved" && unit.site == each.site && each.shelved == no_day)
        return fmt::format("{} lies at {} for {}, and is not on the shelf", unit.number, unit.site, each.name);
  return "";
}

std::string two_promises(const Desk& desk) {
  for (const auto& one : desk.asks)
    for (const auto& other : desk.asks)
      if (&one < &other && one.holds() && other.holds() && !one.unit.empty() && one.unit == other.unit && one.starts <= other.until &&
          other.starts <= one.until)
        return fmt::format("{} is promised to {} and {} on the same days", one.unit, one.name, other.name);
  return "";
}

/// Of counted items: on hand, set aside, handed out, lost or damaged make what was stocked.
std::string conserved(const Desk& desk) {
  std::map<std::string, int> stocked, found = desk.broken;
  for (const auto& [place, many] : desk.world.counted) stocked[place.first] += many;
  for (const auto& [place, many] : desk.counted) {
    found[place.first] += many;
    if (many < 0) return fmt::format("less than nothing of {} at {}", place.first, place.second);
  }
  for (const auto& each : desk.asks)
    if (desk.world.service(each.service).stock == "bulk" && (each.set_aside() || each.state == "collected")) ++found[each.service];
  for (const auto& [service, many] : found)
    if (many != stocked[service]) return fmt::format("{} of {}, and {} were stocked", many, service, stocked[service]);
  if (desk.units.size() != desk.world.units.size()) return "a unit is gone";
  return "";
}

/// Nobody is passed over more often than the pack says.
std::string bound(const Desk& desk) {
  for (const auto& each : desk.asks)
    if (each.passed_over > (desk.world.local_first ? desk.world.passed_over_at_most : 0))
      return fmt::format("{} was passed over {} times", each.name, each.passed_over);
  return "";
}

/// Every state is reached by moves that a desk offers.
std::string unoffered(const Desk& before, const Desk& after) {
  using corner::desk::Move;
  constexpr std::array moves{Move::serve, Move::queue, Move::ask,       Move::refuse, Move::reject, Move::collect,
                             Move::honour, Move::miss, Move::lapse, Move::give_back, Move::lose, Move::cancel};
  for (std::size_t i = 0; i < before.asks.size(); ++i) {
    std::set<corner::desk::State> reached{corner::desk::state_of(before.asks[i].state)};
    for (int step = 0; step < 4; ++step)
      for (const auto state : std::set(reached))
        for (const auto move : moves)
          if (const auto to = corner::desk::after(state, move)) reached.insert(*to);
    if (!reached.contains(corner::desk::state_of(after.asks[i].state)))
      return fmt::format("{} went from {} to {}", after.asks[i].name, before.asks[i].state, after.asks[i].state);
  }
  return "";
}

/// Without `local_first`, of those awake who ask for the same, at the same place and with the same days, the first of the class is served first.
std::string overtaken(const Desk& before, const Desk& after) {
  if (before.world.local_first) return "";
  for (std::size_t i = 0; i < before.asks.size(); ++i)
    for (std::size_t j = i + 1; j < before.asks.size(); ++j) {
      const auto& first = before.asks[i];
      const auto& second = before.asks[j];
      const bool alike = first.service == second.service && first.wanted == second.wanted && first.starts == second.starts &&
                         first.until == second.until && first.rank == second.rank && !first.asleep && second.wanted == after.asks[j].wanted &&
                         (!first.wanted.empty() || before.world.person(first.person).site == before.world.person(second.person).site) &&
                         !before.may_not_borrow(first.person);
      if (alike && first.state == "waiting" && second.state == "waiting" && after.asks[i].state == "waiting" && after.asks[j].state == "reserved")
        return fmt::format("{} is served before {}", second.name, first.name);
    }
  return "";
}

}  // namespace

std::string broken_law(const Desk& before, const Desk& after) {
  for (const auto& unit : after.units)
    if (auto text = place_of(after, unit); !text.empty()) return text;
  for (auto text : {beside_the_shelf(after), two_promises(after), conserved(after), bound(after), unoffered(before, after), overtaken(before, after)})
    if (!text.empty()) return text;
  return "";
}

}  // namespace model
