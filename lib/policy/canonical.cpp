#include "policy/canonical.hpp"

#include "core/sha256.hpp"
#include "policy/box.hpp"
#include "policy/canonical_parts.hpp"
#include "policy/ranges.hpp"
#include "policy/value.hpp"

namespace corner::policy {
namespace {

/// A value as the pack's author writes it, but for money, which is always "800.00".
Json write_scalar(const Fact& fact, Value value) {
  if (value == absent) return "absent";
  switch (fact.type) {
    case Type::boolean: return value != 0;
    case Type::integer:
    case Type::months: return value;
    case Type::enumeration:
    case Type::money: break;
  }
  return write_value(fact, value);
}

void push_range(Json& list, const Fact& fact, Interval range) {
  const Interval all = domain(fact);
  if (range == all) {
    list.push("present");
  } else if (fact.type == Type::enumeration || fact.type == Type::boolean) {
    for (Value value = range.low; value <= range.high; ++value) list.push(write_scalar(fact, value));
  } else if (range.low == range.high) {
    list.push(write_scalar(fact, range.low));
  } else if (range.high == all.high) {
    list.push(">= " + write_number(fact, range.low));
  } else if (range.low == all.low) {
    list.push("<= " + write_number(fact, range.high));
  } else {
    list.push(write_number(fact, range.low) + ".." + write_number(fact, range.high));
  }
}

Json write_accept(const Fact& fact, const Accept& accept) {
  Json list{Json::List()};
  for (const auto& range : accept.ranges) push_range(list, fact, range);
  if (accept.absent) list.push("absent");
  return list.list().size() == 1 ? list.list().front() : list;
}

Json write_box(const Pack& pack, const Box& box) {
  Json json{Json::Object()};
  for (const auto& condition : box) {
    const Fact& fact = pack.facts[static_cast<std::size_t>(condition.fact)];
    json.set(fact.name, write_accept(fact, condition.accept));
  }
  return json;
}

/// As it was written: one text for all languages, or one for each.
Json write_unit(const Text& unit) {
  const auto& all = unit.by_language;
  return all.contains("") ? Json(all.at("")) : write_text(unit);
}

void add_history(Json& json, const Fact& fact) {
  if (fact.origin == Origin::count) json.set("count", "attributions");
  if (fact.origin == Origin::sum) json.set("sum", "price");
  if (fact.origin == Origin::last) json.set("months_since", fact.history.event);
  json.set_if("same", fact.history.same).set_if("categories", fact.history.categories);
  json.set_if("state", fact.history.state);
  if (fact.history.within_months != 0) json.set("within_months", fact.history.within_months);
}

Json write_fact(const Fact& fact) {
  const Json ends = Json::List{fact.low, fact.high};
  Json json;
  switch (fact.type) {
    case Type::enumeration: json.set("values", fact.values); break;
    case Type::boolean: json.set("boolean", true); break;
    case Type::integer: json.set("integer", ends); break;
    case Type::months: json.set("months", ends); break;
    case Type::money: json.set("cents", ends); break;
  }
  switch (fact.origin) {
    case Origin::named: break;
    case Origin::catalogue: json.set("catalogue", fact.source); break;
    case Origin::directory: json.set("directory", fact.source); break;
    case Origin::until: json.set("until", fact.source); break;
    case Origin::since: json.set("since", fact.source); break;
    case Origin::count:
    case Origin::sum:
    case Origin::last: add_history(json, fact); break;
  }
  if (fact.sensitive) json.set("sensitive", true);
  return json.set_if("absent", fact.absent_word)
      .set_if("unit", write_unit(fact.unit))
      .set_if("title", write_text(fact.title));
}

Json write_service(const Pack& pack, const Service& service) {
  Json json, facts;
  for (const auto& [fact, value] : service.facts) {
    const Fact& settled = pack.facts[static_cast<std::size_t>(fact)];
    facts.set(settled.name, write_scalar(settled, value));
  }
  if (service.price) json.set("price", to_string(*service.price));
  write_handling(json, service);
  json.set("category", service.category).set("stock", encode(stock_codes, service.stock));
  return json.set_if("title", write_text(service.title))
      .set_if("description", write_text(service.description))
      .set_if("facts", std::move(facts));
}

Json write_rule(const Pack& pack, const Rule& rule) {
  Json json;
  std::vector<std::string> overrides;
  for (const int over : rule.overrides) overrides.push_back(pack.rules[static_cast<std::size_t>(over)].id);
  json.set("effect", code(rule.effect)).set("when", write_boxes(pack, rule.when));
  if (!rule.unless.empty()) json.set("unless", write_boxes(pack, rule.unless));
  json.set_if("from", write_date(rule.from)).set_if("until", write_date(rule.until));
  json.set_if("overrides", overrides).set_if("by", rule.by).set_if("obligations", rule.obligations);
  json.set_if("waivable_by", rule.waivable_by).set_if("references", rule.references);
  return json.set_if("reason", write_text(rule.reason));
}

Json write_place(const Pack& pack, const Site& site) {
  Json json = write_text(site.title);
  if (const auto own = pack.desk.sites.find(site.id); own != pack.desk.sites.end()) write_site(json, own->second);
  return json;
}

Json write_case(const Pack& pack, const Case& test) {
  Json json, given;
  for (const auto& [fact, value] : test.given) {
    const Fact& named = pack.facts[static_cast<std::size_t>(fact)];
    if (!test.other.contains(fact)) given.set(named.name, write_scalar(named, value));
  }
  for (const auto& [fact, text] : test.other)
    given.set(pack.facts[static_cast<std::size_t>(fact)].name, text);
  json.set("expect", encode(expect_codes, test.expect)).set_if("given", std::move(given));
  if (test.by) json.set("by", *test.by);
  if (test.approvers) json.set("approvers", *test.approvers);
  if (test.obligations) json.set("obligations", *test.obligations);
  if (test.missing) json.set("missing", *test.missing);
  return json.set_if("on", write_date(test.on))
      .set_if("waived", test.waived)
      .set_if("reference", test.reference);
}

Json write_effects(const std::vector<Effect>& effects) {
  Json list{Json::List()};
  for (const Effect effect : effects) list.push(code(effect));
  return list;
}

Json write_claim(const Pack& pack, const Claim& claim) {
  Json json, asserted;
  if (claim.outcomes.empty())
    asserted.set_if("by", claim.by).set_if("approvers", claim.approvers).set_if("obligations", claim.obligations);
  else
    asserted = write_effects(claim.outcomes);
  json.set("when", write_boxes(pack, claim.when)).set(claim.always ? "always" : "never", std::move(asserted));
  if (!claim.unless.empty()) json.set("unless", write_boxes(pack, claim.unless));
  json.set_if("from", write_date(claim.from)).set_if("until", write_date(claim.until));
  return json.set_if("if", write_effects(claim.among)).set_if("reference", claim.reference);
}

Json write_pack(const Pack& pack) {
  Json json, facts, nevers, categories, services, sites, rules, fallback;
  for (const auto& fact : pack.facts) facts.set(fact.name, write_fact(fact));
  for (const auto& never : pack.nevers) nevers.push(write_box(pack, never.box));
  for (const auto& category : pack.categories) categories.set(category.id, write_text(category.title));
  for (const auto& service : pack.services) services.set(service.id, write_service(pack, service));
  for (const auto& site : pack.sites) sites.set(site.id, write_place(pack, site));
  for (const auto& rule : pack.rules) rules.set(rule.id, write_rule(pack, rule));
  fallback.set("effect", code(pack.default_effect)).set_if("reason", write_text(pack.default_reason));
  json.set("format", 1).set("id", pack.id).set("timezone", pack.timezone).set("default", std::move(fallback));
  json.set_if("title", write_text(pack.title)).set_if("languages", pack.languages);
  json.set_if("authority", pack.authority)
      .set_if("contact", pack.contact)
      .set_if("facts", std::move(facts))
      .set_if("never", std::move(nevers));
  json.set_if("categories", std::move(categories)).set_if("services", std::move(services));
  json.set_if("sites", std::move(sites)).set_if("rules", std::move(rules));
  write_desk(json, pack);
  return json;
}

}  // namespace

Json write_boxes(const Pack& pack, const std::vector<Box>& boxes) {
  if (boxes.size() == 1) return write_box(pack, boxes.front());
  Json list;
  for (const auto& box : boxes) list.push(write_box(pack, box));
  return list;
}

Json write_text(const Text& text) {
  Json json;
  for (const auto& [language, words] : text.by_language) json.set(language, words);
  return json;
}

Json write_date(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(); }

std::string canonical(const Pack& pack) {
  Json cases{Json::Object()}, claims{Json::Object()};
  for (const auto& test : pack.cases) cases.set(test.name, write_case(pack, test));
  for (const auto& claim : pack.claims) claims.set(claim.name, write_claim(pack, claim));
  const std::string text = write(write_pack(pack)) + "\n" + write(cases) + "\n";
  return pack.claims.empty() ? text : text + write(claims) + "\n";
}

std::string version(const Pack& pack) { return hex(sha256(canonical(pack))); }

}  // namespace corner::policy
