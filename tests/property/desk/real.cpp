#include "real.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "picture.hpp"
#include "store/approvals.hpp"
#include "store/inventory.hpp"
#include "store/delegations.hpp"
#include "store/leavers.hpp"
#include "store/loans.hpp"
#include "store/nightly.hpp"
#include "store/queue.hpp"
#include "store/reservations.hpp"
#include "store/returns.hpp"
#include "store/transfers.hpp"
#include "store/units.hpp"
#include "store/waivers.hpp"

namespace model {
namespace {

using namespace corner::store;

Sheet sheet(const std::string& header, const std::vector<std::vector<std::string>>& rows) {
  Sheet out{"world.csv", {}, {}};
  for (const auto column : corner::split(header, ',')) out.header.emplace_back(column);
  for (const auto& row : rows) out.lines.push_back({static_cast<int>(out.lines.size()) + 2, row});
  return out;
}

Sheet people(const World& world) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& each : world.people) rows.push_back({each.number, "Sample " + each.number, each.site, each.status, each.barred, each.manager});
  return sheet("number,name,site,status,barred,manager", rows);
}

/// In memory where the machine has such a folder: what is tested is not the disk.
std::filesystem::path scratch() {
  const std::filesystem::path memory = "/dev/shm";
  auto pattern = ((access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) / "corner-desk-XXXXXX").string();
  return mkdtemp(pattern.data());
}

int day_of(const Cell& cell, int otherwise) {
  if (is_null(cell)) return otherwise;
  const auto day = std::chrono::sys_days(*corner::parse_date(text(cell)));
  return static_cast<int>((day - std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)).count());
}

}  // namespace

Real::Real(const World& world) : folder_(scratch()) {
  const auto sources = pack_of(world);
  store_ = std::make_unique<Store>(Store::create({(folder_ / "store.db").string()}, true, corner::policy::load(sources).pack, sources, clerk()));
  store_->import_people(people(world), clerk(), false);
  std::vector<std::vector<std::string>> rows, counts;
  for (const auto& each : world.units) rows.push_back({each.number, each.service, "Model", each.site, fmt::format("2025-01-0{}", each.bought + 1)});
  store_->import_units(sheet("inventory_number,service,model,site,bought", rows), clerk(), false);
  for (const auto& [place, many] : world.counted) counts.push_back({place.first, place.second, std::to_string(many)});
  if (!counts.empty()) store_->import_bulk(sheet("service,site,quantity", counts), clerk(), false);
}

