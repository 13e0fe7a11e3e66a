// Requests: decided on facts read in the same write as the reservation they lead to.
#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/value.hpp"
#include "store/approvals.hpp"
#include "store/choose.hpp"
#include "store/codes.hpp"
#include "store/facts.hpp"
#include "store/kits.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"
#include "store/queue.hpp"
#include "store/shelf.hpp"
#include "store/slots.hpp"
#include "store/standing.hpp"
#include "store/waivers.hpp"

namespace corner::store {
namespace {

using desk::State;

State undecided(const std::string& outcome) {
  if (outcome == "approval") return State::awaiting_approval;
  return outcome == "undetermined" ? State::undetermined : State::refused;
}

const policy::Service& service_named(const policy::Pack& pack, const std::string& id) {
  if (const auto* service = pack.service(id)) return *service;
  std::vector<std::string> known;
  for (const auto& each : pack.services) known.push_back(each.id);
  const auto guess = did_you_mean(id, known);
  throw Error(guess.empty() ? say("the catalogue has no service `{0}`; `corner catalogue` lists them", id)
                            : say("the catalogue has no service `{0}`; {1}", id, guess),
              Failure::usage);
}

// What was asked with a key, so that the same key for something else is noticed.
std::string question_digest(const Order& order, const Person& person) {
  std::string bytes;
  for (const auto& service : order.services) append_field(bytes, service);
  if (order.quantity != 1) append_field(bytes, "quantity=" + std::to_string(order.quantity));
  append_field(bytes, order.site);
  for (const auto& [name, said] : {std::pair("unit", &order.unit), std::pair("from", &order.from), std::pair("until", &order.until),
                                   std::pair("slot", &order.slot), std::pair("adviser", &order.adviser)})
    if (!said->empty()) append_field(bytes, std::string(name) + " " + *said);
  for (const auto& [name, value] : order.facts) append_field(bytes, name + "=" + value);
  return digest_of(person.key, bytes, order.because);
}

// One unit is asked for with one service, its own.
void check_unit(Store& store, const Order& order) {
  if (order.unit.empty()) return;
  if (order.services.size() != 1) throw Error(tr("`--unit` is asked for with one service"), Failure::usage);
  const auto unit = unit_named(store, order.unit);
  if (unit.service != order.services.front())
    throw Error(say("the unit `{0}` is a `{1}`, and `{2}` is asked for", order.unit, unit.service, order.services.front()), Failure::usage);
}

Error not_free(const Unit& unit, const Answer& answer) {
  const auto& number = unit.inventory_number;
  if (!answer.next.empty())
    return Error(say("the unit `{0}` is not free on all of these days; for as long it is from {1} on", number, answer.next), Failure::conflict);
  return Error(unit.state == "in-stock" ? say("the unit `{0}` is not free on all of these days: it is promised to somebody, or has to be wiped", number)
                                        : say("the unit `{0}` is not free on all of these days: {1}", number, standing(unit)),
               Failure::conflict);
}

// The class in the queue, by what was decided on.
std::int64_t rank_of(const policy::Pack& pack, const Json& record) {
  if (pack.queue_classes.empty()) return 0;
  std::vector<policy::Value> values;
  for (const auto& fact : pack.facts) {
    const auto& value = record["facts"][fact.name]["value"];
    values.push_back(policy::parse_value(fact, value.is_null() ? std::string() : value.text()));
  }
  return static_cast<std::int64_t>(pack.queue_rank(values));
}

// Where a unit must be sent from first, to be handed over at `site`; "" when it is there.
std::string sent_from(Store& store, const std::string& unit, const std::string& site) {
  const auto found = unit.empty() ? std::nullopt : store.unit(unit);
  return found && found->site != site ? found->site : "";
}

// What the event set aside for whoever asked.
void add_thing(Store& store, Answer& answer, const Json& event) {
  const auto text_at = [&](const char* name) { return event[name].is_null() ? std::string() : event[name].text(); };
  answer.site = text_at("site");
  answer.unit = text_at("unit");
  answer.hold_until = text_at("hold_until");
  answer.from = event["shelved"].is_null() && event["starts"].is_null() ? sent_from(store, answer.unit, answer.site) : "";
  if (const auto found = answer.unit.empty() ? std::nullopt : store.unit(answer.unit)) answer.model = found->model;
  for (const auto& part : parts_of(store, answer.id))
    answer.parts.push_back({part.id, part.service, part.unit, part.site, part.shelved.empty() ? sent_from(store, part.unit, part.site) : ""});
}

void add_appointment(Answer& answer, const Appointment& appointment) {
  answer.slot = to_string(appointment.from);
  answer.site = appointment.site;
  answer.adviser = appointment.adviser ? appointment.adviser->name : "";
}

}  // namespace

policy::Question Store::question(const Person& person, const policy::Service& service, const Order& order, Instant at,
                                 std::int64_t except) {
  policy::Question question;
  question.service = service.id;
  question.at = at;
  question.on = zone().date_of(at);
  question.reads = read_facts(policy().pack(),
                              {person, past_of(person.id), service, order.facts, !order.because.empty(), question.on, except});
  if (auto rules = lifted(*db_, policy().pack(), person.id, question.on); !rules.empty()) question.waived = std::move(rules.begin()->second);
  return question;
}

Json Store::consider(const Person& person, const policy::Service& service, const Order& order, Instant at, std::int64_t except) {
  return policy::record(policy(), version(), question(person, service, order, at, except));
}

void Store::take_one(const Order& order, const policy::Service& service, const Answer* tried, Answers& answers,
                     const Clerk& clerk) {
  Answer answer;
  std::optional<Spot> spot;
  answer.id = next_seq();
  answer.service = service.id;
  const auto days = days_of(policy().pack(), service, order, zone().date_of(clerk.at));
  answer.starts = days.starts;
  answer.until = days.until;
  answer.record = tried ? tried->record : consider(answers.person, service, order, clerk.at);
  const auto& outcome = answer.record["outcome"].text();
  if (tried && (outcome == "permit" || outcome == "approval")) {  // another part of the request was not granted
    answer.state = State::not_taken;
  } else if (outcome != "permit") {
    answer.state = undecided(outcome);
  } else if (service.stock == policy::Stock::none) {
    answer.state = State::reserved;
    spot = Spot{.service = service.id, .site = order.site};
  } else {
    // Who waits already may want another site: a free unit that none of them can have is not kept from this one.
    const Wish wish{service, order.site, answers.person.attribute("site"), order.unit, answer.starts, answer.until};
    spot = find_spot(*db_, policy().pack(), wish, zone().date_of(clerk.at));
    if (!spot && service.stock != policy::Stock::kit) answer.next = next_start(*db_, wish, zone().date_of(clerk.at));
    if (!spot && !order.unit.empty()) throw not_free(unit_named(*this, order.unit), answer);
    answer.state = spot ? State::reserved : State::waiting;
  }

  const auto record = corner::write(answer.record);
  Json event;
  event.set("batch", answers.list.empty() ? answer.id : answers.list.front().id).set("person", answers.person.id);
  event.set("service", service.id).set("category", service.category).set("stock", std::string(encode(policy::stock_codes, service.stock)));
  event.set("outcome", outcome).set("state", desk::code(answer.state));
  if (answer.record["by_default"].boolean()) event.set("by_default", true);
  event.set("digest", digest_of(answers.person.key, record, order.because));
  event.set_if("wanted_at", order.site);
  if (spot && service.stock == policy::Stock::none) event.set_if("site", spot->site);
  else if (spot) set_spot(*this, event, *spot, answer.until, clerk);
  if (const auto rank = rank_of(policy().pack(), answer.record); rank != 0) event.set("rank", rank);
  // A loan that waits and names no days begins on the day on which it is served.
  const bool open = answer.state != State::reserved && order.until.empty() && answer.starts.empty();
  event.set_if("starts", answer.starts).set_if("until", open ? "" : answer.until);
  if (answer.state == State::awaiting_approval) event.set("approvers", in_order(policy().pack(), answer.record["approvers"].texts()));
  if (service.price) event.set("price", service.price->value);
  if (!order.key.empty() && answers.list.empty())
    event.set("key", hex(sha256(order.key))).set("question", question_digest(order, answers.person));
  const auto code = answer.state == State::reserved ? give_code(*this, event, answers.person, clerk) : "";
  append("request", event, clerk);
  if (!code.empty()) keep_code(*this, answer.id, code);
  db_->run("INSERT INTO decision_data (seq, record, because) VALUES ($1, $2, $3)", {answer.id, record, text_or_null(order.because)});
  if (spot) take_parts(*this, answer.id, *spot, clerk);
  // Whoever is told at once needs no notice, but for the code, which is nowhere else.
  if (!code.empty() && spot->there() && service.stock != policy::Stock::none) tell(*this, answers.person.id, answer.id, "on-shelf", clerk);
  if (answer.state == State::awaiting_approval) ask(*this, answer.id, clerk);
  if (answer.state == State::reserved) add_thing(*this, answer, event);
  if (answer.state == State::waiting) answer.ahead = ahead_of(*this, Store::request(answer.id));
  answers.list.push_back(std::move(answer));
}

// With answers that were tried and undone, those are written down, and nothing is taken.
void Store::take(const Order& order, Answers& answers, const std::vector<Answer>& tried, const Clerk& clerk) {
  answers.list.clear();
  for (const auto& id : order.services)
    for (int i = 0; i < order.quantity; ++i)
      take_one(order, service_named(policy().pack(), id), tried.empty() ? nullptr : &tried[answers.list.size()], answers, clerk);
}

std::optional<Answers> Store::first_answer(const Order& order, const Person& person) {
  const auto row = db_->row("SELECT batch, question FROM request_key WHERE key = $1", {hex(sha256(order.key))});
  if (row.empty()) return std::nullopt;
  if (text(row[1]) != question_digest(order, person))
    throw Error(say("the key `{0}` was used for another request: choose a new one", order.key), Failure::conflict);
  Answers answers{person, {}, true};
  // The first outcome, as the journal has it; what became of it since is `corner explain`'s to tell.
  db_->query("SELECT j.seq, j.payload, d.record FROM request r JOIN journal j ON j.seq = r.id "
             "LEFT JOIN decision_data d ON d.seq = r.id WHERE r.batch = $1 AND r.kit IS NULL ORDER BY r.id",
             {row[0]}, [&](const Row& each) {
               const auto event = parse_json(text(each[1]), "journal");
               Answer answer;
               answer.id = integer(each[0]);
               answer.service = event["service"].text();
               answer.record = is_null(each[2]) ? Json() : parse_json(text(each[2]), "decision_data");
               answer.state = desk::state_of(event["state"].text());
               if (event["starts"].is_text()) answer.starts = event["starts"].text();
               if (event["until"].is_text()) answer.until = event["until"].text();
               if (answer.state == State::reserved) add_thing(*this, answer, event);
               if (const auto first = appointment_of(*this, answer.id)) add_appointment(answer, *first);
               answers.list.push_back(std::move(answer));
             });
  return answers;
}

Answers Store::request(const Order& order, const Clerk& clerk) {
  Answers answers;
  write(order.dry_run, [&] {
    const auto asking = person(order.person);
    if (!order.key.empty())
      if (auto first = first_answer(order, asking)) {
        answers = std::move(*first);
        return;
      }
    check_site(*this, order.site);
    check_unit(*this, order);
    check_suspension(*this, asking, order, zone().date_of(clerk.at));
    answers.person = asking;
    std::vector<Answer> tried;
    if (order.services.size() * static_cast<std::size_t>(order.quantity) > 1 && !order.partial) {
      db_->tentatively([&] { take(order, answers, {}, clerk); });
      const bool all = std::ranges::all_of(answers.list, [](const Answer& answer) {
        return answer.state != State::refused && answer.state != State::undetermined;
      });
      if (!all) tried = answers.list;
    }
    take(order, answers, tried, clerk);
    if (!order.slot.empty())
      for (auto& answer : answers.list)
        if (answer.state == State::reserved)
          add_appointment(answer, book(*this, Store::request(answer.id), {.when = order.slot, .adviser = order.adviser}, clerk));
  });
  return answers;
}

}  // namespace corner::store
