// The counter's moves after a request: collect, return, cancel.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/choose.hpp"
#include "store/due.hpp"
#include "store/kits.hpp"
#include "store/promises.hpp"
#include "store/shelf.hpp"
#include "store/queue.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

using desk::State;

constexpr auto select_request =
    "SELECT r.id, r.batch, r.person, r.service, r.category, r.stock, r.outcome, r.wanted_at, r.site, r.unit, r.asked, "
    "r.collected, r.closed, r.state, d.number, d.name, r.kit, r.starts, r.until, a.starts, r.rank, r.asleep, r.passed_over, "
    "r.shelved, r.hold_until, r.renewals, r.due, r.due_why, r.wake_on, a.adviser FROM request r LEFT JOIN person_data d ON d.id = r.person "
    "LEFT JOIN appointment a ON a.request = r.id AND a.stands = 1 ";

Request request_of(const Row& row) {
  return {.id = integer(row[0]),
          .batch = integer(row[1]),
          .person = integer(row[2]),
          .service = text(row[3]),
          .category = text(row[4]),
          .stock = text(row[5]),
          .outcome = text(row[6]),
          .wanted_at = text(row[7]),
          .site = text(row[8]),
          .unit = text(row[9]),
          .asked = text(row[10]),
          .collected = text(row[11]),
          .closed = text(row[12]),
          .state = desk::state_of(text(row[13])),
          .number = text(row[14]),
          .name = text(row[15]),
          .kit = integer(row[16]),
          .starts = text(row[17]),
          .until = text(row[18]),
          .slot = text(row[19]),
          .rank = integer(row[20]),
          .asleep = integer(row[21]) != 0,
          .passed_over = integer(row[22]),
          .shelved = text(row[23]),
          .hold_until = text(row[24]),
          .renewals = integer(row[25]),
          .due = text(row[26]),
          .due_why = text(row[27]),
          .wake_on = text(row[28]),
          .adviser = integer(row[29])};
}

bool all_digits(const std::string& text) {
  return !text.empty() && text.size() < 18 && text.find_first_not_of("0123456789") == std::string::npos;
}

Error not_allowed(const Request& request, const std::string& kind) {
  const auto now = standing(request.state);
  if (kind == "collect")
    return Error(say("request {0} cannot be collected: {1}", request.id, now), Failure::conflict);
  return Error(say("request {0} cannot be cancelled: {1}", request.id, now), Failure::conflict);
}

}  // namespace

Request Store::request(std::int64_t id) {
  const auto row = db_->row(std::string(select_request) + "WHERE r.id = $1", {id});
  if (row.empty()) throw Error(say("there is no request {0}", id));
  return request_of(row);
}

std::vector<Request> Store::requests_of(std::int64_t person) {
  std::vector<Request> out;
  db_->query(std::string(select_request) + "WHERE r.person = $1 ORDER BY r.id", {person},
             [&](const Row& row) { out.push_back(request_of(row)); });
  return out;
}

std::vector<Request> Store::in_state(State state, const std::string& site) {
  std::vector<Request> out;
  // The state stands in the text, not as a parameter, so that its partial index serves.
  db_->query(std::string(select_request) + "WHERE r.state = '" + desk::code(state) +
                 "' AND ($1 = '' OR coalesce(r.site, r.wanted_at, $1) = $1) ORDER BY " +
                 (state == State::waiting ? "r.service, r.rank, r.id" : "r.id"),
             {site}, [&](const Row& row) { out.push_back(request_of(row)); });
  return out;
}

std::int64_t Store::find_held(const std::string& what, State state) {
  const bool marked = what.starts_with('#');
  const auto number = what.substr(marked ? 1 : 0);
  const bool asked = all_digits(number) && !db_->row("SELECT 1 FROM request WHERE id = $1", {std::int64_t{std::stoll(number)}}).empty();
  const auto named = marked ? std::nullopt : unit(what);
  // A scanner types the one, a person the other: nobody can tell which was meant.
  if (asked && named)
    throw Error(say("`{0}` is the number of a request and of a unit: write `#{0}` for the request, or the number of the unit's request", number),
                Failure::conflict);
  if (asked) return std::stoll(number);
  const auto row = db_->row("SELECT id FROM request WHERE unit = $1 AND state IN ('reserved', 'collected') "
                            "ORDER BY state <> $2, coalesce(starts, ''), id LIMIT 1",
                            {what, std::string(desk::code(state))});
  if (!row.empty()) return integer(row[0]);
  if (named && named->state == "lost" && state == State::collected)
    if (const auto lost = db_->row("SELECT max(id) FROM request WHERE unit = $1 AND state = 'lost'", {what}); !is_null(lost.at(0)))
      return integer(lost[0]);
  if (named)
    throw Error(state == State::reserved ? say("the unit `{0}` is promised to nobody", what)
                                         : say("the unit `{0}` is in nobody's hands", what),
                Failure::conflict);
  throw Error(say("`{0}` is neither a request nor an inventory number", what));
}