Real::~Real() {
  store_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Clerk Real::clerk() {
  const auto morning = std::chrono::sys_days(*corner::parse_date(date(today_))) + std::chrono::hours(9);
  return {"sample-operator", morning + std::chrono::seconds(++seconds_ % 3600), [this](std::size_t count) {
            const auto digest = corner::sha256(std::to_string(seconds_));
            return std::string(digest.begin(), digest.end()).substr(0, count);
          }};
}

std::string Real::number_of(const std::string& ask) const {
  const auto found = numbers_.find(ask);
  return found == numbers_.end() ? "0" : found->second;
}

/// Both make their requests in the same order.
void Real::learn_names(const Desk& desk) {
  const auto rows = store_->db().rows("SELECT id FROM request ORDER BY id");
  for (std::size_t i = 0; i < rows.size() && i < desk.asks.size(); ++i) numbers_[desk.asks[i].name] = std::to_string(integer(rows[i][0]));
}

void Real::act(const Move& move, const Desk& desk) {
  auto& store = *store_;
  const auto number = number_of(move.ask);
  const auto id = std::stoll(number);
  const auto on = [&](int days) { return days == no_day ? "" : date(today_ + days); };
  switch (move.verb) {
    case Verb::request: {
      corner::store::Order order;
      order.person = move.person;
      order.services = move.services;
      order.site = move.site;
      order.unit = move.unit;
      order.from = on(move.starts);
      order.until = on(move.until);
      order.partial = move.yes;
      store.request(order, clerk());
      return;
    }
    case Verb::collect: {
      const auto offered = on_shelf(store, "", *corner::parse_date(date(today_)));
      store.collect(number, move.unit, clerk(), false);
      const auto asked = store.request(id);
      if (move.unit.empty() && std::ranges::none_of(offered, [&](const Request& each) { return each.id == id || each.kit == id || each.id == asked.kit; }))
        unoffered = move.ask;
      return;
    }
    case Verb::give_back: take_back(store, {number, move.word, "", move.site}, clerk()); return;
    case Verb::cancel: store.cancel(id, clerk(), false); return;
    case Verb::answer: reply(store, {{id}, false, move.yes, "", move.person, "so", false}, clerk()); return;
    case Verb::suspend: corner::store::suspend(store, id, on(move.until), clerk(), false); return;
    case Verb::resume: corner::store::resume(store, id, clerk(), false); return;
    case Verb::change_site: corner::store::change_site(store, id, move.site, clerk(), false); return;
    case Verb::renew: corner::store::renew(store, {number, on(move.until)}, clerk()); return;
    case Verb::send: send_unit(store, move.unit, move.site, clerk(), false); return;
    case Verb::receive: receive_unit(store, move.unit, clerk(), false); return;
    case Verb::repair: to_repair(store, {move.unit}, clerk()); return;
    case Verb::repaired: from_repair(store, {move.unit}, clerk()); return;
    case Verb::lose: corner::store::lose(store, {move.unit.empty() ? number : move.unit, "gone"}, clerk()); return;
    case Verb::delegate: set_delegation(store, {move.person, move.word, "", on(move.until)}, clerk()); return;
    case Verb::leave: return leave_all(move.person);
    case Verb::stock:
      store.import_units(sheet("inventory_number,service,model,site,bought",
                               {{fmt::format("{}-n{}", move.word, desk.units.size() - 1), move.word, "Model", move.site, "2025-01-01"}}),
                         clerk(), false);
      return;
    case Verb::recount:
      store.import_bulk(sheet("service,site,quantity", {{move.word, move.site, std::to_string(stocked(move.word, move.site) + move.days)}}), clerk(), false);
      return;
    case Verb::found: corner::store::found(store, {move.unit}, move.site, clerk()); return;
    case Verb::retire: corner::store::retire(store, {move.unit}, clerk()); return;
    case Verb::wipe: corner::store::wipe(store, {move.unit}, clerk()); return;
    case Verb::grant: grant_waiver(store, {move.person, move.word, on(move.until), "so", "P1"}, clerk()); return;
    case Verb::change_person: store.import_people(people(desk.world), clerk(), false); return;
    case Verb::close_counter: {
      const auto sources = pack_of(desk.world);
      store.adopt(corner::policy::load(sources).pack, sources, clerk(), false);
      return;
    }
    case Verb::nightly: nightly(store, clerk(), false); return;
    case Verb::advance: return;
  }
}

std::map<std::string, std::int64_t> Real::inventory(int day) {
  std::map<std::string, std::int64_t> many;
  const auto past = corner::parse_date(date(day)), today = corner::parse_date(date(today_));
  for (const auto& group : corner::store::inventory(*store_, {"site", "service", "state"}, past, *today).groups)
    many[fmt::format("{} {} {}", text(group.keys[0]), text(group.keys[1]), text(group.keys[2]))] =
        std::accumulate(group.things.begin(), group.things.end(), std::int64_t{0});
  return many;
}

std::string Real::verify() {
  store_->verify();
  for (const auto& [day, then] : days_)
    if (const auto now = inventory(day); now != then) {
      std::string text = "the inventory of " + date(day);
      for (const auto& [what, many] : then) text += fmt::format("\n  was: {} {}", what, many);
      for (const auto& [what, many] : now) text += fmt::format("\n  is:  {} {}", what, many);
      return text;
    }
  return "";
}

std::int64_t Real::stocked(const std::string& service, const std::string& site) {
  const auto row = store_->db().row("SELECT stocked FROM bulk WHERE service = $1 AND site = $2", {service, site});
  return row.empty() ? 0 : integer(row[0]);
}

void Real::leave_all(const std::string& person) {
  Leaving leaving{person};
  for (const auto& item : left_by(*store_, store_->person(person), date(today_)))
    if (item.kind != "in-hand" && item.kind != "to-answer") leaving.close.push_back(item.item);
  corner::store::leave(*store_, leaving, clerk());
}

int Real::last_day() {
  const auto day = std::chrono::floor<std::chrono::days>(*store_->last_instant());
  return static_cast<int>((day - std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)).count());
}

