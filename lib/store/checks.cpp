#include "store/checks.hpp"

#include <algorithm>

namespace corner::store {
namespace {

constexpr int recent_days = 90;

using Free = std::map<std::pair<std::string, std::string>, std::int64_t>;  // by service and site

bool beyond(const std::optional<int>& threshold, std::int64_t value, bool low) {
  if (!threshold || *threshold == desk::unlimited) return false;
  return low ? value < *threshold : value > *threshold;
}

Measure judged(Measure measure) {
  const auto& [warning, critical] = measure.threshold;
  measure.alert = beyond(critical, measure.value, measure.low)  ? Alert::critical
                  : beyond(warning, measure.value, measure.low) ? Alert::warning
                                                                : Alert::ok;
  return measure;
}

Free free_stock(Store& store) {
  Free free;
  store.db().query("SELECT service, site, count(*) FROM unit WHERE state = 'in-stock' GROUP BY service, site "
                   "UNION ALL SELECT service, site, quantity FROM bulk",
                   {}, [&](const Row& row) { free[{text(row[0]), text(row[1])}] += integer(row[2]); });
  return free;
}

std::int64_t free_of(const Free& free, const std::string& service) {
  std::int64_t sum = 0;
  for (auto each = free.lower_bound({service, ""}); each != free.end() && each->first.first == service; ++each) sum += each->second;
  return sum;
}

void add_minimum(const policy::Pack& pack, const Free& free, std::vector<Measure>& into) {
  const auto add = [&](const std::string& service, const std::string& site, std::int64_t value, int minimum) {
    into.push_back(judged({"minimum", service, site, value, {minimum, std::min(minimum, 1)}, true}));
  };
  for (const auto& service : pack.services) {
    if (service.minimum) add(service.id, "", free_of(free, service.id), *service.minimum);
    for (const auto& [site, minimum] : service.minimum_at) {
      const auto found = free.find({service.id, site});
      add(service.id, site, found == free.end() ? 0 : found->second, minimum);
    }
  }
}

/// Of what was handed over in the last days only: without a rate nobody can tell.
void add_days_left(Store& store, const desk::Threshold& threshold, const Free& free, Date today, std::vector<Measure>& into) {
  store.db().query("SELECT service, count(*) FROM request WHERE stock IN ('unit', 'bulk') AND collected > $1 GROUP BY service ORDER BY service",
                   {to_string(add_days(today, -recent_days))}, [&](const Row& row) {
                     const auto& service = text(row[0]);
                     if (store.policy().pack().service(service) == nullptr) return;
                     into.push_back(judged({"days_left", service, "", free_of(free, service) * recent_days / integer(row[1]), threshold, true}));
                   });
}

std::int64_t days_since_night(Store& store, Date today) {
  const auto row = store.db().row("SELECT coalesce((SELECT max(on_date) FROM night), substr(created, 1, 10)) FROM info");
  return (std::chrono::sys_days(today) - std::chrono::sys_days(*parse_date(text(row.at(0))))).count();
}

}  // namespace

std::vector<Measure> measures(Store& store, Date today) {
  const auto& pack = store.policy().pack();
  const auto& checks = pack.desk.checks;
  const auto day = to_string(today);
  const auto free = free_stock(store);
  std::vector<Measure> all;
  add_minimum(pack, free, all);
  if (checks.days_left) add_days_left(store, *checks.days_left, free, today, all);
  const auto add = [&](const char* check, const std::optional<desk::Threshold>& threshold, const auto& value) {
    if (threshold) all.push_back(judged({check, "", "", value(), *threshold}));
  };
  const auto count = [&](const char* sql) { return [&store, &day, sql] { return integer(store.db().row(sql, {day}).at(0)); }; };
  add("late", checks.late, count("SELECT count(*) FROM request WHERE state = 'collected' AND kit IS NULL AND until < $1"));
  add("lapsed", checks.lapsed, count("SELECT count(*) FROM request WHERE state = 'reserved' AND kit IS NULL AND hold_until < $1"));
  add("nights", checks.nights, [&] { return days_since_night(store, today); });
  return all;
}

}  // namespace corner::store
