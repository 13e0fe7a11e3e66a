#include "store/spot.hpp"

#include <algorithm>

namespace corner::store {
namespace {

using policy::Pack;
using policy::Service;
using policy::Stock;

/// From now on, for good, anywhere.
Wish for_good(const Service& service) { return {service, "", "", "", "", ""}; }

/// The same days for a part.
Wish for_part(const Wish& kit, const Service& part) { return {part, "", "", "", kit.starts, kit.until}; }

/// Up to `count` units at the site, or at all others.
void add_units(Db& db, const Wish& part, const std::string& site, bool elsewhere, std::size_t count, Date today, std::vector<Spot>& found) {
  for (const auto& unit : free_units(db, part, site, elsewhere, count, today))
    found.push_back({part.service.id, site, unit.unit, unit.model, elsewhere ? unit.site : std::string(), false, {}});
}

/// `count` of a part, to be handed over at `site`; false when there are fewer. Counted items are not sent.
bool add_part(Db& db, const Wish& part, const std::string& site, int count, bool sent, Date today, std::vector<Spot>& found) {
  const auto wanted = found.size() + static_cast<std::size_t>(count);
  if (part.service.stock == Stock::unit) {
    add_units(db, part, site, false, wanted - found.size(), today, found);
    if (sent) add_units(db, part, site, true, wanted - found.size(), today, found);
    return found.size() == wanted;
  }
  if (part.service.stock == Stock::bulk) {
    const auto free = count_free(db, part, today);
    if (!free.contains(site) || free.at(site) < count) return false;
  }
  found.resize(wanted, {part.service.id, site, "", "", "", false, {}});
  return true;
}

std::optional<Spot> kit_at(Db& db, const Pack& pack, const Wish& wish, const std::string& site, bool sent, Date today) {
  Spot spot{wish.service.id, site, "", "", "", false, {}};
  for (const auto& [id, count] : wish.service.parts) {
    const auto* part = pack.service(id);
    if (part == nullptr || !add_part(db, for_part(wish, *part), site, count, sent && wish.starts.empty(), today, spot.parts)) return std::nullopt;
  }
  return spot;
}

/// How many of a kit its parts allow over the whole span, all at one site.
std::map<std::string, std::int64_t> count_kits(Db& db, const Pack& pack, const Wish& wish, Date today) {
  std::optional<std::map<std::string, std::int64_t>> free;
  for (const auto& [id, count] : wish.service.parts) {
    const auto* part = pack.service(id);
    if (part != nullptr && part->stock == Stock::none) continue;
    auto of_part = part == nullptr ? std::map<std::string, std::int64_t>() : count_free(db, for_part(wish, *part), today);
    for (auto& [site, many] : of_part) {
      many /= count;
      if (free) many = free->contains(site) ? std::min(many, free->at(site)) : 0;
    }
    std::erase_if(of_part, [](const auto& each) { return each.second == 0; });
    free = std::move(of_part);
  }
  return free.value_or(std::map<std::string, std::int64_t>());
}

std::optional<Spot> find_kit(Db& db, const Pack& pack, const Wish& wish, Date today) {
  const auto& first = wish.site.empty() ? wish.own : wish.site;
  const auto here = desk::site_for(wish.site, wish.own, count_kits(db, pack, wish, today));
  const auto at = [&](const std::string& site, bool sent) { return kit_at(db, pack, wish, site, sent, today); };
  if (here == first) return at(first, false);
  if (pack.desk.transfer && pack.site(first) != nullptr)
    if (auto spot = at(first, true)) return spot;
  if (here) return at(*here, false);
  if (!pack.desk.transfer || !wish.site.empty()) return std::nullopt;
  for (const auto& site : pack.sites)
    if (auto spot = at(site.id, true)) return spot;
  return std::nullopt;
}

}  // namespace

bool Spot::there() const { return from.empty() && !later && std::ranges::all_of(parts, &Spot::there); }

std::map<std::string, std::int64_t> free_by_site(Db& db, const Pack& pack, const Service& service, Date today) {
  const auto wish = for_good(service);
  return service.stock == Stock::kit ? count_kits(db, pack, wish, today) : count_free(db, wish, today);
}

std::map<std::string, std::int64_t> stocked_by_site(Db& db, const Pack& pack, const Service& service, Date today) {
  if (service.stock != Stock::unit) return free_by_site(db, pack, service, today);
  std::map<std::string, std::int64_t> stocked;
  db.query("SELECT site, count(*) FROM unit WHERE service = $1 AND state = 'in-stock' GROUP BY site", {service.id},
           [&](const Row& row) { stocked[text(row[0])] = integer(row[1]); });
  return stocked;
}

std::int64_t kits_free(Db& db, const Pack& pack, const Service& kit, Date today) {
  const auto sum = [](const std::map<std::string, std::int64_t>& counts) {
    std::int64_t all = 0;
    for (const auto& [site, many] : counts) all += many;
    return all;
  };
  if (!pack.desk.transfer) return sum(free_by_site(db, pack, kit, today));
  auto counted = kit;
  std::optional<std::int64_t> most;
  for (const auto& [id, count] : kit.parts) {
    const auto* part = pack.service(id);
    if (part == nullptr) return 0;
    if (part->stock != Stock::unit) continue;
    counted.parts.erase(id);
    const auto many = sum(count_free(db, for_good(*part), today)) / count;
    most = std::min(most.value_or(many), many);
  }
  const auto here = sum(free_by_site(db, pack, counted, today));
  return counted.parts.empty() ? most.value_or(0) : std::min(most.value_or(here), here);
}

std::vector<std::string> sites_for(Db& db, const Pack& pack, const Service& service, Date today) {
  std::vector<std::string> sites;
  const auto free = free_by_site(db, pack, service, today);
  for (const auto& [site, many] : free) sites.push_back(site);
  if (!pack.desk.transfer || service.stock == Stock::bulk) return sites;
  const auto reached = [&](const std::string& site) {
    return service.stock == Stock::kit ? kit_at(db, pack, for_good(service), site, true, today).has_value() : !free.empty();
  };
  for (const auto& site : pack.sites)
    if (!free.contains(site.id) && reached(site.id)) sites.push_back(site.id);
  std::ranges::sort(sites);
  return sites;
}

std::optional<Spot> find_spot(Db& db, const Pack& pack, const Wish& wish, Date today) {
  const auto& service = wish.service;
  if (service.stock == Stock::kit) {
    auto kit = find_kit(db, pack, wish, today);
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
