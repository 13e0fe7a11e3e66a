#include "store/choose.hpp"

#include <algorithm>

namespace corner::store {
namespace {

// $1 = first day, $2 = last day, $3 = today. A later promise, and what should be back and is not, stand in the way.
constexpr auto untaken =
    " AND NOT EXISTS (SELECT 1 FROM request r WHERE r.unit = unit.inventory_number AND r.state IN ('reserved', 'collected') "
    "AND coalesce(r.starts, '') <= $2 AND ($1 <= coalesce(r.until, '9999') OR r.until < $3)) ";

// From now on it must lie there; for days to come it may still be in somebody's hands, or have to be wiped.
std::string condition(const Wish& wish) {
  if (!wish.starts.empty()) return std::string("state IN ('in-stock', 'reserved', 'out')") + untaken;
  return std::string("state = 'in-stock'") + untaken;
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

std::optional<Choice> choose_unit(Db& db, const Wish& wish, Date today) {
  const auto free = "FROM unit WHERE service = $4 AND " + condition(wish);
  if (!wish.unit.empty())
    return choice_of(db.row("SELECT site, inventory_number, model " + free + "AND inventory_number = $5 AND $6 IN ('', site)",
                            span(wish, today, {wish.service.id, wish.unit, wish.site})));
  std::map<std::string, std::int64_t> by_site;
  const auto count = [&](const std::string& sql, const Row& parameters) {
    db.query(sql, parameters, [&](const Row& row) { by_site[text(row[0])] = integer(row[1]); });
  };
  // One unit at the first choice is enough to know; all are counted only when there is none.
  count("SELECT site, 1 " + free + "AND site = $5 LIMIT 1", span(wish, today, {wish.service.id, wish.site.empty() ? wish.own : wish.site}));
  if (by_site.empty() && wish.site.empty()) count("SELECT site, count(*) " + free + "GROUP BY site", span(wish, today, {wish.service.id}));
  const auto site = desk::site_for(wish.site, wish.own, by_site);
  if (!site) return std::nullopt;
  // The newest first: it stays with its holder for years.
  return choice_of(db.row("SELECT site, inventory_number, model " + free + "AND site = $5 ORDER BY bought DESC, inventory_number LIMIT 1",
                          span(wish, today, {wish.service.id, *site})));
}

using Spans = std::vector<std::pair<std::string, std::string>>;

/// The most of `promised` that fall on one day: on the first day of one of them.
std::int64_t peak(const Spans& promised, const std::string& from) {
  std::int64_t most = 0;
  for (const auto& [starts, until] : promised) {
    const auto& day = std::max(starts, from);
    most = std::max<std::int64_t>(most, std::ranges::count_if(promised, [&](const auto& each) { return each.first <= day && day <= each.second; }));
  }
  return most;
}

// Counted items are like one another: what lies there less what is promised on the fullest day. What will be back by then is not counted.
std::optional<Choice> choose_counted(Db& db, const Wish& wish) {
  std::map<std::string, std::int64_t> by_site;
  db.query("SELECT site, quantity FROM bulk WHERE service = $1 AND quantity > 0", {wish.service.id},
           [&](const Row& row) { by_site[text(row[0])] = integer(row[1]); });
  std::map<std::string, Spans> promised;
  db.query("SELECT site, starts, coalesce(until, '9999') FROM request WHERE service = $1 AND stock = 'bulk' AND state = 'reserved' "
           "AND starts IS NOT NULL AND shelved IS NULL AND starts <= $3 AND coalesce(until, '9999') >= $2",
           {wish.service.id, wish.starts, wish.until.empty() ? std::string("9999") : wish.until},
           [&](const Row& row) { promised[text(row[0])].emplace_back(text(row[1]), text(row[2])); });
  for (const auto& [site, spans] : promised) by_site[site] -= peak(spans, wish.starts);
  const auto site = desk::site_for(wish.site, wish.own, by_site);
  return site ? std::optional(Choice{*site, "", ""}) : std::nullopt;
}

}  // namespace

std::optional<Choice> choose(Db& db, const Wish& wish, Date today) {
  return wish.service.stock == policy::Stock::bulk ? choose_counted(db, wish) : choose_unit(db, wish, today);
}

}  // namespace corner::store
