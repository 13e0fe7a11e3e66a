#include "store/units.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/displace.hpp"
#include "store/kits.hpp"
#include "store/personal.hpp"
#include "store/queue.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

// In whose hands the unit is, in repair or not.
std::optional<Request> held_by(Store& store, const std::string& unit) {
  const auto row = store.db().row("SELECT id FROM request WHERE unit = $1 AND state = 'collected'", {unit});
  return row.empty() ? std::nullopt : std::optional(store.request(integer(row[0])));
}

// What was said goes beside the journal, under the key of the person it concerns.
std::int64_t append_said(Store& store, const std::string& kind, Json event, std::int64_t person, const std::string& said,
                         const Clerk& clerk) {
  if (said.empty()) return store.append(kind, event, clerk);
  event.set("note", note_digest(store.person(person).key, said));
  const auto seq = store.append(kind, event, clerk);
  write_note(store.db(), seq, said);
  return seq;
}

void change(Store& store, const Unit& unit, const std::string& to, const std::optional<Request>& held, const UnitMove& move,
            const std::string& site, const Clerk& clerk) {
  Json event;
  event.set("unit", unit.inventory_number).set("from", unit.state).set("to", to).set_if("site", site);
  if (!held) event.set_if("because", move.because);
  else if (!move.because.empty()) event.set("person", held->person);
  append_said(store, "unit.state", event, held ? held->person : 0, held ? move.because : "", clerk);
}

void need(const Unit& unit, std::initializer_list<std::string_view> states, const char* message) {
  if (std::ranges::find(states, unit.state) == states.end())
    throw Error(say(message, unit.inventory_number, standing(unit)), Failure::conflict);
}

// The steps of every verb: looked at, changed by `work`, and what follows from it.
UnitMoved move_unit(Store& store, const UnitMove& move, const Clerk& clerk,
                    const std::function<void(const Unit&, const std::optional<Request>&)>& work) {
  UnitMoved moved;
  store.write(move.dry_run, [&] {
    const auto before = unit_named(store, move.unit);
    moved.held = held_by(store, move.unit);
    work(before, moved.held);
    moved.unit = unit_named(store, move.unit);
    // What is wiped on the road is on its way to whoever it is promised to.
    if (moved.unit.state == "repair" || moved.unit.state == "retired")
      moved.displaced = displace_promises(store, move.unit, clerk);
    if (moved.unit.state == "in-stock") moved.served = serve_queue(store, moved.unit.service, clerk);
    moved.unit = unit_named(store, move.unit);
  });
  return moved;
}

// Of a loss that was declared, the request is given back.
std::optional<Request> lost_by(Store& store, const std::string& unit) {
  const auto row = store.db().row("SELECT max(id) FROM request WHERE unit = $1 AND state = 'lost'", {unit});
  return is_null(row.at(0)) ? std::nullopt : std::optional(store.request(integer(row[0])));
}

}  // namespace

UnitMoved to_repair(Store& store, const UnitMove& move, const Clerk& clerk) {
  return move_unit(store, move, clerk, [&](const Unit& unit, const std::optional<Request>& held) {
    need(unit, {"in-stock", "reserved", "out"}, mark("the unit `{0}` cannot go to repair: {1}"));
    change(store, unit, "repair", held, move, "", clerk);
  });
}

UnitMoved from_repair(Store& store, const UnitMove& move, const Clerk& clerk) {
  return move_unit(store, move, clerk, [&](const Unit& unit, const std::optional<Request>& held) {
    need(unit, {"repair"}, mark("the unit `{0}` cannot come back from repair: {1}"));
    change(store, unit, held ? "out" : "in-stock", held, move, "", clerk);
  });
}

