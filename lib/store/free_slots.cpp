#include "store/free_slots.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/approvers.hpp"

namespace corner::store {
namespace {

using desk::Slot;

// No appointment is longer: how far back one may begin that is not over.
constexpr auto longest = std::chrono::hours(24);

std::vector<Slot> slots_of(Store& store, const Visit& visit, Date day) {
  const desk::Calendar calendar(store.policy().pack().desk, visit.site);
  return visit.support ? calendar.slots(day, store.zone(), visit.support->minutes) : calendar.slots(day, store.zone());
}

/// Who comes to the counter then; whoever collects several things comes once.
std::int64_t coming(Store& store, const Visit& visit, const Slot& slot) {
  const auto row = store.db().row("SELECT count(DISTINCT r.person) FROM appointment a JOIN request r ON r.id = a.request WHERE a.stands = 1 AND a.site = $1 "
                                  "AND a.starts < $2 AND a.starts > $3 AND a.ends > $4 AND a.adviser IS NULL AND r.person <> $5",
                                  {visit.site, to_string(slot.until), to_string(slot.from - longest), to_string(slot.from), visit.person.id});
  return integer(row.at(0));
}

bool is_busy(Store& store, const Visit& visit, const Slot& slot, const Person& adviser) {
  return !store.db().row("SELECT 1 FROM appointment WHERE stands = 1 AND adviser = $1 AND starts < $2 AND starts > $3 AND ends > $4 AND request <> $5",
                         {adviser.id, to_string(slot.until), to_string(slot.from - longest), to_string(slot.from), visit.request}).empty();
}

std::int64_t has_to_do(Store& store, const Slot& slot, const Person& adviser) {
  const auto day = Date(std::chrono::floor<std::chrono::days>(slot.from));
  return integer(store.db().row("SELECT count(*) FROM appointment WHERE stands = 1 AND adviser = $1 AND starts >= $2 AND starts < $3",
                                {adviser.id, to_string(day), to_string(add_days(day, 1))}).at(0));
}

/// Those of a role, and for whoever is away that day the one who stands in; never the person concerned.
std::vector<Person> advisers_of(Store& store, const Visit& visit, Date day) {
  std::vector<Person> out;
  if (visit.support->adviser.empty()) {
    if (!visit.adviser.empty()) out.push_back(store.person(visit.adviser));
    std::erase_if(out, [&](const Person& each) { return each.id == visit.person.id; });
    return out;
  }
  const auto all = approvers(store, visit.support->adviser, visit.person, day);
  for (const auto& each : all) {
    const bool away = std::ranges::any_of(all, [&](const Approver& other) { return !each.person.name.empty() && other.away == each.person.name; });
    if (!away && std::ranges::find(out, each.person.id, &Person::id) == out.end()) out.push_back(each.person);
  }
  std::erase_if(out, [&](const Person& each) { return !visit.adviser.empty() && each.number != visit.adviser; });
  return out;
}

Place place_of(Store& store, const Visit& visit, const Slot& slot) {
  Place place{slot};
  if (!visit.support) {
    const desk::Calendar calendar(store.policy().pack().desk, visit.site);
    place.free = std::max<std::int64_t>(0, calendar.capacity() - coming(store, visit, slot));
    return place;
  }
  place.advisers = advisers_of(store, visit, store.zone().date_of(slot.from));
  std::erase_if(place.advisers, [&](const Person& each) { return is_busy(store, visit, slot, each); });
  std::ranges::stable_sort(place.advisers, {}, [&](const Person& each) { return has_to_do(store, slot, each); });
  place.free = static_cast<std::int64_t>(place.advisers.size());
  return place;
}

}  // namespace

Visit visit_of(Store& store, const Request& request) {
  Visit visit{.person = store.person(request.person), .request = request.id, .site = request.site, .first = request.starts, .last = request.hold_until};
  if (!request.until.empty() && (visit.last.empty() || request.until < visit.last)) visit.last = request.until;
  const auto* service = store.policy().pack().service(request.service);
  if (service != nullptr) visit.support = service->appointment;
  // What is kept nowhere is wherever the person is, as long as nobody says otherwise.
  if (visit.site.empty()) visit.site = request.wanted_at;
  if (visit.site.empty()) visit.site = visit.person.attribute("site");
  if (store.policy().pack().site(visit.site) == nullptr) visit.site.clear();
  return visit;
}

void check_visits(Store& store, const Visit& visit) {
  const auto& desk = store.policy().pack().desk;
  if (visit.site.empty()) throw Error(tr("nobody knows at which site: say `--site SITE`"), Failure::usage);
  if (!visit.support && !desk.slots)
    throw Error(tr("the policy has no pick-up appointments: `[slots]` in its `desk.toml` makes them"), Failure::usage);
  const auto own = desk.sites.find(visit.site);
  if (!desk.hours && (own == desk.sites.end() || !own->second.hours))
    throw Error(say("the policy does not say when `{0}` is open: `[hours]` in its `desk.toml` does", visit.site), Failure::usage);
  if (visit.support && visit.support->adviser.empty() && visit.adviser.empty())
    throw Error(tr("the policy does not say who advises: name somebody with `--adviser PERSON`"), Failure::usage);
}

int days_ahead(Store& store) { return store.policy().pack().desk.slots.value_or(desk::Slots()).days_ahead; }

std::vector<Place> free_places(Store& store, const Visit& visit, Date from, Date to, Instant now, std::size_t most) {
  std::vector<Place> out;
  const auto today = store.zone().date_of(now);
  const auto last = std::min(to, add_days(today, days_ahead(store)));
  for (auto day = std::max(from, today); day <= last; day = add_days(day, 1)) {
    const auto text = to_string(day);
    if (text < visit.first || (!visit.last.empty() && text > visit.last)) continue;
    for (const auto& slot : slots_of(store, visit, day)) {
      if (out.size() == most) return out;
      if (slot.from <= now) continue;
      if (auto place = place_of(store, visit, slot); place.free > 0) out.push_back(std::move(place));
    }
  }
  return out;
}

std::optional<Place> place_at(Store& store, const Visit& visit, Instant from) {
  const auto slots = slots_of(store, visit, store.zone().date_of(from));
  const auto found = std::ranges::find(slots, from, &Slot::from);
  return found == slots.end() ? std::nullopt : std::optional(place_of(store, visit, *found));
}

}  // namespace corner::store
