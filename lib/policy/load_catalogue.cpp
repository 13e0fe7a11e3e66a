#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/conditions.hpp"
#include "policy/handling.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

std::optional<Cents> read_price(Draft& draft, const Entry& entry) {
  const Entry* price = entry.value.find("price");
  if (price == nullptr) return std::nullopt;
  Fact money;
  money.name = "price";
  money.type = Type::money;
  money.high = 100'000'000'000;
  const auto value = read_value(draft, money, price->value);
  return value ? std::optional(Cents{*value}) : std::nullopt;
}

/// The facts that the service settles: only such as nothing else settles.
std::map<int, Value> read_facts(Draft& draft, const Entry& entry) {
  const Entry* facts = draft.read.get(entry, "facts", Kind::table);
  if (facts == nullptr) return {};
  for (const auto& [key, place, node] : facts->value.entries) {
    const Fact* fact = draft.pack.fact(key);
    if (fact == nullptr) continue;
    if (key == "price")
      draft.read.error(place, "bad-form", tr("the price of a service stands beside its `facts`"),
                       tr("write `price = …` in the service itself"));
    else if (fact->origin != Origin::named)
      draft.read.error(place, "bad-form", say("a service cannot settle `{0}`: it is read elsewhere", key),
                       tr("take it out"));
  }
  return read_values(draft, facts->value);
}

void read_service(Draft& draft, Service& service, const Entry& entry) {
  service.place = entry.place;
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return;
  draft.read.only(entry.value, {"category", "title", "description", "price", "stock", "facts", "hold_days", "loan",
                                "parts", "appointment", "wiped", "minimum", "minimum_at", "depreciation_months"});
  service.category = draft.read.need_text(entry, "category", Shape::kebab);
  if (!service.category.empty()) draft.category(service.category, entry.value.find("category")->value.place);
  service.title = read_text(draft, entry, "title", Need::required);
  service.description = read_text(draft, entry, "description", Need::optional);
  service.price = read_price(draft, entry);
  service.facts = read_facts(draft, entry);
  const std::string stock = draft.read.choice(entry, "stock", words(stock_codes));
  service.stock = decode<Stock>(stock_codes, stock).value_or(Stock::unit);
  read_handling(draft, service, entry);
}

/// Categories have a title and nothing else.
Text read_titled(Draft& draft, const Entry& entry) {
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return {};
  draft.read.only(entry.value, {"title"});
  return read_text(draft, entry, "title", Need::required);
}

}  // namespace

void load_catalogue(Draft& draft) {
  if (const auto part = draft.parts.find("catalogue"); part != draft.parts.end())
    draft.read.only(part->second.value, {"category", "service"});
  auto category = draft.pack.categories.begin();
  for (const auto& entry : draft.table("catalogue", "category").value.entries)
    (category++)->title = read_titled(draft, entry);
  auto service = draft.pack.services.begin();
  for (const auto& entry : draft.table("catalogue", "service").value.entries)
    read_service(draft, *service++, entry);
  check_parts(draft);
}

}  // namespace corner::policy
