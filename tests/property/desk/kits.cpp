// Kits: parts that are set aside together, and are handed over and come back each by itself.
#include <algorithm>

#include "desk.hpp"

namespace model {

std::ptrdiff_t Desk::place(const Ask& ask) const { return std::ranges::find(asks, ask.name, &Ask::name) - asks.begin(); }

std::vector<Ask*> Desk::parts(const Ask& kit) {
  std::vector<Ask*> out;
  for (auto& each : asks)
    if (each.kit == kit.name) out.push_back(&each);
  return out;
}

std::vector<Ask*> Desk::parts_or_self(Ask& ask, std::initializer_list<const char*> states) {
  auto out = parts(ask);
  std::erase_if(out, [&](const Ask* part) { return std::ranges::find(states, part->state) == states.end(); });
  if (out.empty()) out.push_back(&ask);
  return out;
}

std::vector<std::string> Desk::services_of(Ask& ask) {
  std::vector<std::string> out{ask.service};
  for (const auto* part : parts(ask)) out.push_back(part->service);
  std::ranges::sort(out);
  return out;
}

/// A kit is collected when all that was not given up is, returned when all that was collected is back.
void Desk::settle(const std::string& name) {
  auto* kit = ask(name);
  if (kit == nullptr || parts(*kit).empty()) return;
  const auto all = parts(*kit);
  const auto any = [&](const char* state) { return std::ranges::any_of(all, [&](const Ask* part) { return part->state == state; }); };
  if (any("reserved") || any("waiting")) return;
  const bool had = any("collected") || any("returned") || any("lost");
  if (kit->state == "reserved") kit->state = had ? "collected" : any("lapsed") ? "lapsed" : "cancelled";
  if (had && !any("collected") && (kit->state == "collected" || kit->state == "lost")) kit->state = any("returned") ? "returned" : "lost";
}

/// Given up, as nobody came; of a kit what was not collected of it.
void Desk::lapse(Ask& ask) {
  if (parts(ask).empty()) return close(ask, "lapsed");
  for (auto* part : parts(ask))
    if (part->state == "reserved" || part->state == "waiting") close(*part, "lapsed");
  settle(ask.name);
}

}  // namespace model
