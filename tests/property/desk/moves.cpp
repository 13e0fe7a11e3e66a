// The moves of the counter.
#include <algorithm>

#include "desk.hpp"

namespace model {

Desk::Desk(World of) : world(std::move(of)), counted(world.counted) {
  for (const auto& each : world.units) units.push_back({each.number, each.service, each.site, "in-stock", "", each.bought, false});
}

Ask* Desk::ask(const std::string& name) {
  const auto found = std::ranges::find(asks, name, &Ask::name);
  return found == asks.end() ? nullptr : &*found;
}

Unit* Desk::unit(const std::string& number) {
  const auto found = std::ranges::find(units, number, &Unit::number);
  return found == units.end() ? nullptr : &*found;
}

const Unit* Desk::unit(const std::string& number) const {
  const auto found = std::ranges::find(units, number, &Unit::number);
  return found == units.end() ? nullptr : &*found;
}

/// Whether the days are ones that can be asked for.
static bool days_of(const Service& service, const Order& order, int today, Ask& ask) {
  if (order.starts == no_day && order.until == no_day && service.loan == 0) return true;
  if (service.stock == "none" || (order.starts != no_day && order.starts < today)) return false;
  ask.starts = order.starts > today ? order.starts : at_once;
  const int first = std::max(ask.starts, today);
  if (order.until != no_day && order.until < first) return false;
  if (order.until != no_day) ask.until = order.until;
  return service.loan == 0 || order.until == no_day || order.until <= first + service.loan;
}

bool Desk::request(const Order& order) {
  const auto& person = world.person(order.person);
  const bool lends = std::ranges::any_of(order.services, [&](const auto& id) { return world.service(id).loan > 0; });
  if (!order.unit.empty() && (order.services.size() != 1 || unit(order.unit)->service != order.services.front())) return false;
  if (lends && borrows_nothing(order.person, std::max(order.starts, today))) return false;
  const auto before = *this;
  const auto first = asks.size();
  const auto undo = [&] {
    auto undone = before;
    std::swap(*this, undone);
    return false;
  };
  std::vector<std::string> outcomes;
  const auto name = [&] { return order.tag + "." + std::to_string(outcomes.size()); };
  for (const auto& id : order.services) {
    const auto& service = world.service(id);
    Ask fresh{name(), order.person, id, "", order.site, "", ""};
    fresh.asked = today;
    if (!days_of(service, order, today, fresh)) return undo();
    fresh.rank = world.classes && person.status != "new" ? 1 : 0;
    auto& ask = asks.emplace_back(std::move(fresh));
    const auto verdict = decide(ask);
    outcomes.push_back(verdict.outcome);
    ask.state = verdict.outcome == "refuse" ? "refused" : verdict.outcome == "approval" ? "awaiting-approval" : verdict.outcome;
    for (const auto& role : verdict.roles) ask.steps.push_back({role, ""});
    if (service.loan > 0 && ask.starts != at_once) ask.until = last_day_of(ask);
    if (verdict.outcome != "permit") continue;
    auto wish = ask;
    wish.until = last_day_of(ask);
    const auto spot = find(service, order.site, person.site, order.unit, wish.starts, wish.until);
    if (!spot && !order.unit.empty()) return undo();
    ask.state = "waiting";
    if (spot) take(ask, *spot);
  }
  const auto no = [](const std::string& outcome) { return outcome == "refuse" || outcome == "undetermined"; };
  if (order.partial || outcomes.size() == 1 || std::ranges::none_of(outcomes, no)) return true;
  // All or nothing: what would have been given is written down as not taken.
  std::vector<Ask> tried(asks.begin() + static_cast<std::ptrdiff_t>(first), asks.end());
  std::erase_if(tried, [](const Ask& each) { return !each.kit.empty(); });
  undo();
  for (const auto& each : tried) {
    auto& ask = asks.emplace_back(Ask{each.name, each.person, each.service, each.state, each.wanted, "", ""});
    ask.asked = today;
    ask.rank = each.rank;
    ask.starts = each.starts;
    if (ask.starts != at_once || order.until != no_day) ask.until = each.until;
    if (!no(outcomes.at(static_cast<std::size_t>(&each - tried.data())))) ask.state = "not-taken";
  }
  return true;
}

/// What is given is where it is to be collected, on its first day or later; what was promised must be wiped as well.
bool Desk::may_hand_over(const Ask& given) const {
  if (given.state != "reserved" || (given.starts > today && !given.set_aside()) || given.until < today) return false;
  const auto& service = world.service(given.service);
  if (service.stock == "bulk") return given.set_aside() || counted.at({given.service, given.site}) > 0;
  if (service.stock != "unit") return true;
  const auto* own = unit(given.unit);
  return own->site == given.site && own->state == (given.set_aside() ? "reserved" : "in-stock") &&
         (given.set_aside() || !service.wiped || !own->unwiped);
}

void Desk::hand_over(Ask& given) {
  const auto& service = world.service(given.service);
  if (!given.set_aside()) {
    if (service.stock == "bulk") --counted[{given.service, given.site}];
    given.shelved = today;
    given.hold_until = hold_until(given.site, given.until);
  }
  if (service.stock == "unit") {
    unit(given.unit)->state = "out";
    unit(given.unit)->unwiped = true;
  }
  given.state = service.stock == "none" ? "honoured" : "collected";
}

bool Desk::collect(const std::string& name, const std::string& number) {
  auto* given = ask(name);
  if (given == nullptr) return false;
  if (!number.empty()) {  // another one in its place, wherever the clerk has it from
    const auto& service = world.service(given->service);
    if (given->state != "reserved" || (given->starts > today && !given->set_aside()) || given->until < today || service.stock != "unit" || unit(number)->service != service.id) return false;
    if (number == given->unit) {
      if (unit(number)->state != (given->set_aside() ? "reserved" : "in-stock")) return false;
      if (!given->set_aside() && !may_hand_over(*given)) return false;
      hand_over(*given);
      settle(given->kit);
      return true;
    }
    if (!free(*unit(number), service, at_once, given->until)) return false;
    put_back(*given);
    given->unit = number;
    given->state = "collected";
    unit(number)->state = "out";
    unit(number)->unwiped = true;
    settle(given->kit);
    serve_queue(given->service);
    return true;
  }
  const auto all = parts_or_self(*given, {"reserved"});
  if (all.front() == given && !parts(*given).empty()) return false;  // none of it lies there
  for (const auto* each : all)
    if (!may_hand_over(*each)) return false;
  if (!given->kit.empty())  // not before all that is promised of the kit lies there
    for (const auto* part : parts(*ask(given->kit))) {
      const auto* thing = part->state == "reserved" ? unit(part->unit) : nullptr;
      if (thing != nullptr && (thing->site != part->site || thing->state != (part->set_aside() ? "reserved" : "in-stock"))) return false;
    }
  for (auto* each : all) hand_over(*each);
  settle(given->kit.empty() ? given->name : given->kit);
  return true;
}

bool Desk::give_back(const std::string& name, const std::string& condition, const std::string& site) {
  auto* whole = ask(name);
  if (whole == nullptr) return false;
  auto all = parts_or_self(*whole, {"collected"});
  if (all.front() == whole) all = parts_or_self(*whole, {"lost"});
  for (const auto* back : all) {
    const auto* thing = unit(back->unit);
    if ((back->state != "collected" && back->state != "lost") || world.service(back->service).stock == "kit") return false;
    if (thing != nullptr && thing->state != "out" && thing->state != "repair" && thing->state != "lost") return false;
  }
  for (auto* back : all) {
    if (auto* thing = unit(back->unit)) {
      thing->state = condition == "good" ? "in-stock" : "repair";
      if (!site.empty()) thing->site = site;
    } else if (back->state == "lost" && condition == "good") {
      --broken[back->service];
      ++counted[{back->service, site.empty() ? back->site : site}];
    } else if (condition == "good") {
      ++counted[{back->service, site.empty() ? back->site : site}];
    } else if (back->state != "lost") {
      ++broken[back->service];
    }
    back->state = "returned";
    if (!back->unit.empty() && condition != "good") displace_all(back->unit);
  }
  settle(whole->kit.empty() ? whole->name : whole->kit);
  for (auto* back : all) {
    if (!world.late || back->until >= today) continue;
    int end = today;
    for (const auto& [person, last] : suspensions)
      if (person == back->person) end = std::max(end, last);
    suspensions.emplace_back(back->person, end + today - back->until);
  }
  for (auto* back : all) serve_queue(back->service);
  return true;
}

bool Desk::cancel(const std::string& name) {
  auto* given = ask(name);
  if (given == nullptr) return false;
  const auto all = parts_or_self(*given, {"reserved", "waiting"});
  for (const auto* each : all)
    if (each->state != "waiting" && each->state != "reserved" && each->state != "awaiting-approval") return false;
  for (auto* each : all) close(*each, "cancelled");
  settle(given->kit.empty() ? given->name : given->kit);
  for (auto* each : all) serve_queue(each->service);
  return true;
}

bool Desk::answer(const std::string& name, const std::string& by, bool agreed) {
  auto* asked = ask(name);
  if (asked == nullptr || asked->state != "awaiting-approval") return false;
  auto step = std::ranges::find(asked->steps, "", &Step::answer);
  const std::string holder = step->role == "office" ? "P1" : world.person(asked->person).manager;
  const bool stands_in = std::ranges::any_of(absences, [&](const Absence& each) {
    return each.person == holder && each.delegate == by && each.starts <= today && today <= each.until;
  });
  if (holder.empty() || holder == asked->person || by == asked->person || (by != holder && !stands_in)) return false;
  step->answer = agreed ? "granted" : "rejected";
  if (!agreed) close(*asked, "rejected");
  else if (step + 1 == asked->steps.end()) serve(*asked, {});
  return true;
}

bool Desk::suspend(const std::string& name, int until) {
  auto* place = ask(name);
  if (place == nullptr || place->state != "waiting" || (until != no_day && until <= today)) return false;
  place->asleep = true;
  place->wake_on = until;
  return true;
}

bool Desk::resume(const std::string& name) {
  auto* place = ask(name);
  if (place == nullptr || place->state != "waiting" || !place->asleep) return false;
  place->asleep = false;
  place->wake_on = no_day;
  serve_queue(place->service);
  return true;
}

/// What lies at the other site is taken instead; else, where things are sent, it is to be sent there.
bool Desk::move_promise(Ask& moved, const std::string& site) {
  const auto& service = world.service(moved.service);
  if (moved.state == "reserved" && (service.stock == "unit" || service.stock == "bulk")) {
    const auto* thing = unit(moved.unit);
    const bool here = thing != nullptr && thing->site == site && thing->state == "reserved";
    const bool aside = moved.set_aside();
    const auto other = here ? std::nullopt : at_site(service, site, "", aside ? at_once : first_day(moved), moved.until);
    if (!here && !other && (service.stock == "bulk" || !world.transfer)) return false;
    if (other) {
      put_back(moved);
      moved.unit = other->unit;
      moved.site = site;
      if (aside) set_aside(moved);
    }
  }
  moved.wanted = site;
  if (moved.state == "reserved") moved.site = site;
  return true;
}

bool Desk::change_site(const std::string& name, const std::string& site) {
  auto* moved = ask(name);
  if (moved == nullptr || !moved->kit.empty()) return false;
  if (moved->state != "waiting" && moved->state != "reserved" && moved->state != "awaiting-approval") return false;
  const bool reserved = moved->state == "reserved";
  const auto& service = world.service(moved->service);
  const auto all = parts(*moved);
  if ((reserved ? moved->site : moved->wanted) != site) {
    const auto before = *this;
    for (auto* each : all)
      if ((each->state == "reserved" || each->state == "waiting") && !move_promise(*each, site)) {
        *this = Desk(before);
        return false;
      }
    if (!move_promise(*moved, site)) return false;
    if (reserved && service.stock != "none" && moved->starts == at_once && moved->shelved == no_day) shelve(*moved);
    serve_queue(moved->service);
  }
  for (auto* each : all) serve_queue(each->service);
  return true;
}

bool Desk::renew(const std::string& name, int until) {
  auto* loan = ask(name);
  if (loan == nullptr || loan->state != "collected") return false;
  const auto& service = world.service(loan->service);
  if (service.loan == 0 || loan->until < today || loan->renewals >= service.renewals || borrows_nothing(loan->person, today)) return false;
  const int end = until == no_day ? loan->until + service.loan : until;
  if (end <= loan->until || end > loan->until + service.loan) return false;
  for (const auto& other : asks)
    if (other.state == "reserved" && other.unit == loan->unit && &other != loan && other.starts <= end) return false;
  loan->until = end;
  ++loan->renewals;
  return true;
}

}  // namespace model
