#include "policy/handling.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::policy {
namespace {

constexpr int most_days = 3660, most_renewals = 100, most_minutes = 24 * 60, most_months = 600, most_things = 1'000'000;

/// Complains of a key that has no meaning for a service of this stock.
void only_when(Draft& draft, const Entry& entry, std::string_view key, bool meant, const char* hint) {
  const Entry* found = entry.value.find(key);
  if (found != nullptr && !meant)
    draft.read.error(found->place, "bad-form", say("`{0}` has no meaning in a service of this stock", key),
                     hint);
}

std::optional<desk::Loan> read_loan(Draft& draft, const Entry& entry) {
  const Entry* loan = draft.read.get(entry, "loan", Kind::table);
  if (loan == nullptr) return std::nullopt;
  draft.read.only(loan->value, {"days", "renewals"});
  const auto& usual = draft.pack.desk.loans;
  if (loan->value.find("days") == nullptr && !usual.days && !draft.broken.contains("desk"))
    draft.read.error(loan->place, "missing-field", tr("nobody can tell for how many days this is lent"),
                     tr("write `loan = { days = 21 }`, or `[loan] days = 21` in `desk.toml`"));
  return desk::Loan{draft.read.number(*loan, "days", 1, most_days).value_or(usual.days.value_or(0)),
                    draft.read.limit(*loan, "renewals", 0, most_renewals).value_or(usual.renewals)};
}

std::map<std::string, int> read_parts(Draft& draft, const Entry& entry) {
  std::map<std::string, int> parts;
  const Entry* list = draft.read.get(entry, "parts", Kind::list);
  if (list == nullptr) return parts;
  for (const auto& item : list->value.items)
    if (draft.read.is(item, Kind::text, "parts") && draft.service(item.text, item.place) != nullptr)
      ++parts[item.text];
  if (list->value.items.empty())
    draft.read.error(list->value.place, "missing-field", tr("this kit has no part"),
                     tr("name its services in `parts`"));
  return parts;
}

std::optional<desk::Appointment> read_appointment(Draft& draft, const Entry& entry) {
  const Entry* appointment = draft.read.get(entry, "appointment", Kind::table);
  if (appointment == nullptr) return std::nullopt;
  draft.read.only(appointment->value, {"minutes", "adviser"});
  if (draft.read.need(*appointment, "minutes", Kind::integer) == nullptr) return std::nullopt;
  return desk::Appointment{draft.read.number(*appointment, "minutes", 1, most_minutes).value_or(1),
                           draft.read.text(*appointment, "adviser", Shape::kebab)};
}

/// The sites are looked up, which are declared before.
void read_minimum(Draft& draft, Service& service, const Entry& entry) {
  const bool counted = service.stock == Stock::unit || service.stock == Stock::bulk;
  for (const auto* key : {"minimum", "minimum_at"})
    only_when(draft, entry, key, counted, tr("there is no stock of it: take it out"));
  service.minimum = draft.read.number(entry, "minimum", 0, most_things);
  const Entry* at = draft.read.get(entry, "minimum_at", Kind::table);
  if (at == nullptr) return;
  for (const auto& [site, place, node] : at->value.entries)
    if (draft.site(site, place) != nullptr)
      if (const auto count = draft.read.number(*at, site, 0, most_things)) service.minimum_at[site] = *count;
}

}  // namespace

void read_handling(Draft& draft, Service& service, const Entry& entry) {
  const bool kept = service.stock != Stock::none;
  only_when(draft, entry, "hold_days", kept, tr("nothing is kept for it: take it out"));
  only_when(draft, entry, "loan", kept, tr("nothing is kept for it: take it out"));
  only_when(draft, entry, "parts", service.stock == Stock::kit,
            tr("write `stock = \"kit\"`, or take it out"));
  only_when(draft, entry, "appointment", !kept, tr("write `stock = \"none\"`, or take it out"));
  only_when(draft, entry, "wiped", service.stock == Stock::unit,
            tr("only numbered units are wiped: take it out"));
  only_when(draft, entry, "depreciation_months", service.stock == Stock::unit,
            tr("only numbered units have a date and a price of their own: take it out"));
  service.hold_days = draft.read.limit(entry, "hold_days", 0, most_days);
  service.loan = read_loan(draft, entry);
  if (service.stock == Stock::kit && draft.read.need(entry, "parts", Kind::list) != nullptr)
    service.parts = read_parts(draft, entry);
  service.appointment = read_appointment(draft, entry);
  service.wiped = draft.read.flag(entry, "wiped");
  read_minimum(draft, service, entry);
  service.depreciation_months = draft.read.number(entry, "depreciation_months", 1, most_months);
}

void check_parts(Draft& draft) {
  for (const auto& [key, place, node] : draft.table("catalogue", "service").value.entries) {
    const Entry* parts = node.find("parts");
    if (parts == nullptr) continue;
    for (const auto& item : parts->value.items) {
      const Service* part = item.kind == Kind::text ? draft.pack.service(item.text) : nullptr;
      if (part != nullptr && part->stock == Stock::kit)
        draft.read.error(item.place, "kit-in-kit", say("`{0}` is a kit itself", shown(item.text)),
                         tr("name its parts instead"));
    }
  }
}

}  // namespace corner::policy
