// The stock: numbered units and counted items in, all or nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/queue.hpp"
#include "store/sheet.hpp"

namespace corner::store {
namespace {

constexpr std::size_t longest_inventory_number = 25;  // M57, INDIGO INVENTAIRE

const std::vector<std::string> unit_columns{"inventory_number", "serial", "service", "model", "site",
                                            "bought",           "price",  "origin",  "state"};
const std::vector<std::string> bulk_columns{"service", "site", "quantity"};

template <class Named>
std::vector<std::string> ids(const std::vector<Named>& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.id);
  return out;
}

bool among(Columns& columns, const Sheet::Line& line, const std::string& column, const std::vector<std::string>& allowed) {
  const auto text = columns.cell(line, column);
  if (std::ranges::find(allowed, text) != allowed.end()) return true;
  auto hint = did_you_mean(text, allowed);
  if (hint.empty()) hint = say("known ones: {0}", one_of(allowed));
  columns.problem(line, "unknown-" + column, say("unknown {0} `{1}`", column, text), hint);
  return false;
}

// The service named, which must keep its stock that way.
bool stocked_service(Columns& columns, const Sheet::Line& line, const policy::Pack& pack, policy::Stock stock) {
  if (!among(columns, line, "service", ids(pack.services))) return false;
  const auto id = columns.cell(line, "service");
  if (pack.service(id)->stock == stock) return true;
  columns.problem(line, "wrong-stock",
                  stock == policy::Stock::unit ? say("the service `{0}` keeps no numbered units", id)
                                               : say("the service `{0}` keeps no counted items", id));
  return false;
}

Cents price_of(Columns& columns, const Sheet::Line& line) {
  const auto text = columns.cell(line, "price");
  const auto price = parse_money(text);
  if (!text.empty() && !price) columns.problem(line, "bad-price", say("`{0}` is no price", text), say("write it as {0}", "799.90"));
  return price.value_or(Cents());
}

void check_inventory_number(Columns& columns, const Sheet::Line& line, const std::string& number) {
  if (length(number) > longest_inventory_number)
    columns.problem(line, "long-inventory-number",
                    say("the inventory number `{0}` has {1} characters, {2} is the most (M57)", number, length(number),
                        longest_inventory_number));
}

std::string or_else(std::string text, const char* other) { return text.empty() ? other : text; }

struct Incoming {
  int line;
  Unit unit;
};

std::vector<Incoming> read_units(const Sheet& sheet, const policy::Pack& pack, Date today) {
  Columns columns(sheet, {"inventory_number", "service", "model", "site"}, unit_columns);
  std::vector<Incoming> units;
  std::map<std::string, int> numbers;
  const auto sites = ids(pack.sites);
  for (const auto& line : sheet.lines) {
    Unit unit;
    unit.inventory_number = columns.cell(line, "inventory_number");
    if (!columns.filled(line, "inventory_number") || !columns.filled(line, "model")) continue;
    check_inventory_number(columns, line, unit.inventory_number);
    // On a label nobody tells `x-1` from `X-1`.
    const auto [first, fresh] = numbers.emplace(folded(unit.inventory_number), line.line);
    if (!fresh)
      columns.problem(line, "duplicate-inventory-number",
                      say("the inventory number `{0}` stands already in line {1}", unit.inventory_number, first->second));
    if (!stocked_service(columns, line, pack, policy::Stock::unit) || !among(columns, line, "site", sites)) continue;
    unit.origin = columns.cell(line, "origin");
    unit.state = or_else(columns.cell(line, "state"), "in-stock");
    if (columns.has("origin") && !columns.cell(line, "origin").empty()) among(columns, line, "origin", {"new", "reused", "gift"});
    if (columns.has("state") && !columns.cell(line, "state").empty()) among(columns, line, "state", {"in-stock", "repair", "retired"});
    unit.serial = columns.cell(line, "serial");
    unit.service = columns.cell(line, "service");
    unit.model = columns.cell(line, "model");
    unit.site = columns.cell(line, "site");
    unit.bought = columns.date(line, "bought");
    if (parse_date(unit.bought) && unit.bought > to_string(today))
      columns.problem(line, "future-date", say("`{0}`: {1} is still to come", "bought", unit.bought));
    if (const auto price = price_of(columns, line); !columns.cell(line, "price").empty()) unit.price = price;
    units.push_back({line.line, std::move(unit)});
  }
  columns.settle();
  return units;
}

constexpr auto select_unit =
    "SELECT inventory_number, serial, service, model, site, bought, price, origin, state, bound_for, unwiped FROM unit ";

Unit unit_of(const Row& row) {
  Unit unit{text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[7]), text(row[8]), {},
            text(row[9]), integer(row[10]) != 0};
  if (!is_null(row[6])) unit.price = Cents{integer(row[6])};
  return unit;
}

// A file without a column, or with an empty cell there, leaves what is known.
std::vector<std::string> merge(const Unit& before, Unit& now) {
  now.state = before.state;  // states change by moves at the desk, never by an import
  for (const auto field : {&Unit::serial, &Unit::bought, &Unit::origin})
    if ((now.*field).empty()) now.*field = before.*field;
  if (!now.price) now.price = before.price;
  constexpr std::array<std::pair<const char*, std::string Unit::*>, 6> fields{{{"serial", &Unit::serial},
                                                                              {"service", &Unit::service},
                                                                              {"model", &Unit::model},
                                                                              {"site", &Unit::site},
                                                                              {"bought", &Unit::bought},
                                                                              {"origin", &Unit::origin}}};
  std::vector<std::string> changed;
  for (const auto& [name, field] : fields)
    if (before.*field != now.*field) changed.emplace_back(name);
  if (before.price != now.price) changed.emplace_back("price");
  return changed;
}

