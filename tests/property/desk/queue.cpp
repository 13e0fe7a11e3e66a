// Who is served: the rules asked again, the pack's order, and what is set aside.
#include <algorithm>

#include "desk.hpp"

namespace model {

bool Desk::waived(const std::string& person, const std::string& rule) const {
  return std::ranges::any_of(waivers, [&](const Waiver& each) {
    return each.person == person && each.rule == rule && !each.revoked && each.starts <= today && each.until >= today;
  });
}

/// The rules, read aloud.
Desk::Verdict Desk::decide(const Ask& ask) const {
  if (!ask.kit.empty()) return {"permit", {}};  // decided with the whole
  const auto& person = world.person(ask.person);
  const auto& service = world.service(ask.service);
  const auto held = std::ranges::count_if(asks, [&](const Ask& other) {
    return &other != &ask && other.person == ask.person && other.live() && world.service(other.service).category == service.category;
  });
  const bool limited = service.category == "lamp" || service.category == "phone";
  if (limited && held >= 2 && !waived(ask.person, "two-each")) return {"refuse", {}};
  if (person.barred == "yes" && !waived(ask.person, "barred")) return {"refuse", {}};
  if (person.barred.empty() && !waived(ask.person, "barred")) return {"undetermined", {}};
  if (service.id != "phone") return {"permit", {}};
  return {"approval", world.two_steps ? std::vector<std::string>{"manager", "office"} : std::vector<std::string>{"manager"}};
}

/// Of those in line for what lies at `site`: with `local_first` the first who waits there, unless one before was passed over too often.
std::optional<Turn> Desk::turn_at(const std::vector<Ask*>& line, const std::string& site) const {
  std::vector<Ask*> could;
  for (auto* each : line) {
    const auto& service = world.service(each->service);
    const bool reaches = each->wanted.empty() || each->wanted == site || (world.transfer && service.stock == "unit" && first_day(*each) == at_once);
    const bool kit = service.stock == "kit";
    if (kit ? each->wanted.empty() || each->wanted == site || world.transfer : reaches && at_site(service, site, "", first_day(*each), last_day_of(*each)).has_value()) could.push_back(each);
  }
  if (could.empty()) return std::nullopt;
  const auto local = std::ranges::find_if(could, [&](const Ask* each) {
    return (each->wanted.empty() ? world.person(each->person).site : each->wanted) == site;
  });
  if (local == could.end()) return Turn{could.front(), {}};
  const auto served = std::find_if(could.begin(), local, [&](const Ask* each) { return each->passed_over >= world.passed_over_at_most; });
  return Turn{*served, {could.begin(), served}};
}

/// Something of it lies there, promised or not.
bool Desk::stocked(const std::string& service, const std::string& site) const {
  const auto& of = world.service(service);
  if (of.stock == "kit") return free_by_site(of, at_once, no_end).contains(site);
  const auto on_hand = counted.find({service, site});
  return (on_hand != counted.end() && on_hand->second > 0) ||
         std::ranges::any_of(units, [&](const Unit& each) { return each.service == service && each.site == site && each.state == "in-stock"; });
}

/// The whole order is (class, who came first); nobody is looked at who could have nothing now.
std::optional<Turn> Desk::turn(const std::string& service) {
  std::vector<Ask*> line;
  for (auto& each : asks)
    if (each.service == service && each.state == "waiting" && !each.asleep && spot_for(each)) line.push_back(&each);
  std::ranges::stable_sort(line, {}, &Ask::rank);
  if (line.empty()) return std::nullopt;
  if (!world.local_first) return Turn{line.front(), {}};
  const auto place = [&](const Ask* ask) { return std::ranges::find(line, ask); };
  std::optional<Turn> best;
  for (const auto& site : world.sites)
    if (auto turn = !stocked(service, site) ? std::nullopt : turn_at(line, site); turn && (!best || place(turn->ask) < place(best->ask))) best = std::move(turn);
  return best ? best : Turn{line.front(), {}};
}

void Desk::set_aside(Ask& ask) {
  const auto& stock = world.service(ask.service).stock;
  if (ask.starts > today) return;
  if (stock == "unit" && unit(ask.unit)->state == "in-stock") unit(ask.unit)->state = "reserved";
  if (stock == "bulk") --counted[{ask.service, ask.site}];
}

/// On the road it goes on, and is free when it arrives.
void Desk::put_back(const Ask& ask) {
  if (!ask.set_aside()) return;
  const auto& stock = world.service(ask.service).stock;
  if (stock == "unit" && unit(ask.unit)->state == "reserved") unit(ask.unit)->state = "in-stock";
  if (stock == "bulk") ++counted[{ask.service, ask.site}];
}

/// It becomes a reservation of what was found: on the shelf from today when it is there, promised when it is for a day to come.
void Desk::take(Ask& ask, const Spot& spot) {
  ask.until = last_day_of(ask);
  const bool was_later = ask.starts != at_once;
  ask.state = "reserved";
  ask.site = spot.site;
  ask.unit = spot.unit;
  ask.asleep = false;
  ask.wake_on = no_day;
  if (world.service(ask.service).stock == "none") return;
  if (!spot.later) set_aside(ask);
  if (!spot.later && (spot.there() || was_later)) ask.shelved = today;
  if (!spot.later && spot.there()) ask.hold_until = hold_until(spot.site, ask.until);
  for (const auto& each : spot.parts) {
    auto part = ask;
    part.name = ask.name + "/" + std::to_string(&each - spot.parts.data());
    part.kit = ask.name;
    part.service = each.service;
    part.unit = each.unit;
    part.asked = today;
    part.rank = part.passed_over = 0;
    part.steps.clear();
    set_aside(asks.emplace_back(std::move(part)));
  }
}

void Desk::serve(Ask& ask, const std::vector<Ask*>& passed_over) {
  auto [outcome, roles] = decide(ask);
  std::erase_if(roles, [&](const std::string& role) {
    return std::ranges::any_of(ask.steps, [&](const Step& step) { return step.role == role && step.answer == "granted"; });
  });
  if (outcome == "refuse" || outcome == "undetermined" || !roles.empty()) return close(ask, "refused");
  if (const auto spot = spot_for(ask)) {
    take(ask, *spot);
    for (auto* each : passed_over) ++each->passed_over;
  } else {
    ask.state = "waiting";
  }
}

/// Of the service itself and of the kits that it is a part of, in one order.
void Desk::serve_queue(const std::string& service) {
  const auto first = [&](const Ask* one, const Ask* other) {
    return one->rank != other->rank ? one->rank < other->rank : place(*one) < place(*other);
  };
  while (true) {
    std::optional<Turn> next;
    for (const auto& each : world.services)
      if (each.id == service || each.parts.contains(service))
        if (auto turn = this->turn(each.id); turn && (!next || first(turn->ask, next->ask))) next = std::move(turn);
    if (!next) return;
    serve(*next->ask, next->passed_over);
  }
}

/// What was on its way has arrived: its hold starts today; of a kit when all of it is there.
void Desk::shelve(Ask& of) {
  auto& whole = of.kit.empty() ? of : *ask(of.kit);
  auto all = parts(whole);
  std::erase_if(all, [](const Ask* part) { return part->state != "reserved"; });
  all.push_back(&whole);
  for (const auto* each : all)
    if (const auto* thing = unit(each->unit); thing != nullptr && (thing->state != "reserved" || thing->site != each->site)) return;
  for (auto* each : all) {
    each->shelved = today;
    each->hold_until = hold_until(whole.site, whole.until);
  }
}

/// Its unit cannot be had: another one, at the same site first; or the queue, before all others.
void Desk::displace(Ask& ask) {
  const bool due = ask.starts <= today;
  put_back(ask);
  const bool aside = ask.set_aside();
  std::optional<Spot> other;
  const auto first = ask.wanted.empty() ? ask.site : ask.wanted;
  const auto& service = world.service(ask.service);
  const int starts = due ? at_once : ask.starts;
  other = at_site(service, first, "", starts, ask.until);
  if (!other && ask.wanted.empty()) {
    const auto by_site = free_by_site(service, starts, ask.until);
    std::string best;
    for (const auto& [site, many] : by_site)
      if (best.empty() || many > by_site.at(best)) best = site;
    if (!best.empty()) other = at_site(service, best, "", starts, ask.until);
  }
  if (!other) {
    ask.state = "waiting";
    ask.rank = -1;
    ask.site.clear();
    ask.unit.clear();
    ask.shelved = ask.hold_until = no_day;
    return;
  }
  ask.site = other->site;
  ask.unit = other->unit;
  if (aside) set_aside(ask);
  if (aside && ask.shelved == no_day) shelve(ask);
}

void Desk::displace_all(const std::string& number) {
  std::vector<Ask*> promised;
  for (auto& each : asks)
    if (each.state == "reserved" && each.unit == number) promised.push_back(&each);
  std::ranges::stable_sort(promised, {}, &Ask::starts);
  for (auto* each : promised) displace(*each);
}

void Desk::close(Ask& ask, const std::string& state) {
  put_back(ask);
  ask.state = state;
  ask.asleep = false;
  ask.wake_on = no_day;
}

}  // namespace model
