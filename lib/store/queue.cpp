#include "store/queue.hpp"

#include <fmt/format.h>

#include <set>

#include "core/words.hpp"
#include "desk/queue.hpp"
#include "store/approvals.hpp"
#include "store/codes.hpp"
#include "store/kits.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"
#include "store/shelf.hpp"

namespace corner::store {
namespace {

using desk::State;
using policy::Service;

/// Who is served next, and who of those before is passed over.
struct Turn {
  Request request;
  std::vector<std::int64_t> passed_over;
};

/// The key of a place in the order.
using Key = std::pair<std::int64_t, std::int64_t>;

/// Calls `each` for those who are awake behind `from` and want one of `sites` or any, in the order of serving, until it says false;
/// with no sites, for all of them.
void each_waiting(Store& store, const std::string& service, const std::vector<std::string>& sites, const Key& from,
                  const std::function<bool(const Row&)>& each) {
  constexpr std::int64_t block = 32;
  Row parameters{service, from.first, from.second, block};
  std::string known = sites.empty() ? "" : "AND (wanted_at IS NULL";
  for (const auto& site : sites) {
    parameters.emplace_back(site);
    known += fmt::format(" OR wanted_at = ${}", parameters.size());
  }
  if (!sites.empty()) known += ") ";
  while (true) {
    const auto rows = store.db().rows("SELECT rank, id, wanted_at, person, passed_over FROM request WHERE service = $1 AND state = 'waiting' "
                                      "AND asleep = 0 AND (rank, id) > ($2, $3) " + known + "ORDER BY rank, id LIMIT $4",
                                      parameters);
    for (const auto& row : rows)
      if (!each(row)) return;
    if (rows.size() < static_cast<std::size_t>(block)) return;
    parameters[1] = rows.back()[0];
    parameters[2] = rows.back()[1];
  }
}

Json numbers(const std::vector<std::int64_t>& list) {
  Json out{Json::List()};
  for (const auto each : list) out.push(each);
  return out;
}

/// Whom the search for the next turn has found to be unable to take anything, and from where it goes on.
struct Search {
  std::string site;                ///< where the thing lies; "" = anywhere
  std::vector<std::string> sites;  ///< where it can be handed over
  Key from{-2, 0};
  std::set<std::int64_t> unservable = {};
};

/// Those whose turn it may be, as far as the order must be read to know.
std::vector<desk::Waiting> candidates(Store& store, const std::string& service, const Search& search, const desk::Queue& queue) {
  std::vector<desk::Waiting> out;
  each_waiting(store, service, search.sites, search.from, [&](const Row& row) {
    const auto id = integer(row[1]);
    if (search.unservable.contains(id)) return true;
    const auto& wanted = text(row[2]);
    // Who had a promise comes before all classes.
    out.push_back({id, static_cast<std::size_t>(integer(row[0]) + 1), wanted,
                   wanted.empty() ? store.person(integer(row[3])).attribute("site") : std::string(), false, static_cast<int>(integer(row[4]))});
    const bool local = (wanted.empty() ? out.back().own : wanted) == search.site;
    return queue.local_first && !local;
  });
  return out;
}

/// What they could have now. Who may borrow nothing keeps the place; for whom the days are over there is nothing.
std::optional<Spot> spot_for(Store& store, const Request& request, const Service& service, Instant at) {
  const auto today = store.zone().date_of(at);
  if (service.loan && !suspended_until(store, request.person, to_string(today)).empty()) return std::nullopt;
  const auto days = days_of(store.policy().pack(), service, request, today);
  if (!days.until.empty() && days.until < to_string(today)) return std::nullopt;
  const auto own = store.person(request.person).attribute("site");
  return find_spot(store.db(), store.policy().pack(), {service, request.wanted_at, own, "", days.starts, days.until}, today);
}

/// Whether they could have what lies at `site` ("": anything), in kits as a whole.
bool could_have(Store& store, const Request& request, const Service& service, const std::string& site, Instant at) {
  if (!spot_for(store, request, service, at)) return false;
  if (site.empty() || service.stock == policy::Stock::kit) return true;
  const auto today = store.zone().date_of(at);
  const auto days = days_of(store.policy().pack(), service, request, today);
  const bool sent = store.policy().pack().desk.transfer && service.stock == policy::Stock::unit && days.starts.empty();
  if (!sent && !request.wanted_at.empty() && request.wanted_at != site) return false;
  return choose(store.db(), {service, site, "", "", days.starts, days.until}, today).has_value();
}

/// On its way into the state: where its thing is, and its days. True when its first day came while it waited.
bool set_days(Store& store, Json& event, const Request& request, const Service& service, const Spot& spot, const Clerk& clerk) {
  const auto days = days_of(store.policy().pack(), service, request, store.zone().date_of(clerk.at));
  if (request.until.empty()) event.set_if("until", days.until);
  const bool begins = !request.starts.empty() && days.starts.empty();
  if (begins) event.set("site", spot.site).set_if("unit", spot.unit);
  else set_spot(store, event, spot, request.until.empty() ? days.until : request.until, clerk);
  return begins;
}

/// Whose turn it is for a thing of that service.
std::optional<Turn> turn_for(Store& store, const Service& service, Search search, Instant at) {
  const auto& pack = store.policy().pack();
  auto queue = pack.desk.queue;
  queue.local_first = queue.local_first && !search.site.empty();
  while (true) {
    const auto turn = desk::next_turn(candidates(store, service.id, search, queue), search.site, queue, pack.desk.transfer || search.site.empty());
    if (!turn) return std::nullopt;
    auto request = store.request(turn->id);
    if (could_have(store, request, service, search.site, at)) {
      auto passed_over = turn->passed_over;
      std::erase_if(passed_over, [&](std::int64_t id) { return !could_have(store, store.request(id), service, search.site, at); });
      return Turn{std::move(request), std::move(passed_over)};
    }
    // Their days may not fit with what is promised already: the next one's may.
    search.unservable.insert(turn->id);
    if (!queue.local_first) search.from = {request.rank, request.id};
  }
}

bool before(const Turn& one, const std::optional<Turn>& other) {
  return !other || std::pair(one.request.rank, one.request.id) < std::pair(other->request.rank, other->request.id);
}

std::optional<Turn> next_turn(Store& store, const Service& service, Instant at) {
  const auto& pack = store.policy().pack();
  const std::string waits = "SELECT 1 FROM request WHERE service = $1 AND state = 'waiting' AND asleep = 0 ";
  if (store.db().row(waits + "LIMIT 1", {service.id}).empty()) return std::nullopt;
  // Who waits for certain days may have what is promised for others, or is not back yet.
  const bool dated = service.loan || !store.db().row(waits + "AND (starts IS NOT NULL OR until IS NOT NULL) LIMIT 1", {service.id}).empty();
  const auto today = store.zone().date_of(at);
  const auto there = dated ? stocked_by_site(store.db(), pack, service, today) : free_by_site(store.db(), pack, service, today);
  const auto sites = sites_for(store.db(), pack, service, today);
  // What is promised from a day on is free for nobody for good, and yet may be sent to whoever has it until then.
  const bool anywhere = pack.desk.transfer && (service.stock == policy::Stock::unit || dated);
  std::optional<Turn> next;
  for (const auto& [site, many] : there) {
    const auto reached = anywhere ? std::vector<std::string>() : pack.desk.transfer && !sites.empty() ? sites : std::vector{site};
    if (auto turn = turn_for(store, service, {site, reached}, at); turn && before(*turn, next)) next = std::move(turn);
  }
  if (!next && (dated || (there.empty() && !sites.empty()))) next = turn_for(store, service, {"", {}}, at);
  return next;
}

/// The service itself, and the kits that it is a part of.
std::vector<const Service*> served_by(const policy::Pack& pack, const std::string& id) {
  std::vector<const Service*> out;
  for (const auto& service : pack.services)
    if (service.id == id || service.parts.contains(id)) out.push_back(&service);
  return out;
}

// Facts that were given at the counter hold when the turn comes; the rest is read anew.
void keep_given(const Json& record, Order& order) {
  if (!record["facts"].is_object()) return;
  for (const auto& [name, fact] : record["facts"].object())
    if (fact["source"].is_text() && fact["source"].text() == "given") order.facts.emplace_back(name, fact["value"].text());
}

/// Decides again; of a part of a kit, which was decided with it, nothing.
Json decide_again(Store& store, const Request& request, const Service& service, const std::string& because, Instant at) {
  if (request.kit != 0) return Json().set("outcome", "permit");
  Order order;
  order.because = because;
  keep_given(store.record(request.id), order);
  return store.consider(store.person(request.person), service, order, at, request.id);
}

/// What becomes of it now that it is decided again: nobody else is to be asked, and something is free or not.
State settled(const Request& request, const Service& service, const std::string& outcome, bool others, bool spot) {
  if (outcome != "permit" && outcome != "approval") return State::refused;
  if (others) return request.state == State::awaiting_approval ? State::awaiting_approval : State::refused;
  return spot || service.stock == policy::Stock::none ? State::reserved : State::waiting;
}

Served serve(Store& store, const Request& request, const Service& service, const std::vector<std::int64_t>& passed_over, const Clerk& clerk) {
  const auto because = store.because(request.id);
  const auto record = decide_again(store, request, service, because, clerk.at);
  const auto& outcome = record["outcome"].text();
  const auto others = outcome == "approval" ? still_to_ask(store, request.id, record) : std::vector<std::string>();
  const auto spot = service.stock == policy::Stock::none ? std::nullopt : spot_for(store, request, service, clerk.at);
  const auto state = settled(request, service, outcome, !others.empty(), spot.has_value());
  const auto text_of_record = corner::write(record);
  Json event;
  event.set("request", request.id).set("outcome", outcome).set("state", desk::code(state));
  if (record["by_default"] == Json(true)) event.set("by_default", true);
  if (request.kit == 0) event.set("digest", digest_of(store.person(request.person).key, text_of_record, because));
  const bool begins = state == State::reserved && spot && set_days(store, event, request, service, *spot, clerk);
  if (state == State::reserved && !spot) event.set_if("site", request.wanted_at);
  if (state == State::reserved && !passed_over.empty()) event.set("passed_over", numbers(passed_over));
  if (state == State::awaiting_approval) event.set("approvers", others);
  const auto code = state == State::reserved && request.kit == 0 ? give_code(store, event, store.person(request.person), clerk) : "";
  const auto seq = store.append("serve", event, clerk);
  keep_code(store, request.id, code);
  if (begins) store.append("shelve", Json().set("request", request.id).set_if("hold_until", spot->there() ? hold_until(store, service.id, spot->site, request.until, clerk) : ""), clerk);
  if (request.kit == 0)
    store.db().run("INSERT INTO decision_data (seq, record, because) VALUES ($1, $2, $3)", {seq, text_of_record, text_or_null(because)});
  const bool set_aside = state == State::reserved && spot;
  if (set_aside) take_parts(store, request.id, *spot, clerk);
  if (set_aside && request.state == State::waiting)
    tell(store, request.person, request.id, spot->there() ? "on-shelf" : "sent-for", clerk);
  const auto now = store.request(request.id);
  return {now.id, now.name, service.id, now.state, now.unit, now.site, set_aside ? spot->from : std::string(), now.hold_until};
}

}  // namespace

Served serve(Store& store, const Request& request, const Service& service, const Clerk& clerk) {
  return serve(store, request, service, {}, clerk);
}

std::vector<Served> serve_queue(Store& store, const std::string& id, const Clerk& clerk) {
  std::vector<Served> served;
  const auto services = served_by(store.policy().pack(), id);
  while (true) {
    std::optional<Turn> next;
    const Service* of = nullptr;
    for (const auto* service : services)
      if (auto turn = next_turn(store, *service, clerk.at); turn && before(*turn, next)) {
        next = std::move(turn);
        of = service;
      }
    if (!next) return served;
    served.push_back(serve(store, next->request, *of, next->passed_over, clerk));
  }
}

std::vector<Request> waiting(Store& store, const std::string& service) {
  std::vector<Request> out;
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE state = 'waiting' AND $1 IN ('', service) ORDER BY service, rank, id", {service}))
    out.push_back(store.request(integer(row[0])));
  return out;
}

std::int64_t ahead_of(Store& store, const Request& request) {
  return integer(store.db().row("SELECT count(*) FROM request WHERE service = $1 AND state = 'waiting' AND asleep = 0 AND (rank, id) < ($2, $3)",
                                {request.service, request.rank, request.id}).at(0));
}

Done done_of(const Served& served) {
  const auto thing = served.unit.empty() ? served.service : served.unit;
  return {"serve", served.request, served.person,
          served.state == State::refused
              ? say("{0} ({1}, request {2}) leaves the queue: the rules no longer allow it.", served.person, served.service, served.request)
              : say("Next in the queue: {0} ({1}, request {2}) — {3} is reserved for them.", served.person, served.service, served.request, thing)};
}

void wake_places(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = to_string(store.zone().date_of(clerk.at));
  for (const auto& row : store.db().rows("SELECT id FROM request WHERE state = 'waiting' AND asleep = 1 AND wake_on <= $1 ORDER BY id", {today})) {
    const auto request = store.request(integer(row[0]));
    store.append("queue.wake", Json().set("request", request.id), clerk);
    done.push_back({"wake", request.id, request.name, say("{0} (request {1}) waits again: the suspension is over.", request.name, request.id)});
  }
}

void serve_queues(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  std::vector<std::string> services;
  store.db().query("SELECT DISTINCT service FROM request WHERE state = 'waiting' ORDER BY service", {},
                   [&](const Row& row) { services.push_back(text(row[0])); });
  for (const auto& service : services)
    for (const auto& each : serve_queue(store, service, clerk)) done.push_back(done_of(each));
}

}  // namespace corner::store
