#include "store/choose.hpp"

#include <algorithm>

#include "desk/span.hpp"

namespace corner::store {
namespace {

// $1 = first day, $2 = last day, $3 = today. A later promise, and what should be back and is not, stand in the way.
constexpr auto untaken =
    " AND NOT EXISTS (SELECT 1 FROM request r WHERE r.unit = unit.inventory_number AND r.state IN ('reserved', 'collected') "
    "AND coalesce(r.starts, '') <= $2 AND ($1 <= coalesce(r.until, '9999') OR r.until < $3)) ";

// From now on it must lie there; for days to come it may still be in somebody's hands, or have to be wiped.
std::string condition(const Wish& wish) {
  if (!wish.starts.empty()) return std::string("state IN ('in-stock', 'reserved', 'out')") + untaken;
  return std::string(wish.service.wiped ? "state = 'in-stock' AND unwiped = 0" : "state = 'in-stock'") + untaken;
}

Row span(const Wish& wish, Date today, std::initializer_list<std::string> more) {
  Row out{wish.starts, wish.until.empty() ? std::string("9999") : wish.until, to_string(today)};
  for (const auto& each : more) out.emplace_back(each);
  return out;
}

std::optional<Choice> choice_of(const Row& row) {
  if (row.empty()) return std::nullopt;
  return Choice{text(row[0]), text(row[1]), text(row[2])};
}

desk::Span span_of(const std::string& starts, const std::string& until, Date today) {
  const auto from = starts.empty() ? today : *parse_date(starts);
  return until.empty() ? desk::Span{from, {}} : desk::until_due(from, *parse_date(until));
}

// Counted items are like one another: what lies there less what is promised on the fullest day. What will be back by then is not counted.
std::map<std::string, std::int64_t> count_items(Db& db, const Wish& wish, Date today) {
  std::map<std::string, std::int64_t> by_site;
  db.query("SELECT site, quantity FROM bulk WHERE service = $1 AND quantity > 0", {wish.service.id},
           [&](const Row& row) { by_site[text(row[0])] = integer(row[1]); });
  std::map<std::string, std::vector<desk::Commitment>> promised;
  db.query("SELECT site, starts, until FROM request WHERE service = $1 AND stock = 'bulk' AND state = 'reserved' "
           "AND starts IS NOT NULL AND shelved IS NULL AND starts <= $3 AND coalesce(until, '9999') >= $2",
           {wish.service.id, wish.starts, wish.until.empty() ? std::string("9999") : wish.until},
           [&](const Row& row) { promised[text(row[0])].push_back({span_of(text(row[1]), text(row[2]), today)}); });
  for (const auto& [site, taken] : promised) by_site[site] = desk::free_over(by_site[site], taken, span_of(wish.starts, wish.until, today));
  std::erase_if(by_site, [](const auto& each) { return each.second <= 0; });
  return by_site;
}

std::optional<Choice> choose_counted(Db& db, const Wish& wish, Date today) {
  const auto site = desk::site_for(wish.site, wish.own, count_items(db, wish, today));
  return site ? std::optional(Choice{*site, "", ""}) : std::nullopt;
}

std::optional<Choice> choose_unit(Db& db, const Wish& wish, Date today) {
  const auto free = "FROM unit WHERE service = $4 AND " + condition(wish);
  if (!wish.unit.empty())
    return choice_of(db.row("SELECT site, inventory_number, model " + free + "AND inventory_number = $5 AND $6 IN ('', site)",
                            span(wish, today, {wish.service.id, wish.unit, wish.site})));
  std::map<std::string, std::int64_t> by_site;
  // One unit at the first choice is enough to know; all are counted only when there is none.
  db.query("SELECT site, 1 " + free + "AND site = $5 LIMIT 1", span(wish, today, {wish.service.id, wish.site.empty() ? wish.own : wish.site}),
           [&](const Row& row) { by_site[text(row[0])] = integer(row[1]); });
  if (by_site.empty() && wish.site.empty()) by_site = count_free(db, wish, today);
  const auto site = desk::site_for(wish.site, wish.own, by_site);
  if (!site) return std::nullopt;
  const auto newest = free_units(db, wish, *site, false, 1, today);
  return newest.empty() ? std::nullopt : std::optional(newest.front());
}

}  // namespace

std::optional<Choice> choose(Db& db, const Wish& wish, Date today) {
  return wish.service.stock == policy::Stock::bulk ? choose_counted(db, wish, today) : choose_unit(db, wish, today);
}

std::map<std::string, std::int64_t> count_free(Db& db, const Wish& wish, Date today) {
  if (wish.service.stock == policy::Stock::bulk) return count_items(db, wish, today);
  std::map<std::string, std::int64_t> by_site;
  db.query("SELECT site, count(*) FROM unit WHERE service = $4 AND " + condition(wish) + "GROUP BY site", span(wish, today, {wish.service.id}),
           [&](const Row& row) { by_site[text(row[0])] = integer(row[1]); });
  return by_site;
}

std::vector<Choice> free_units(Db& db, const Wish& wish, const std::string& site, bool elsewhere, std::size_t count, Date today) {
  std::vector<Choice> out;
  db.query("SELECT site, inventory_number, model FROM unit WHERE service = $4 AND " + condition(wish) + (elsewhere ? "AND site <> $5 " : "AND site = $5 ") +
               "ORDER BY bought DESC, inventory_number LIMIT " + std::to_string(count),
           span(wish, today, {wish.service.id, site}), [&](const Row& row) { out.push_back(*choice_of(row)); });
  return out;
}

std::string next_start(Db& db, const Wish& wish, Date today) {
  if (wish.until.empty()) return "";
  const auto first = wish.starts.empty() ? to_string(today) : wish.starts;
  const auto days = std::chrono::sys_days(*parse_date(wish.until)) - std::chrono::sys_days(*parse_date(first));
  const auto end = to_string(add_days(*parse_date(first), 366));
  // Something comes free on the day after somebody's last; no other day need be looked at.
  const auto ends = db.rows("SELECT DISTINCT r.until FROM request r WHERE r.service = $1 AND r.state IN ('reserved', 'collected') "
                            "AND r.until >= $2 AND r.until < $3 ORDER BY r.until",
                            {wish.service.id, first, end});
  for (const auto& row : ends) {
    auto later = wish;
    const auto start = add_days(*parse_date(text(row[0])), 1);
    later.starts = to_string(start);
    later.until = to_string(add_days(start, static_cast<int>(days.count())));
    if (choose(db, later, today)) return later.starts;
  }
  return "";
}

}  // namespace corner::store
