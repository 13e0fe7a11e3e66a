#include "cli/chores.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "store/chores.hpp"
#include "store/loans.hpp"

namespace corner::cli {
namespace {

using render::Align;

std::vector<render::Column> request_columns() {
  return {{"request", tr("request"), Align::right}, {"person", tr("number")}, {"name", tr("name")}, {"service", tr("service")},
          {"unit", tr("unit")}, {"site", tr("site")}};
}

render::Row request_row(const store::Request& request) {
  return {request.id, request.number, request.name, request.service, request.unit, request.site};
}

void add(render::Document& document, const std::string& name, const char* heading, std::vector<render::Column> columns, std::vector<render::Row> rows) {
  const bool any = !rows.empty();
  if (any) document.say(say("{0}: {1}", heading, rows.size()), render::Tone::heading);
  document.add(render::Table{name, std::move(columns), render::rows_of(std::move(rows)), any});
}

std::vector<render::Row> unit_rows(const std::vector<store::Placed>& units) {
  std::vector<render::Row> rows;
  for (const auto& each : units)
    rows.push_back({each.unit.inventory_number, each.unit.service, each.unit.model, each.unit.site, each.number, each.name});
  return rows;
}

std::vector<render::Column> unit_columns() {
  return {{"unit", tr("unit")}, {"service", tr("service")}, {"model", tr("model")}, {"site", tr("site")}, {"person", tr("number")}, {"name", tr("name")}};
}

}  // namespace

void add_chores(render::Document& document, store::Store& store, const std::string& site, Date today) {
  std::vector<render::Row> late, due;
  for (const auto& loan : store::late_loans(store, site, to_string(today))) {
    late.push_back(request_row(loan));
    late.back().emplace_back(*parse_date(loan.until));
    late.back().emplace_back(std::int64_t{store::days_late(loan.until, today)});
  }
  for (const auto& held : store::due_back(store, site)) {
    due.push_back(request_row(held));
    due.back().emplace_back(*parse_date(held.due));
    due.back().emplace_back(held.due_why);
    const auto& causes = store.policy().pack().desk.due;
    const auto cause = std::ranges::find(causes, held.due_why, &desk::Due::id);
    due.back().emplace_back(cause == causes.end() ? held.due_why : cause->title.in(spoken()));
  }
  auto columns = request_columns();
  columns.push_back({"until", tr("until")});
  columns.push_back({"days_late", tr("days late"), Align::right});
  add(document, "late", tr("Late"), std::move(columns), std::move(late));
  columns = request_columns();
  columns.push_back({"due", tr("due back")});
  columns.push_back({"why", ""});
  columns.push_back({"title", tr("why")});
  add(document, "due_back", tr("Due back"), std::move(columns), std::move(due));
  add(document, "to_wipe", tr("To be wiped"), unit_columns(), unit_rows(store::to_be_wiped(store, site)));
  // Nobody can do anything about these today: people see how many.
  auto repair = unit_rows(store::in_repair(store, site));
  if (!repair.empty()) {
    document.say(say("{0}: {1}", tr("In repair"), repair.size()), render::Tone::heading);
    document.quote(site.empty() ? "corner stock list --state repair" : "corner stock list --state repair --site " + site, 2);
  }
  document.add(render::Table{"in_repair", unit_columns(), render::rows_of(std::move(repair)), false});
}

}  // namespace corner::cli
