// What becomes of the things, the waivers, and the night.
#include <algorithm>
#include <set>
#include <utility>

#include "core/dates.hpp"
#include "desk.hpp"

namespace model {

namespace {

Ask* promised(Desk& desk, const std::string& number) {
  const auto found = std::ranges::find_if(desk.asks, [&](const Ask& each) { return each.unit == number && each.set_aside(); });
  return found == desk.asks.end() ? nullptr : &*found;
}

Ask* in_hands(Desk& desk, const std::string& number) {
  const auto found = std::ranges::find_if(desk.asks, [&](const Ask& each) { return each.unit == number && each.state == "collected"; });
  return found == desk.asks.end() ? nullptr : &*found;
}

bool among(const std::string& state, std::initializer_list<const char*> states) { return std::ranges::find(states, state) != states.end(); }

}  // namespace

bool Desk::send(const std::string& number, const std::string& site) {
  auto* thing = unit(number);
  const auto* whose = promised(*this, number);
  if (!among(thing->state, {"in-stock", "reserved"})) return false;
  const auto to = !site.empty() ? site : whose != nullptr ? whose->site : "";
  if (to.empty() || to == thing->site || (whose != nullptr && to != whose->site)) return false;
  thing->state = "transit";
  thing->bound_for = to;
  return true;
}

bool Desk::receive(const std::string& number) {
  auto* thing = unit(number);
  if (thing->state != "transit") return false;
  auto* whose = promised(*this, number);
  thing->site = std::exchange(thing->bound_for, "");
  thing->state = whose != nullptr ? "reserved" : "in-stock";
  if (whose == nullptr) serve_queue(thing->service);
  else shelve(*whose);
  return true;
}

bool Desk::repair(const std::string& number) {
  auto* thing = unit(number);
  if (!among(thing->state, {"in-stock", "reserved", "out"})) return false;
  thing->state = "repair";
  displace_all(number);
  return true;
}

bool Desk::repaired(const std::string& number) {
  auto* thing = unit(number);
  if (thing->state != "repair") return false;
  thing->state = in_hands(*this, number) != nullptr ? "out" : "in-stock";
  if (thing->state == "in-stock") serve_queue(thing->service);
  return true;
}

bool Desk::lose(const std::string& number) {
  auto* thing = unit(number);
  if (thing == nullptr) {  // by the number of the request it was handed over for
    auto* held = ask(number);
    if (held == nullptr) return false;
    const auto all = parts_or_self(*held, {"collected"});
    for (const auto* each : all)
      if (each->state != "collected" || world.service(each->service).stock == "kit") return false;
    for (auto* each : all) {
      each->state = "lost";
      if (auto* of = unit(each->unit)) of->state = "lost";
      else ++broken[each->service];
    }
    settle(held->kit.empty() ? held->name : held->kit);
    for (auto* each : all)
      if (!each->unit.empty()) displace_all(each->unit);
    return true;
  }
  auto* holder = in_hands(*this, number);
  if (holder != nullptr) holder->state = "lost";
  else if (!among(thing->state, {"in-stock", "reserved", "repair", "transit"})) return false;
  thing->state = "lost";
  thing->bound_for.clear();
  if (holder != nullptr) settle(holder->kit);
  displace_all(number);
  return true;
}

bool Desk::found(const std::string& number, const std::string& site) {
  auto* thing = unit(number);
  if (thing->state != "lost") return false;
  thing->state = "in-stock";
  if (!site.empty()) thing->site = site;
  for (auto& each : asks)
    if (each.unit == number && each.state == "lost") {
      each.state = "returned";
      settle(each.kit);
    }
  serve_queue(thing->service);
  return true;
}

bool Desk::retire(const std::string& number) {
  auto* thing = unit(number);
  if (in_hands(*this, number) != nullptr || !among(thing->state, {"in-stock", "reserved", "repair", "lost"})) return false;
  if (world.service(thing->service).wiped && thing->unwiped && thing->state != "lost") return false;
  thing->state = "retired";
  displace_all(number);
  return true;
}

bool Desk::wipe(const std::string& number) {
  auto* thing = unit(number);
  if (!among(thing->state, {"in-stock", "reserved", "repair", "transit"})) return false;
  thing->unwiped = false;
  if (thing->state == "in-stock") serve_queue(thing->service);
  return true;
}

bool Desk::grant(const std::string& person, const std::string& rule, int until, const std::string& by) {
  if (by != "P1" || person == by || until < today) return false;
  for (const auto& each : waivers)
    if (each.person == person && each.rule == rule && !each.revoked && each.until >= today && each.until >= until) return false;
  waivers.push_back({person, rule, today, until});
  return true;
}

bool Desk::delegate(const std::string& person, const std::string& to, int until) {
  if (person == to || until < today) return false;
  for (const auto& each : absences)
    if (each.person == person && each.delegate == to && each.starts <= until && each.until >= today) return false;
  absences.push_back({person, to, today, until});
  return true;
}

bool Desk::leave(const std::string& person) {
  const auto before = *this;
  std::vector<std::string> names;
  for (const auto* state : {"reserved", "waiting", "awaiting-approval"})
    for (const auto& each : asks)
      if (each.person == person && each.state == state && each.kit.empty()) names.push_back(each.name);
  for (const auto& name : names) {
    auto& given = *ask(name);
    if (!among(given.state, {"reserved", "waiting", "awaiting-approval"})) {
      *this = Desk(before);  // what was closed before served it, and the rules refused it
      return false;
    }
    const auto services = services_of(given);
    for (auto* part : parts_or_self(given, {"reserved", "waiting"})) close(*part, "cancelled");
    settle(name);
    for (const auto& service : services) serve_queue(service);
  }
  for (auto& each : waivers)
    if (each.person == person && each.until >= today) each.revoked = true;
  std::erase_if(absences, [&](const Absence& each) { return (each.person == person || each.delegate == person) && each.until >= today; });
  return true;
}

bool Desk::stock(const std::string& service, const std::string& site) {
  const auto number = service + "-n" + std::to_string(units.size());
  world.units.push_back({number, service, site, 0});
  units.push_back({number, service, site, "in-stock", "", 0, false});
  serve_queue(service);
  return true;
}

/// What was handed out since stays handed out: the count on hand moves by the difference.
bool Desk::recount(const std::string& service, const std::string& site, int by) {
  auto& stocked = world.counted[{service, site}];
  auto& on_hand = counted[{service, site}];
  if (stocked + by < 0 || on_hand + by < 0) return false;
  stocked += by;
  on_hand += by;
  if (by != 0) serve_queue(service);
  return true;
}

/// In this order: silence, days that are over, holds that are over, promises from today on, places that wake, every queue.
bool Desk::nightly() {
  if (today < last_day) return false;  // the clock went back
  const auto first_of_silence = [&](const Ask& each) {
    const auto asked = corner::parse_date(date(each.asked));
    return date(today) > corner::to_string(corner::add_months(*asked, world.silence_months));
  };
  for (auto& each : asks)
    if (world.silence_months > 0 && each.state == "awaiting-approval" && first_of_silence(each)) {
      std::ranges::find(each.steps, "", &Step::answer)->answer = "silence";
      close(each, "rejected");
    }
  for (std::size_t i = 0; i < asks.size(); ++i) {  // what is served meanwhile makes new ones
    auto& each = asks[i];
    if (!among(each.state, {"waiting", "reserved"}) || each.until >= today || !each.kit.empty()) continue;
    const bool freed = each.state == "reserved";
    const auto services = services_of(each);
    lapse(each);
    for (const auto& service : services)
      if (freed) serve_queue(service);
  }
  std::vector<std::string> services;
  std::vector<Ask*> over;
  for (auto& each : asks) {
    const auto* thing = unit(each.unit);
    const bool on_shelf = thing == nullptr || (thing->state == "reserved" && thing->site == each.site);
    if (each.state == "reserved" && each.kit.empty() && each.hold_until != no_day && each.hold_until < today && on_shelf) over.push_back(&each);
  }
  for (auto* each : over) {
    for (auto& service : services_of(*each)) services.push_back(service);
    lapse(*each);
  }
  std::ranges::sort(services);
  for (const auto& service : services) serve_queue(service);
  std::vector<Ask*> due;
  for (auto& each : asks)
    if (each.state == "reserved" && !each.set_aside() && each.starts <= today && among(world.service(each.service).stock, {"unit", "bulk"})) due.push_back(&each);
  std::ranges::stable_sort(due, {}, &Ask::starts);
  std::set<std::ptrdiff_t> kits;
  for (auto* each : due) {
    const auto* thing = unit(each->unit);
    const auto& service = world.service(each->service);
    const bool there = thing == nullptr ? counted[{each->service, each->site}] > 0
                                        : thing->state == "in-stock" && thing->site == each->site && !(service.wiped && thing->unwiped);
    if (!there) displace(*each);
    if (each->state != "reserved") continue;
    set_aside(*each);
    each->shelved = today;
    each->hold_until = hold_until(each->site, each->until);
    if (!each->kit.empty()) kits.insert(place(*ask(each->kit)));
  }
  for (const auto kit : kits) shelve(asks[static_cast<std::size_t>(kit)]);  // as a whole
  for (auto& each : asks)
    if (each.asleep && each.wake_on != no_day && each.wake_on <= today) {
      each.asleep = false;
      each.wake_on = no_day;
    }
  for (const auto& service : world.services) serve_queue(service.id);
  return true;
}

}  // namespace model
