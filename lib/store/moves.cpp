// The counter's moves after a request: collect, return, cancel; and the queue that they serve.
#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "policy/record.hpp"
#include "store/approvals.hpp"
#include "store/choose.hpp"
#include "store/codes.hpp"
#include "store/due.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"
#include "store/promises.hpp"
#include "store/standing.hpp"
#include "store/store.hpp"

namespace corner::store {
namespace {

using desk::State;

constexpr auto select_request =
    "SELECT r.id, r.batch, r.person, r.service, r.category, r.stock, r.outcome, r.wanted_at, r.site, r.unit, r.asked, "
    "r.collected, r.closed, r.state, d.number, d.name, r.kit, r.starts, r.until, r.slot, r.rank, r.asleep, r.passed_over, "
    "r.shelved, r.hold_until, r.renewals, r.due, r.due_why FROM request r LEFT JOIN person_data d ON d.id = r.person ";

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
          .due_why = text(row[27])};
}

// Facts that were given at the counter hold when the turn comes; the rest is read anew.
void keep_given(const Json& record, Order& order) {
  if (!record["facts"].is_object()) return;
  for (const auto& [name, fact] : record["facts"].object())
    if (fact["source"].is_text() && fact["source"].text() == "given") order.facts.emplace_back(name, fact["value"].text());
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
                 "' AND ($1 = '' OR coalesce(r.site, r.wanted_at, '') = $1) ORDER BY r.id",
             {site}, [&](const Row& row) { out.push_back(request_of(row)); });
  return out;
}

Served Store::serve(const Request& waiting, const policy::Service& service, const Clerk& clerk) {
  const auto asking = person(waiting.person);
  Order order;
  order.because = because(waiting.id);
  keep_given(record(waiting.id), order);
  Answer answer;
  answer.record = policy::record(policy(), version(), question(asking, service, order, clerk.at, waiting.id));
  const auto& outcome = answer.record["outcome"].text();
  const auto others = outcome == "approval" ? still_to_ask(*this, waiting.id, answer.record) : std::vector<std::string>();
  if ((outcome == "permit" || outcome == "approval") && others.empty()) {
    const auto days = days_of(service, waiting, zone().date_of(clerk.at));
    answer.starts = days.starts;
    answer.until = days.until;
    order.site = waiting.wanted_at;
    if (service.stock == policy::Stock::none) answer.site = waiting.wanted_at;
    else reserve(service, order, asking, answer, clerk);
    answer.state = service.stock != policy::Stock::none && answer.site.empty() ? State::waiting : State::reserved;
  } else if (!others.empty() && waiting.state == State::awaiting_approval) {
    answer.state = State::awaiting_approval;
  }

  const auto text_of_record = corner::write(answer.record);
  Json event;
  event.set("request", waiting.id).set("outcome", outcome).set("state", desk::code(answer.state));
  event.set("digest", digest_of(asking.key, text_of_record, order.because));
  event.set_if("site", answer.site).set_if("unit", answer.unit);
  if (answer.state == State::awaiting_approval) event.set("approvers", others);
  if (answer.state == State::reserved && waiting.until.empty()) event.set_if("until", answer.until);
  const auto code = answer.state == State::reserved ? give_code(*this, event, asking, clerk) : "";
  const auto seq = append("serve", event, clerk);
  keep_code(*this, waiting.id, code);
  // Its first day has come while it waited.
  if (answer.state == State::reserved && !waiting.starts.empty() && answer.starts.empty()) append("shelve", Json().set("request", waiting.id), clerk);
  db_->run("INSERT INTO decision_data (seq, record, because) VALUES ($1, $2, $3)",
           {seq, text_of_record, text_or_null(order.because)});
  return {waiting.id, asking.name, service.id, answer.state, answer.unit, answer.site};
}

// First come, first served; who wants a site where nothing is free keeps their place.
std::vector<Served> Store::serve_queue(const std::string& id, const Clerk& clerk) {
  std::vector<Served> served;
  const auto* service = policy().pack().service(id);
  if (service == nullptr) return served;
  for (const auto& row : db_->rows("SELECT id FROM request WHERE service = $1 AND state = 'waiting' ORDER BY rank, id", {id})) {
    const auto waiting = request(integer(row[0]));
    const auto today = zone().date_of(clerk.at);
    if (service->loan && !suspended_until(*this, waiting.person, to_string(today)).empty()) continue;  // keeps the place
    Answer place;
    Order order;
    order.site = waiting.wanted_at;
    const auto days = days_of(*service, waiting, today);
    place.starts = days.starts;
    place.until = days.until;
    reserve(*service, order, person(waiting.person), place, clerk);
    if (!place.site.empty()) served.push_back(serve(waiting, *service, clerk));
    else if (waiting.wanted_at.empty() && days.starts.empty() && days.until.empty()) break;  // nothing is free anywhere
  }
  return served;
}

std::int64_t Store::find_held(const std::string& what, State state) {
  if (all_digits(what) && !db_->row("SELECT 1 FROM request WHERE id = $1", {std::int64_t{std::stoll(what)}}).empty())
    return std::stoll(what);
  const auto row = db_->row("SELECT id FROM request WHERE unit = $1 AND state IN ('reserved', 'collected') "
                            "ORDER BY state <> $2, coalesce(starts, ''), id LIMIT 1",
                            {what, std::string(desk::code(state))});
  if (!row.empty()) return integer(row[0]);
  const auto named = unit(what);
  if (named && named->state == "lost" && state == State::collected)
    if (const auto lost = db_->row("SELECT max(id) FROM request WHERE unit = $1 AND state = 'lost'", {what}); !is_null(lost.at(0)))
      return integer(lost[0]);
  if (named)
    throw Error(state == State::reserved ? say("the unit `{0}` is promised to nobody", what)
                                         : say("the unit `{0}` is in nobody's hands", what),
                Failure::conflict);
  throw Error(say("`{0}` is neither a request nor an inventory number", what));
}

Moved Store::move(const std::string& what, State from, const std::string& kind, Json payload, const Clerk& clerk,
                  bool dry_run, const std::function<Json(const Request&)>& first) {
  Moved moved;
  write(dry_run, [&] {
    const auto before = request(find_held(what, from));
    const bool allowed = kind == "cancel" ? desk::after(before.state, desk::Move::cancel).has_value() : before.state == from;
    if (!allowed) throw not_allowed(before, kind);
    if (kind == "collect") {
      begin(*this, before, clerk);
      payload.set_if("basis", basis_of(policy().pack(), person(before.person)));
    }
    if (first) payload.set_if("met", first(before));
    append(kind, payload.set("request", before.id), clerk);
    moved.request = request(before.id);
    if (kind != "collect" || moved.request.unit != before.unit) moved.served = serve_queue(before.service, clerk);
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
  return move(std::to_string(id), State::reserved, "cancel", Json(Json::Object()), clerk, dry_run);
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