bool Real::make(const Move& move, const Desk& desk) {
  if (!desk.world.clock_goes_back && desk.today > today_) days_[today_] = model::inventory(desk);
  today_ = desk.today;
  try {
    act(move, desk);
  } catch (const corner::Error& error) {
    refusal = error.what();
    return false;
  }
  learn_names(desk);
  return true;
}

std::vector<std::string> Real::picture() {
  auto& db = store_->db();
  std::vector<std::string> lines;
  std::map<std::int64_t, std::string> names, persons;
  for (const auto& [name, number] : numbers_) names[std::stoll(number)] = name;
  db.query("SELECT id, number FROM person_data", {}, [&](const Row& row) { persons[integer(row[0])] = text(row[1]); });
  db.query("SELECT inventory_number, service, site, state, bound_for, unwiped FROM unit ORDER BY rowid", {}, [&](const Row& row) {
    lines.push_back(line(Unit{text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), 0, integer(row[5]) != 0}));
  });
  db.query("SELECT service, site, quantity FROM bulk ORDER BY service, site", {}, [&](const Row& row) {
    lines.push_back(line({{text(row[0]), text(row[1])}, static_cast<int>(integer(row[2]))}));
  });
  std::map<std::int64_t, std::vector<Step>> steps;
  db.query("SELECT request, role, answer FROM approval ORDER BY request, step", {},
           [&](const Row& row) { steps[integer(row[0])].push_back({text(row[1]), text(row[2])}); });
  db.query("SELECT id, person, service, state, wanted_at, site, unit, starts, until, asked, rank, asleep, wake_on, passed_over, shelved, hold_until, "
           "renewals FROM request ORDER BY id", {}, [&](const Row& row) {
             Ask ask{names[integer(row[0])], persons[integer(row[1])], text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[6])};
             ask.starts = day_of(row[7], at_once);
             ask.until = day_of(row[8], no_end);
             ask.asked = day_of(row[9], no_day);
             ask.rank = static_cast<int>(integer(row[10]));
             ask.asleep = integer(row[11]) != 0;
             ask.wake_on = day_of(row[12], no_day);
             ask.passed_over = static_cast<int>(integer(row[13]));
             ask.shelved = day_of(row[14], no_day);
             ask.hold_until = day_of(row[15], no_day);
             ask.renewals = static_cast<int>(integer(row[16]));
             ask.steps = steps[integer(row[0])];
             lines.push_back(line(ask));
           });
  std::map<std::string, std::vector<std::string>> queues;
  for (const auto& each : waiting(*store_, "")) queues[each.service].push_back(names[each.id]);
  for (const auto& service : store_->policy().pack().services) lines.push_back(line_of_queue(service.id, queues[service.id]));
  db.query("SELECT person, until FROM suspension ORDER BY id", {}, [&](const Row& row) {
    lines.push_back(fmt::format("{} borrows nothing until {}", persons[integer(row[0])], text(row[1])));
  });
  db.query("SELECT person, rule, starts, until, revoked FROM waiver ORDER BY id", {}, [&](const Row& row) {
    lines.push_back(fmt::format("waiver {} {} {}..{}{}", persons[integer(row[0])], text(row[1]), text(row[2]), text(row[3]), is_null(row[4]) ? "" : " revoked"));
  });
  return lines;
}

}  // namespace model
