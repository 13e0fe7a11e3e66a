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
  const auto name = [&] { return order.tag + "." + std::to_string(asks.size() - first); };
  std::vector<std::string> outcomes;
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
  const std::vector<Ask> tried(asks.begin() + static_cast<std::ptrdiff_t>(first), asks.end());
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

bool Desk::collect(const std::string& name, const std::string& number) {
  auto* given = ask(name);
  if (given == nullptr || given->state != "reserved" || given->starts > today) return false;
  const auto& service = world.service(given->service);
  // What was promised from today on goes over the shelf.
  const auto begin = [&] {
    if (given->set_aside()) return;
    given->shelved = today;
    given->hold_until = hold_until(given->site);
  };
  if (service.stock == "unit") {
    const bool other = !number.empty() && number != given->unit;
    if (!other) {
      const auto* own = unit(given->unit);
      if (number.empty() && own->site != given->site) return false;
      if (own->state != (given->set_aside() ? "reserved" : "in-stock")) return false;
      if (!given->set_aside() && ((service.wiped && own->unwiped) || own->site != given->site)) return false;
    } else if (!free(*unit(number), service, at_once, given->until)) {
      return false;
    }
    if (other) put_back(*given);
    if (other) given->unit = number;
    unit(given->unit)->state = "out";
    unit(given->unit)->unwiped = true;
    if (!other) begin();
    given->state = "collected";
    if (other) serve_queue(given->service);
    return true;
  }
  if (!number.empty()) return false;
  if (service.stock == "bulk" && !given->set_aside()) {
    if (counted[{given->service, given->site}] == 0) return false;
    begin();
    --counted[{given->service, given->site}];
  }
  given->state = service.stock == "none" ? "honoured" : "collected";
  return true;
}

bool Desk::give_back(const std::string& name, const std::string& condition, const std::string& site) {
  auto* back = ask(name);
  if (back == nullptr || (back->state != "collected" && back->state != "lost")) return false;
  if (auto* thing = unit(back->unit)) {
    if (thing->state != "out" && thing->state != "repair" && thing->state != "lost") return false;
    thing->state = condition == "good" ? "in-stock" : "repair";
    if (!site.empty()) thing->site = site;
  } else if (condition == "good") {
    ++counted[{back->service, site.empty() ? back->site : site}];
  } else {
    ++broken[back->service];
  }
  back->state = "returned";
  if (!back->unit.empty() && condition != "good") displace_all(back->unit);
  if (world.late && back->until < today) {
    int end = today;
    for (const auto& [person, last] : suspensions)
      if (person == back->person) end = std::max(end, last);
    suspensions.emplace_back(back->person, end + today - back->until);
  }
  serve_queue(back->service);
  return true;
}

bool Desk::cancel(const std::string& name) {
  auto* given = ask(name);
  if (given == nullptr || (given->state != "waiting" && given->state != "reserved" && given->state != "awaiting-approval")) return false;
  close(*given, "cancelled");
  serve_queue(given->service);
  return true;
}

bool Desk::answer(const std::string& name, const std::string& by, bool agreed) {
  auto* asked = ask(name);
  if (asked == nullptr || asked->state != "awaiting-approval") return false;
  auto step = std::ranges::find(asked->steps, "", &Step::answer);
  const auto& holder = step->role == "office" ? "P1" : world.person(asked->person).manager;
  if (by != holder || by == asked->person) return false;
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

bool Desk::change_site(const std::string& name, const std::string& site) {
  auto* moved = ask(name);
  if (moved == nullptr || (moved->state != "waiting" && moved->state != "reserved" && moved->state != "awaiting-approval")) return false;
  const bool reserved = moved->state == "reserved";
  if ((reserved ? moved->site : moved->wanted) == site) return true;
  const auto& service = world.service(moved->service);
  if (reserved && service.stock != "none") {
    const auto* thing = unit(moved->unit);
    const bool here = thing != nullptr && thing->site == site && thing->state == "reserved";
    const auto other = here ? std::nullopt : at_site(service, site, "", moved->set_aside() ? at_once : first_day(*moved), moved->until);
    if (!here && !other && (service.stock == "bulk" || !world.transfer)) return false;
    const bool aside = moved->set_aside();
    if (other) {
      put_back(*moved);
      moved->unit = other->unit;
      moved->site = site;
      if (aside) set_aside(*moved);
    }
    moved->site = site;
    if (moved->starts == at_once && moved->shelved == no_day) shelve(*moved);
  }
  moved->wanted = site;
  if (reserved) moved->site = site;
  serve_queue(moved->service);
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
