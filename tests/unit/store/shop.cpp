#include "shop.hpp"

#include <unistd.h>

#include <algorithm>

#include "core/sha256.hpp"
#include "core/text.hpp"
#include "policy/load.hpp"

namespace corner::store {

Sheet sheet(const std::string& header, const std::vector<std::string>& lines) {
  Sheet out{"sample.csv", {}, {}};
  for (const auto column : split(header, ',')) out.header.emplace_back(column);
  int at = 1;
  for (const auto& line : lines) {
    out.lines.push_back({++at, {}});
    for (const auto cell : split(line, ',')) out.lines.back().cells.emplace_back(cell);
  }
  return out;
}

void adopt(Store& store, const std::vector<policy::Source>& more, const Clerk& clerk) {
  auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/pack");
  sources.insert(sources.end(), more.begin(), more.end());
  const auto loaded = policy::load(sources);
  store.adopt(loaded.pack, sources, clerk, false);
}

std::vector<std::string> notices(Store& store, const std::string& person) {
  std::vector<std::string> kinds;
  store.db().query("SELECT kind FROM notice WHERE person = $1 ORDER BY id", {store.person(person).id},
                   [&](const Row& row) { kinds.push_back(text(row[0])); });
  return kinds;
}

Shop::Shop(int laptops) {
  auto pattern = (std::filesystem::temp_directory_path() / "corner-shop-XXXXXX").string();
  folder = mkdtemp(pattern.data());
  place = {(folder / "store.db").string(), std::chrono::milliseconds(300)};
  const auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/pack");
  auto store = Store::create(place, true, policy::load(sources).pack, sources, clerk());
  std::vector<std::string> people, units;
  for (int i = 1; i <= 9; ++i) people.push_back("P" + std::to_string(i) + ",Sample " + std::to_string(i) + ",tenured,3,,cadam");
  for (int i = 1; i <= laptops; ++i) units.push_back("PC-" + std::to_string(i) + ",laptop,Model,cadam");
  store.import_people(sheet("number,name,status,telework,contract_end,site", people), clerk(), false);
  store.import_units(sheet("inventory_number,service,model,site", units), clerk(), false);
  store.import_bulk(sheet("service,site,quantity", {"mouse,cadam,2", "mouse,grasse,5"}), clerk(), false);
}

Shop::~Shop() {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

Clerk Shop::clerk() {
  const auto at = Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)) + std::chrono::seconds(++seconds_);
  return {"sample-operator", at, [this](std::size_t count) {
            const auto digest = sha256(std::to_string(seconds_) + "/" + std::to_string(count));
            return std::string(digest.begin(), digest.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, 32)));
          }};
}

Order Shop::order(const std::string& person, const std::string& service) const {
  Order order;
  order.person = person;
  order.services = {service};
  return order;
}

}  // namespace corner::store