/// Throws Error (Failure::conflict) when what was promised is at another site, or on the road.
static void check_there(Store& store, const Request& request) {
  const auto unit = request.unit.empty() ? std::nullopt : store.unit(request.unit);
  if (!unit) return;
  if (unit->state == "transit")
    throw Error(say("the unit `{0}` is on the road to `{1}`: `corner transfer receive {0}` takes it in", unit->inventory_number, unit->bound_for),
                Failure::conflict);
  if ((unit->state == "reserved" || unit->state == "in-stock") && unit->site != request.site)
    throw Error(say("the unit `{0}` is at `{1}`, and promised at `{2}`: send it, or `corner reservation site {3} {1}`", unit->inventory_number,
                    unit->site, request.site, request.kit == 0 ? request.id : request.kit),
                Failure::conflict);
}

/// A kit is handed over piece by piece, but not before all that is promised of it lies there, as the desk's screen has it.
static void check_whole(Store& store, const Request& request) {
  if (request.kit == 0) return;
  for (const auto& part : parts_of(store, request.kit))
    if (part.state == State::reserved && !lies_there(store, part))
      throw Error(say("request {0} is part of a kit that is not together: {1} of it does not lie there", request.id, part.unit), Failure::conflict);
}

Moved Store::move(const std::string& what, State from, const std::string& kind, Json payload, const Clerk& clerk,
                  bool dry_run, const std::function<Json(const Request&)>& first) {
  Moved moved;
  write(dry_run, [&] {
    const auto before = request(find_held(what, from));
    const auto allowed = [&](const Request& each) {
      return kind == "cancel" ? desk::after(each.state, desk::Move::cancel).has_value() : each.state == from;
    };
    auto all = parts_of(*this, before.id);
    std::erase_if(all, [&](const Request& part) { return !allowed(part) || part.state == State::collected; });
    if (all.empty() && kind == "collect" && before.state == from && !parts_of(*this, before.id).empty())
      throw Error(say("request {0} cannot be collected: {1}", before.id, standing(State::waiting)), Failure::conflict);
    if (all.empty()) all.push_back(before);
    for (const auto& each : all) {
      if (!allowed(each)) throw not_allowed(each, kind);
      if (kind == "collect" && payload["unit"].is_null()) check_there(*this, each);
    }
    if (kind == "collect" && payload["unit"].is_null()) check_whole(*this, all.front());
    if (kind == "collect") payload.set_if("basis", basis_of(policy().pack(), person(before.person)));
    Json met = first ? first(all.front()) : Json();
    for (const auto& each : all) {
      if (kind == "collect") begin(*this, each, !payload["unit"].is_null() && payload["unit"].text() != each.unit, clerk);
      auto event = payload;
      append(kind, event.set("request", each.id).set_if("met", std::exchange(met, Json())), clerk);
    }
    settle_kit(*this, before.kit == 0 ? before.id : before.kit, clerk);
    moved.request = request(before.id);
    for (const auto& each : all)
      if (kind != "collect" || request(each.id).unit != each.unit)
        for (auto& served : serve_queue(*this, each.service, clerk)) moved.served.push_back(std::move(served));
  });
  return moved;
}

Moved Store::collect(const std::string& what, const std::string& other, const Clerk& clerk, bool dry_run,
                     const std::function<Json(const Request&)>& first) {
  Json payload{Json::Object()};
  if (!other.empty()) {
    const auto promised = request(find_held(what, State::reserved));
    const auto handed = unit_named(*this, other);
    if (handed.service != promised.service)
      throw Error(say("the unit `{0}` is a `{1}`, and `{2}` was granted", other, handed.service, promised.service),
                  Failure::conflict);
    const auto* service = policy().pack().service(promised.service);
    const bool free = service != nullptr && choose(*db_, {*service, "", "", other, "", promised.until}, zone().date_of(clerk.at));
    if (other != promised.unit && handed.state == "in-stock" && !free)
      throw Error(say("the unit `{0}` cannot be handed over: it is promised to somebody on these days, or has to be wiped", other), Failure::conflict);
    if (other != promised.unit && handed.state != "in-stock")
      throw Error(say("the unit `{0}` cannot be handed over: {1}", other, standing(handed)), Failure::conflict);
    payload.set("unit", other);
  }
  return move(what, State::reserved, "collect", payload, clerk, dry_run, first);
}

Moved Store::cancel(std::int64_t id, const Clerk& clerk, bool dry_run) {
  request(id);  // what is cancelled has a number and nothing else
  return move("#" + std::to_string(id), State::reserved, "cancel", Json(Json::Object()), clerk, dry_run);
}

Json Store::record(std::int64_t id) {
  const auto row = db_->row("SELECT dd.record FROM decision d JOIN decision_data dd ON dd.seq = d.seq "
                            "WHERE d.request = $1 ORDER BY d.seq DESC LIMIT 1", {id});
  return row.empty() ? Json() : parse_json(text(row[0]), "decision_data");
}

std::string Store::because(std::int64_t id) {
  const auto row = db_->row("SELECT because FROM decision_data WHERE seq = $1", {id});
  return row.empty() ? "" : text(row[0]);
}

}  // namespace corner::store