UnitMoved retire(Store& store, const UnitMove& move, const Clerk& clerk) {
  return move_unit(store, move, clerk, [&](const Unit& unit, const std::optional<Request>& held) {
    if (held)
      throw Error(say("the unit `{0}` is {1}'s: take it back first, with `corner return {0}`", unit.inventory_number, held->name),
                  Failure::conflict);
    need(unit, {"in-stock", "reserved", "repair", "lost"}, mark("the unit `{0}` cannot be retired: {1}"));
    const auto* service = store.policy().pack().service(unit.service);
    if (service != nullptr && service->wiped && unit.unwiped && unit.state != "lost")
      throw Error(say("the unit `{0}` holds data: wipe it before it goes away, with `corner stock wipe {0}`", unit.inventory_number), Failure::conflict);
    change(store, unit, "retired", held, move, "", clerk);
  });
}

UnitMoved wipe(Store& store, const UnitMove& move, const Clerk& clerk) {
  return move_unit(store, move, clerk, [&](const Unit& unit, const std::optional<Request>&) {
    need(unit, {"in-stock", "reserved", "repair", "transit"}, mark("the unit `{0}` cannot be wiped: {1}"));
    Json event;
    store.append("unit.wipe", event.set("unit", unit.inventory_number).set_if("because", move.because), clerk);
  });
}

UnitMoved found(Store& store, const UnitMove& move, const std::string& site, const Clerk& clerk) {
  return move_unit(store, move, clerk, [&](const Unit& unit, const std::optional<Request>&) {
    check_site(store, site);
    need(unit, {"lost"}, mark("the unit `{0}` is not lost: {1}"));
    const auto lost = lost_by(store, move.unit);
    if (!lost) return change(store, unit, "in-stock", std::nullopt, move, site, clerk);
    Json event;
    event.set("request", lost->id).set("condition", "good").set_if("site", site);
    append_said(store, "return", event, lost->person, move.because, clerk);
    settle_kit(store, lost->kit, clerk);
  });
}

namespace {

/// Out of somebody's hands; of a kit all that is in hand of it. The units that are gone.
std::vector<std::string> lose_held(Store& store, const Request& held, const Loss& loss, const Json& facts, const Clerk& clerk) {
  std::vector<std::string> units;
  auto all = parts_of(store, held.id);
  std::erase_if(all, [](const Request& part) { return part.state != desk::State::collected; });
  if (all.empty()) all.push_back(held);
  for (const auto& each : all) {
    if (!desk::after(each.state, desk::Move::lose))
      throw Error(say("request {0} cannot be declared lost: {1}", each.id, standing(each.state)), Failure::conflict);
    auto event = facts;
    append_said(store, "lose", event.set("request", each.id), each.person, loss.because, clerk);
    if (!each.unit.empty()) units.push_back(each.unit);
  }
  settle_kit(store, held.kit == 0 ? held.id : held.kit, clerk);
  return units;
}

}  // namespace

UnitMoved lose(Store& store, const Loss& loss, const Clerk& clerk) {
  UnitMoved moved;
  store.write(loss.dry_run, [&] {
    const auto unit = store.unit(loss.what);
    moved.held = unit ? held_by(store, loss.what) : std::optional(store.request(store.find_held(loss.what, desk::State::collected)));
    Json facts;
    facts.set("theft", loss.theft);
    if (loss.in_service) facts.set("in_service", *loss.in_service);
    std::vector<std::string> gone;
    if (moved.held) {
      gone = lose_held(store, *moved.held, loss, facts, clerk);
      moved.held = store.request(moved.held->id);
    } else {
      need(*unit, {"in-stock", "reserved", "repair", "transit"}, mark("the unit `{0}` cannot be declared lost: {1}"));
      facts.set("unit", unit->inventory_number).set("from", unit->state).set("to", "lost").set_if("because", loss.because);
      store.append("unit.state", facts, clerk);
      gone.push_back(unit->inventory_number);
    }
    moved.unit.service = moved.held ? moved.held->service : unit->service;
    for (const auto& number : gone) {
      for (auto& each : displace_promises(store, number, clerk)) moved.displaced.push_back(std::move(each));
      moved.unit = unit_named(store, number);
    }
  });
  return moved;
}

}  // namespace corner::store