Json event_of(const Unit& unit) {
  Json payload;
  payload.set("unit", unit.inventory_number).set("service", unit.service).set("model", unit.model).set("site", unit.site);
  payload.set_if("serial", unit.serial).set_if("bought", unit.bought).set("origin", unit.origin).set("state", unit.state);
  if (unit.price) payload.set("price", unit.price->value);
  return payload;
}

}  // namespace

std::optional<Unit> Store::unit(const std::string& inventory_number) {
  const auto row = db_->row(std::string(select_unit) + "WHERE inventory_number = $1", {inventory_number});
  if (row.empty()) return std::nullopt;
  return unit_of(row);
}

namespace {

// Of all units in stock: how the number is written, by how it is read.
std::map<std::string, std::string> numbers_in_stock(Db& db) {
  std::map<std::string, std::string> out;
  db.query("SELECT inventory_number FROM unit", {}, [&](const Row& row) { out.emplace(folded(text(row[0])), text(row[0])); });
  return out;
}

}  // namespace

namespace {

// What the store has against a line; "" = nothing.
std::string objection(const Unit& now, const std::optional<Unit>& before, const std::vector<std::string>& changed,
                      const std::map<std::string, std::string>& written) {
  if (!before) {
    const auto alike = written.find(folded(now.inventory_number));
    if (alike == written.end()) return "";
    return say("the number `{0}` is read as `{1}`, which is in stock: no label tells them apart", now.inventory_number, alike->second);
  }
  if (before->state == "retired" && !changed.empty())
    return say("the unit `{0}` was retired: its number is never given again, and it changes no more", now.inventory_number);
  if (before->service != now.service && (before->state == "reserved" || before->state == "out"))
    return say("the unit `{0}` is promised or in somebody's hands: its service cannot change now", now.inventory_number);
  return "";
}

}  // namespace

Imported Store::import_units(const Sheet& sheet, const Clerk& clerk, bool dry_run, Known known) {
  Imported result;
  write(dry_run, [&] {
    std::set<std::string> stocked;
    std::vector<Problem> problems;
    const auto written = numbers_in_stock(*db_);
    for (auto& [line, now] : read_units(sheet, policy().pack(), zone().date_of(clerk.at))) {
      const auto before = unit(now.inventory_number);
      if (before && known == Known::refuse)
        throw Error(say("there is a unit `{0}` already: a {1}; `corner stock import` changes it", now.inventory_number, before->model),
                    Failure::conflict);
      const auto changed = before ? merge(*before, now) : std::vector<std::string>();
      now.origin = or_else(now.origin, "new");
      if (auto why = objection(now, before, changed, written); !why.empty()) {
        if (known == Known::refuse) throw Error(why, Failure::conflict);
        problems.push_back({{sheet.file, line, 0}, Severity::error, "against-the-stock", std::move(why), ""});
        continue;
      }
      if (before && changed.empty()) {
        ++result.unchanged;
        continue;
      }
      append("unit.set", event_of(now), clerk);
      stocked.insert(now.service);
      result.changes.push_back({now.inventory_number, before ? "changed" : "added", changed});
    }
    if (!problems.empty()) throw Problems(std::move(problems), Failure::failed);
    for (const auto& service : stocked)
      for (auto& served : serve_queue(*this, service, clerk)) result.served.push_back(std::move(served));
  });
  return result;
}

Imported Store::import_bulk(const Sheet& sheet, const Clerk& clerk, bool dry_run) {
  Imported result;
  write(dry_run, [&] {
    const auto& pack = policy().pack();
    Columns columns(sheet, bulk_columns, bulk_columns);
    const auto sites = ids(pack.sites);
    std::map<std::string, int> places;
    std::set<std::string> stocked;
    for (const auto& line : sheet.lines) {
      if (!stocked_service(columns, line, pack, policy::Stock::bulk) || !among(columns, line, "site", sites)) continue;
      const auto service = columns.cell(line, "service"), site = columns.cell(line, "site"), text = columns.cell(line, "quantity");
      const auto [first, fresh] = places.emplace(service + "@" + site, line.line);
      if (!fresh) columns.problem(line, "duplicate-row", say("`{0}` stands already in line {1}", first->first, first->second));
      if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) {
        columns.problem(line, "bad-quantity", say("`{0}` is no quantity", text), say("write it as {0}", "25"));
        continue;
      }
      const std::int64_t now = std::stoll(text);
      const auto row = db_->row("SELECT stocked, quantity FROM bulk WHERE service = $1 AND site = $2", {service, site});
      const auto before = row.empty() ? 0 : integer(row[0]);
      if (!row.empty() && before == now) {
        ++result.unchanged;
        continue;
      }
      // What was handed out since stays handed out: the count on hand moves by the difference.
      const auto on_hand = (row.empty() ? 0 : integer(row[1])) + now - before;
      if (on_hand < 0) {
        columns.problem(line, "bad-quantity", say("{0} would leave less than nothing: more are promised or handed out", now));
        continue;
      }
      append("bulk.set", Json().set("service", service).set("site", site).set("stocked", now).set("quantity", on_hand), clerk);
      stocked.insert(service);
      result.changes.push_back({first->first, row.empty() ? "added" : "changed", {"quantity"}});
    }
    columns.settle();
    for (const auto& service : stocked)
      for (auto& served : serve_queue(*this, service, clerk)) result.served.push_back(std::move(served));
  });
  return result;
}

}  // namespace corner::store
