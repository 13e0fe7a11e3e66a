#include "store/delegations.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::store {
namespace {

std::string day(const std::string& argument, const std::string& date) {
  if (!parse_date(date)) throw Error(say("`{0}` cannot be `{1}`: write a date as {2}", argument, date, "2026-03-01"), Failure::usage);
  return date;
}

Delegation delegation_of(Store& store, std::int64_t id) {
  const auto list = delegations(store);
  const auto found = std::ranges::find(list, id, &Delegation::id);
  if (found == list.end()) throw Error(say("there is no delegation {0}", id));
  return *found;
}

}  // namespace

std::vector<Delegation> delegations(Store& store) {
  std::vector<Delegation> out;
  store.db().query("SELECT g.id, p.number, p.name, d.number, d.name, g.starts, g.until, g.ended FROM delegation g "
                   "LEFT JOIN person_data p ON p.id = g.person LEFT JOIN person_data d ON d.id = g.delegate ORDER BY g.id",
                   {}, [&](const Row& row) {
                     out.push_back({integer(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[6]), text(row[7])});
                   });
  return out;
}

Delegation set_delegation(Store& store, const Absence& absence, const Clerk& clerk) {
  Delegation given;
  store.write(absence.dry_run, [&] {
    const auto today = to_string(store.zone().date_of(clerk.at));
    const auto starts = absence.from.empty() ? today : day("--from", absence.from), until = day("--until", absence.until);
    if (until < starts) throw Error(say("the period ends on {0}, before it starts on {1}", until, starts), Failure::usage);
    if (until < today) throw Error(say("a delegation that ends on {0} is over already", until), Failure::usage);
    const auto away = store.person(absence.person), delegate = store.person(absence.delegate);
    if (away.id == delegate.id) throw Error(say("{0} ({1}) cannot stand in for themselves", away.name, away.number), Failure::usage);
    const auto same = store.db().row("SELECT id FROM delegation WHERE person = $1 AND delegate = $2 AND ended IS NULL AND starts <= $4 AND until >= $3",
                                     {away.id, delegate.id, starts, until});
    if (!same.empty())
      throw Error(say("the delegation {0} covers some of these days already: `corner delegation end {0}` ends it", integer(same[0])), Failure::conflict);
    given = delegation_of(store, store.append("delegation.set", Json().set("person", away.id).set("delegate", delegate.id).set("starts", starts).set("until", until), clerk));
  });
  return given;
}

Delegation end_delegation(Store& store, std::int64_t id, const Clerk& clerk, bool dry_run) {
  Delegation ended;
  store.write(dry_run, [&] {
    const auto before = delegation_of(store, id);
    if (before.over(store.zone().date_of(clerk.at))) throw Error(say("the delegation {0} is over", id), Failure::conflict);
    const auto row = store.db().row("SELECT person, delegate FROM delegation WHERE id = $1", {id});
    store.append("delegation.end", Json().set("delegation", id).set("person", integer(row.at(0))).set("delegate", integer(row.at(1)))
                                         .set("starts", before.starts).set("until", before.until), clerk);
    ended = delegation_of(store, id);
  });
  return ended;
}

}  // namespace corner::store
