#include "store/spot.hpp"

#include <algorithm>

namespace corner::store {
namespace {

using policy::Pack;
using policy::Service;
using policy::Stock;

/// In stock, promised to nobody, and wiped where it must be.
std::string free_unit(const Service& service) {
  return std::string("service = $1 AND state = 'in-stock' ") + (service.wiped ? "AND unwiped = 0 " : "") +
         "AND NOT EXISTS (SELECT 1 FROM request r WHERE r.unit = unit.inventory_number AND r.state = 'reserved') ";
}

std::map<std::string, std::int64_t> count_free(Db& db, const Service& service) {
  std::map<std::string, std::int64_t> free;
  db.query(service.stock == Stock::bulk ? "SELECT site, quantity FROM bulk WHERE service = $1 AND quantity > 0"
                                        : "SELECT site, count(*) FROM unit WHERE " + free_unit(service) + "GROUP BY site",
           {service.id}, [&](const Row& row) { free[text(row[0])] = integer(row[1]); });
  return free;
}

/// Up to `count` units at the site, or at all others; the newest first: it stays with its holder for years.
void add_units(Db& db, const Service& service, const std::string& site, bool elsewhere, std::size_t count, std::vector<Spot>& found) {
  db.query("SELECT inventory_number, model, site FROM unit WHERE " + free_unit(service) + (elsewhere ? "AND site <> $2 " : "AND site = $2 ") +
               "ORDER BY bought DESC, inventory_number LIMIT $3",
           {service.id, site, static_cast<std::int64_t>(count)}, [&](const Row& row) {
             found.push_back({service.id, site, text(row[0]), text(row[1]), elsewhere ? text(row[2]) : std::string(), false, {}});
           });
}

/// `count` of a part, to be handed over at `site`; false when there are fewer. Counted items are not sent.
bool add_part(Db& db, const Service& part, const std::string& site, int count, bool sent, std::vector<Spot>& found) {
  const auto wanted = found.size() + static_cast<std::size_t>(count);
  if (part.stock == Stock::unit) {
    add_units(db, part, site, false, wanted - found.size(), found);
    if (sent) add_units(db, part, site, true, wanted - found.size(), found);
    return found.size() == wanted;
  }
  if (part.stock == Stock::bulk) {
    const auto row = db.row("SELECT quantity FROM bulk WHERE service = $1 AND site = $2", {part.id, site});
    if (row.empty() || integer(row[0]) < count) return false;
  }
  found.resize(wanted, {part.id, site, "", "", "", false, {}});
  return true;
}

std::optional<Spot> kit_at(Db& db, const Pack& pack, const Service& kit, const std::string& site, bool sent) {
  Spot spot{kit.id, site, "", "", "", false, {}};
  for (const auto& [id, count] : kit.parts) {
    const auto* part = pack.service(id);
    if (part == nullptr || !add_part(db, *part, site, count, sent, spot.parts)) return std::nullopt;
  }
  return spot;
}

std::optional<Spot> find_kit(Db& db, const Pack& pack, const Wish& wish) {
  const auto& first = wish.site.empty() ? wish.own : wish.site;
  const auto here = desk::site_for(wish.site, wish.own, free_by_site(db, pack, wish.service));
  if (here == first) return kit_at(db, pack, wish.service, first, false);
  if (pack.desk.transfer && pack.site(first) != nullptr)
    if (auto spot = kit_at(db, pack, wish.service, first, true)) return spot;
  if (here) return kit_at(db, pack, wish.service, *here, false);
  if (!pack.desk.transfer || !wish.site.empty()) return std::nullopt;
  for (const auto& site : pack.sites)
    if (auto spot = kit_at(db, pack, wish.service, site.id, true)) return spot;
  return std::nullopt;
}

}  // namespace

bool Spot::there() const { return from.empty() && !later && std::ranges::all_of(parts, &Spot::there); }

std::map<std::string, std::int64_t> free_by_site(Db& db, const Pack& pack, const Service& service) {
  if (service.stock != Stock::kit) return count_free(db, service);
  std::optional<std::map<std::string, std::int64_t>> free;
  for (const auto& [id, count] : service.parts) {
    const auto* part = pack.service(id);
    if (part != nullptr && part->stock == Stock::none) continue;
    auto of_part = part == nullptr ? std::map<std::string, std::int64_t>() : count_free(db, *part);
    for (auto& [site, many] : of_part) {
      many /= count;
      if (free) many = free->contains(site) ? std::min(many, free->at(site)) : 0;
    }
    std::erase_if(of_part, [](const auto& each) { return each.second == 0; });
    free = std::move(of_part);
  }
  return free.value_or(std::map<std::string, std::int64_t>());
}

std::map<std::string, std::int64_t> stocked_by_site(Db& db, const Pack& pack, const Service& service) {
  if (service.stock != Stock::unit) return free_by_site(db, pack, service);
  std::map<std::string, std::int64_t> stocked;
  db.query("SELECT site, count(*) FROM unit WHERE service = $1 AND state = 'in-stock' GROUP BY site", {service.id},
           [&](const Row& row) { stocked[text(row[0])] = integer(row[1]); });
  return stocked;
}

std::int64_t kits_free(Db& db, const Pack& pack, const Service& kit) {
  const auto sum = [](const std::map<std::string, std::int64_t>& counts) {
    std::int64_t all = 0;
    for (const auto& [site, many] : counts) all += many;
    return all;
  };
  if (!pack.desk.transfer) return sum(free_by_site(db, pack, kit));
  auto counted = kit;
  std::optional<std::int64_t> most;
  for (const auto& [id, count] : kit.parts) {
    const auto* part = pack.service(id);
    if (part == nullptr) return 0;
    if (part->stock != Stock::unit) continue;
    counted.parts.erase(id);
    const auto many = sum(count_free(db, *part)) / count;
    most = std::min(most.value_or(many), many);
  }
  const auto here = sum(free_by_site(db, pack, counted));
  return counted.parts.empty() ? most.value_or(0) : std::min(most.value_or(here), here);
}

std::vector<std::string> sites_for(Db& db, const Pack& pack, const Service& service) {
  std::vector<std::string> sites;
  const auto free = free_by_site(db, pack, service);
  for (const auto& [site, many] : free) sites.push_back(site);
  if (!pack.desk.transfer || service.stock == Stock::bulk) return sites;
  const auto reached = [&](const std::string& site) {
    return service.stock == Stock::kit ? kit_at(db, pack, service, site, true).has_value() : !free.empty();
  };
  for (const auto& site : pack.sites)
    if (!free.contains(site.id) && reached(site.id)) sites.push_back(site.id);
  std::ranges::sort(sites);
  return sites;
}

std::optional<Spot> find_spot(Db& db, const Pack& pack, const Wish& wish, Date today) {
  const auto& service = wish.service;
  if (service.stock == Stock::kit) {
    auto kit = find_kit(db, pack, wish);
    if (kit) kit->later = wish.starts > to_string(today);
    return kit;
  }
  const bool sent = pack.desk.transfer && service.stock == Stock::unit && wish.unit.empty() && wish.starts.empty();
  const auto& first = wish.site.empty() ? wish.own : wish.site;
  auto choice = choose(db, wish, today);
  if (!choice && sent && pack.site(first) != nullptr) {
    auto anywhere = wish;
    anywhere.site.clear();
    choice = choose(db, anywhere, today);
  }
  if (!choice) return std::nullopt;
  Spot spot{service.id, choice->site, choice->unit, choice->model, "", wish.starts > to_string(today), {}};
  // What lies elsewhere comes to where they want it.
  if (sent && choice->site != first && pack.site(first) != nullptr) {
    spot.site = first;
    spot.from = choice->site;
  }
  return spot;
}

}  // namespace corner::store
