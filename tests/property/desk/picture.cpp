#include "picture.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace model {

std::string line(const Unit& unit) {
  return fmt::format("unit {} {} at {} {} {}{}", unit.number, unit.service, unit.site, unit.state, unit.bound_for, unit.unwiped ? " unwiped" : "");
}

std::string line(const Ask& ask) {
  auto text = fmt::format("{} {} {} {} wanted={} site={} unit={} days={}..{} asked={} rank={}", ask.name, ask.person, ask.service, ask.state,
                          ask.wanted, ask.site, ask.unit, date(ask.starts), date(ask.until), date(ask.asked), ask.rank);
  text += fmt::format(" asleep={}{} passed_over={} shelved={} hold_until={} renewals={}", ask.asleep, date(ask.wake_on), ask.passed_over,
                      date(ask.shelved), date(ask.hold_until), ask.renewals);
  for (const auto& step : ask.steps) text += fmt::format(" {}:{}", step.role, step.answer);
  return text;
}

std::string line(const std::pair<const std::pair<std::string, std::string>, int>& counted) {
  return fmt::format("{} at {}: {}", counted.first.first, counted.first.second, counted.second);
}

std::string line_of_queue(const std::string& service, const std::vector<std::string>& names) {
  return fmt::format("queue {}: {}", service, fmt::join(names, " "));
}

std::vector<std::string> picture(const Desk& desk) {
  std::vector<std::string> lines;
  for (const auto& each : desk.units) lines.push_back(line(each));
  for (const auto& each : desk.counted) lines.push_back(line(each));
  for (const auto& each : desk.asks) lines.push_back(line(each));
  for (const auto& service : desk.world.services) {
    std::vector<const Ask*> waiting;
    for (const auto& each : desk.asks)
      if (each.service == service.id && each.state == "waiting") waiting.push_back(&each);
    std::ranges::stable_sort(waiting, {}, &Ask::rank);
    std::vector<std::string> names;
    for (const auto* each : waiting) names.push_back(each->name);
    lines.push_back(line_of_queue(service.id, names));
  }
  for (const auto& [person, last] : desk.suspensions) lines.push_back(fmt::format("{} borrows nothing until {}", person, date(last)));
  for (const auto& each : desk.waivers)
    lines.push_back(fmt::format("waiver {} {} {}..{}{}", each.person, each.rule, date(each.starts), date(each.until), each.revoked ? " revoked" : ""));
  return lines;
}

std::map<std::string, std::int64_t> inventory(const Desk& desk) {
  std::map<std::string, std::int64_t> many;
  const auto count = [&](const std::string& site, const std::string& service, const std::string& state, int by) {
    if (by > 0) many[fmt::format("{} {} {}", site, service, state)] += by;
  };
  for (const auto& each : desk.units) count(each.site, each.service, each.state, 1);
  for (const auto& [place, free] : desk.counted) count(place.second, place.first, "in-stock", free);
  for (const auto& each : desk.asks) {
    if (desk.world.service(each.service).stock != "bulk") continue;
    count(each.site, each.service, "reserved", each.set_aside());
    count(each.site, each.service, "out", each.state == "collected");
  }
  return many;
}

}  // namespace model
