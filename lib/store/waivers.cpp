#include "store/waivers.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/notes.hpp"

namespace corner::store {
namespace {

bool still_lifted(const policy::Pack& pack, const std::string& rule, const std::string& role) {
  const auto* found = pack.rule(rule);
  return found != nullptr && found->waivable_by == role;
}

/// Requests of the person that were decided with the rule lifted while the waiver lived.
std::vector<std::int64_t> uses_of(Db& db, const Waiver& waiver, std::int64_t person) {
  std::vector<std::int64_t> out;
  db.query("SELECT d.request, x.record FROM request r JOIN decision d ON d.request = r.id JOIN decision_data x ON x.seq = d.seq "
           "JOIN journal j ON j.seq = d.seq WHERE r.person = $1 AND d.seq > $2 AND j.on_date <= $3 ORDER BY d.request",
           {person, waiver.id, waiver.revoked.empty() ? waiver.until : std::min(waiver.until, waiver.revoked)}, [&](const Row& row) {
             const auto waived = parse_json(text(row[1]), "decision_data")["waived"].texts();
             if (std::ranges::find(waived, waiver.rule) != waived.end() && (out.empty() || out.back() != integer(row[0])))
               out.push_back(integer(row[0]));
           });
  return out;
}

const policy::Rule& rule_named(const policy::Pack& pack, const std::string& id) {
  const auto* rule = pack.rule(id);
  if (rule == nullptr) {
    std::vector<std::string> known;
    for (const auto& each : pack.rules)
      if (!each.waivable_by.empty()) known.push_back(each.id);
    const auto guess = did_you_mean(id, known);
    throw Error(guess.empty() ? say("the policy has no rule `{0}`", id) : say("the policy has no rule `{0}`; {1}", id, guess), Failure::usage);
  }
  if (rule->waivable_by.empty()) throw Error(say("nobody may lift the rule `{0}`: the policy names no one", id));
  return *rule;
}

void check_end(const std::string& until, Date today) {
  if (!parse_date(until)) throw Error(say("`{0}` cannot be `{1}`: write a date as {2}", "--until", until, "2026-03-01"), Failure::usage);
  if (until < to_string(today)) throw Error(say("a waiver that ends on {0} is over already", until), Failure::usage);
}

Waiver waiver_of(Store& store, std::int64_t id, Date today) {
  const auto row = store.db().row("SELECT person FROM waiver WHERE id = $1", {id});
  if (row.empty()) throw Error(say("there is no waiver {0}", id));
  const auto list = waivers(store, integer(row[0]), today);
  return *std::ranges::find(list, id, &Waiver::id);
}

}  // namespace

std::map<std::int64_t, std::vector<std::string>> lifted(Db& db, const policy::Pack& pack, std::int64_t person, Date on) {
  std::map<std::int64_t, std::vector<std::string>> out;
  db.query(std::string("SELECT DISTINCT person, rule, role FROM waiver WHERE ") + (person == 0 ? "$1 = 0" : "person = $1") +
               " AND starts <= $2 AND until >= $2 AND revoked IS NULL ORDER BY person, rule",
           {person, to_string(on)}, [&](const Row& row) {
             if (still_lifted(pack, text(row[1]), text(row[2]))) out[integer(row[0])].push_back(text(row[1]));
           });
  return out;
}

bool confidential(Store& store, const std::string& rule, const std::string& version) {
  const auto in = [&](const policy::Pack& pack) {
    const auto* found = pack.rule(rule);
    return found != nullptr && policy::confidential(pack, *found);
  };
  return in(store.policy().pack()) || in(store.policy(version).pack());
}

std::vector<Waiver> waivers(Store& store, std::int64_t person, Date today) {
  std::vector<Waiver> out;
  const auto& pack = store.policy().pack();
  store.db().query(std::string("SELECT w.id, d.number, d.name, w.rule, w.role, g.name, w.starts, w.until, w.revoked, n.text, w.person, j.pack FROM waiver w "
                               "JOIN journal j ON j.seq = w.id "
                               "LEFT JOIN person_data d ON d.id = w.person LEFT JOIN person_data g ON g.id = w.granter "
                               "LEFT JOIN note_data n ON n.seq = w.id WHERE ") + (person == 0 ? "$1 = 0" : "w.person = $1") + " ORDER BY w.id",
                   {person}, [&](const Row& row) {
                     Waiver waiver{integer(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[6]),
                                   text(row[7]), text(row[8]), text(row[9]), false, {}, confidential(store, text(row[3]), text(row[11]))};
                     waiver.lives = waiver.revoked.empty() && waiver.until >= to_string(today) && still_lifted(pack, waiver.rule, waiver.role);
                     waiver.uses = uses_of(store.db(), waiver, integer(row[10]));
                     out.push_back(std::move(waiver));
                   });
  return out;
}

Waiver grant_waiver(Store& store, const Grant& grant, const Clerk& clerk) {
  Waiver granted;
  store.write(grant.dry_run, [&] {
    const auto today = store.zone().date_of(clerk.at);
    const auto& rule = rule_named(store.policy().pack(), grant.rule);
    check_end(grant.until, today);
    const auto concerned = store.person(grant.person);
    const auto by = answering(store, grant.by, clerk);
    entitled(approvers(store, rule.waivable_by, concerned, today), by, rule.waivable_by, concerned);
    for (const auto& each : waivers(store, concerned.id, today))
      if (each.lives && each.rule == rule.id && each.until >= grant.until)
        throw Error(say("the waiver {0} lifts `{1}` for {2} until {3} already", each.id, rule.id, concerned.name, each.until), Failure::conflict);
    Json event;
    event.set("person", concerned.id).set("rule", rule.id).set("role", rule.waivable_by).set("until", grant.until).set("by", by.id);
    granted = waiver_of(store, append_noted(store, "waiver.grant", event, concerned, grant.because, clerk), today);
  });
  return granted;
}

Waiver revoke_waiver(Store& store, std::int64_t id, const std::string& because, const Clerk& clerk, bool dry_run) {
  Waiver revoked;
  store.write(dry_run, [&] {
    const auto today = store.zone().date_of(clerk.at);
    const auto before = waiver_of(store, id, today);
    if (!before.revoked.empty()) throw Error(say("the waiver {0} was revoked on {1}", id, before.revoked), Failure::conflict);
    if (before.until < to_string(today)) throw Error(say("the waiver {0} ended on {1}", id, before.until), Failure::conflict);
    const auto concerned = store.person(integer(store.db().row("SELECT person FROM waiver WHERE id = $1", {id}).at(0)));
    append_noted(store, "waiver.revoke", Json().set("waiver", id).set("person", concerned.id), concerned, because, clerk);
    revoked = waiver_of(store, id, today);
  });
  return revoked;
}

}  // namespace corner::store
