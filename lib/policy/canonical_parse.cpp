#include <algorithm>

#include "policy/box.hpp"
#include "policy/canonical.hpp"
#include "policy/canonical_parts.hpp"
#include "policy/hints.hpp"
#include "policy/ranges.hpp"

namespace corner::policy {
namespace {

Value read_name(const Fact& fact, const std::string& name) {
  const auto at = std::lower_bound(fact.values.begin(), fact.values.end(), name);
  if (at != fact.values.end() && *at == name) return at - fact.values.begin();
  if (!fact.open()) refuse_kept(name);
  return static_cast<Value>(fact.values.size());
}

Value read_scalar(const Fact& fact, const Json& json) {
  if (json.is_text() && json.text() == "absent") return absent;
  switch (fact.type) {
    case Type::enumeration: return read_name(fact, json.text());
    case Type::boolean: return json.boolean() ? 1 : 0;
    case Type::integer:
    case Type::months: return json.integer();
    case Type::money: break;
  }
  const auto cents = parse_number(fact, json.text());
  if (!cents) refuse_kept(json.text());
  return *cents;
}

void add_accept(Accept& accept, const Fact& fact, const Json& json) {
  if (json.is_text() && json.text() == "present") {
    accept.ranges.push_back(domain(fact));
  } else if (json.is_text() && json.text() != "absent" && fact.type != Type::enumeration) {
    const Range range = parse_range(fact, json.text());
    if (range.fault == RangeFault::none) {
      accept.ranges.push_back(range.interval);
    } else {
      const Value value = read_scalar(fact, json);
      accept.ranges.push_back({value, value});
    }
  } else if (const Value value = read_scalar(fact, json); value == absent) {
    accept.absent = true;
  } else {
    accept.ranges.push_back({value, value});
  }
}

int fact_index(const Pack& pack, const std::string& name) {
  const Fact* fact = pack.fact(name);
  if (fact == nullptr) refuse_kept(name);
  return pack.index(*fact);
}

Box read_box(const Pack& pack, const Json& json) {
  Box box;
  box.reserve(json.object().size());
  for (const auto& [name, accepted] : json.object()) {
    Condition& condition = box.emplace_back();
    condition.fact = fact_index(pack, name);
    const Fact& fact = pack.facts[static_cast<std::size_t>(condition.fact)];
    if (accepted.is_list())
      for (const auto& item : accepted.list()) add_accept(condition.accept, fact, item);
    else
      add_accept(condition.accept, fact, accepted);
    normalise(condition.accept.ranges);
  }
  return box;
}

void read_type(Fact& fact, const Json& json) {
  const auto numbers = [&](Type type, std::string_view key) {
    const Json& ends = json[key];
    if (ends.is_null()) return;
    if (ends.list().size() != 2) refuse_kept(fact.name);
    fact.type = type;
    fact.low = ends.list()[0].integer();
    fact.high = ends.list()[1].integer();
  };
  if (json["values"].is_list()) fact.type = Type::enumeration;
  fact.values = json["values"].texts();
  numbers(Type::integer, "integer");
  numbers(Type::months, "months");
  numbers(Type::money, "cents");
}

void read_origin(Fact& fact, const Json& json) {
  const auto from = [&](Origin origin, std::string_view key, std::string& into) {
    if (json[key].is_null()) return;
    fact.origin = origin;
    into = json[key].text();
  };
  std::string ignored;
  from(Origin::catalogue, "catalogue", fact.source);
  from(Origin::directory, "directory", fact.source);
  from(Origin::until, "until", fact.source);
  from(Origin::since, "since", fact.source);
  from(Origin::count, "count", ignored);
  from(Origin::sum, "sum", ignored);
  from(Origin::last, "months_since", fact.history.event);
  fact.history.same = read_string(json["same"]);
  fact.history.categories = json["categories"].texts();
  fact.history.state = read_string(json["state"]);
  if (!json["within_months"].is_null())
    fact.history.within_months = static_cast<int>(json["within_months"].integer());
}

Fact read_fact(const std::string& name, const Json& json) {
  Fact fact;
  fact.name = name;
  read_type(fact, json);
  read_origin(fact, json);
  fact.absent_word = read_string(json["absent"]);
  if (json["unit"].is_text())
    fact.unit.by_language.emplace("", json["unit"].text());
  else
    fact.unit = read_text(json["unit"]);
  fact.sensitive = !json["sensitive"].is_null();
  fact.title = read_text(json["title"]);
  return fact;
}

Service read_service(const Pack& pack, const std::string& id, const Json& json) {
  Service service;
  service.id = id;
  service.category = json["category"].text();
  service.title = read_text(json["title"]);
  service.description = read_text(json["description"]);
  if (!json["price"].is_null()) service.price = parse_money(json["price"].text());
  service.stock = read_code<Stock>(stock_codes, json["stock"]);
  for (const auto& [name, value] : members(json["facts"])) {
    const int fact = fact_index(pack, name);
    service.facts[fact] = read_scalar(pack.facts[static_cast<std::size_t>(fact)], value);
  }
  read_handling(service, json);
  return service;
}

/// The ids of all rules must stand in the pack already.
void read_rule(const Pack& pack, Rule& rule, const Json& json) {
  rule.effect = read_code<Effect>(effect_codes, json["effect"]);
  rule.when = read_boxes(pack, json["when"]);
  rule.unless = read_boxes(pack, json["unless"]);
  rule.from = read_date(json["from"]);
  rule.until = read_date(json["until"]);
  for (const auto& id : json["overrides"].texts()) {
    const Rule* other = pack.rule(id);
    if (other == nullptr) refuse_kept(id);
    rule.overrides.push_back(pack.index(*other));
  }
  rule.by = json["by"].texts();
  rule.obligations = json["obligations"].texts();
  rule.waivable_by = read_string(json["waivable_by"]);
  rule.references = json["references"].texts();
  rule.reason = read_text(json["reason"]);
}

Case read_case(const Pack& pack, const std::string& name, const Json& json) {
  const auto list = [&](std::string_view key) {
    return json[key].is_null() ? std::nullopt : std::optional(json[key].texts());
  };
  Case test;
  test.name = name;
  test.on = read_date(json["on"]);
  for (const auto& [fact_name, value] : members(json["given"])) {
    const int index = fact_index(pack, fact_name);
    const Fact& fact = pack.facts[static_cast<std::size_t>(index)];
    test.given[index] = read_scalar(fact, value);
    if (fact.open() && test.given[index] == static_cast<Value>(fact.values.size()))
      test.other[index] = value.text();
  }
  test.expect = read_code<Expect>(expect_codes, json["expect"]);
  test.by = list("by");
  test.approvers = list("approvers");
  test.obligations = list("obligations");
  test.missing = list("missing");
  test.waived = json["waived"].texts();
  test.reference = read_string(json["reference"]);
  return test;
}

std::vector<Effect> read_effects(const Json& json) {
  std::vector<Effect> effects;
  if (json.is_null()) return effects;
  for (const auto& effect : json.list()) effects.push_back(read_code<Effect>(effect_codes, effect));
  return effects;
}

Claim read_claim(const Pack& pack, const std::string& name, const Json& json) {
  Claim claim;
  claim.name = name;
  claim.when = read_boxes(pack, json["when"]);
  claim.unless = read_boxes(pack, json["unless"]);
  claim.from = read_date(json["from"]);
  claim.until = read_date(json["until"]);
  claim.among = read_effects(json["if"]);
  claim.always = !json["always"].is_null();
  const Json& asserted = json[claim.always ? "always" : "never"];
  if (!asserted.is_object()) claim.outcomes = read_effects(asserted);
  claim.by = asserted["by"].texts();
  claim.approvers = asserted["approvers"].texts();
  claim.obligations = asserted["obligations"].texts();
  claim.reference = read_string(json["reference"]);
  if (claim.when.empty() || claim.outcomes.size() + claim.by.size() + claim.approvers.size() + claim.obligations.size() == 0)
    refuse_kept(name);
  return claim;
}

void read_head(Pack& pack, const Json& json) {
  if (!json["format"].is_integer() || json["format"].integer() != 1)
    throw Error(tr("this is no policy that this version of `corner` can read"), Failure::policy_invalid);
  pack.id = json["id"].text();
  pack.title = read_text(json["title"]);
  pack.timezone = json["timezone"].text();
  pack.languages = json["languages"].texts();
  pack.authority = read_string(json["authority"]);
  pack.contact = read_string(json["contact"]);
  pack.default_effect = read_code<Effect>(effect_codes, json["default"]["effect"]);
  pack.default_reason = read_text(json["default"]["reason"]);
}

}  // namespace

void refuse_kept(std::string_view text) {
  throw Error(say("`{0}` has no place in a policy as it is kept", shown(text)), Failure::policy_invalid);
}

const Json::Object& members(const Json& json) {
  static const Json::Object none;
  return json.is_null() ? none : json.object();
}

std::string read_string(const Json& json) { return json.is_null() ? std::string() : json.text(); }

Text read_text(const Json& json) {
  Text text;
  for (const auto language : {Language::en, Language::fr})
    if (const Json& words = json[code(language)]; !words.is_null()) text.by_language.emplace(code(language), words.text());
  return text;
}

std::optional<Date> read_date(const Json& json) {
  if (json.is_null()) return std::nullopt;
  const auto date = parse_date(json.text());
  if (!date) refuse_kept(json.text());
  return date;
}

std::vector<Box> read_boxes(const Pack& pack, const Json& json) {
  std::vector<Box> boxes;
  if (json.is_object()) boxes.push_back(read_box(pack, json));
  if (json.is_list())
    for (const auto& box : json.list()) boxes.push_back(read_box(pack, box));
  return boxes;
}

Pack parse_canonical(std::string_view text, Cases cases) {
  const auto line = text.find('\n');
  const Json json = parse_json(text.substr(0, line), tr("policy"));
  Pack pack;
  read_head(pack, json);
  for (const auto& [name, fact] : members(json["facts"])) pack.facts.push_back(read_fact(name, fact));
  if (!json["never"].is_null())
    for (const auto& box : json["never"].list())
      pack.nevers.push_back({.box = read_box(pack, box), .place = {}});
  for (const auto& [id, title] : members(json["categories"]))
    pack.categories.push_back({id, read_text(title)});
  for (const auto& [id, service] : members(json["services"]))
    pack.services.push_back(read_service(pack, id, service));
  for (const auto& [id, site] : members(json["sites"])) pack.sites.push_back({id, read_text(site), {}});
  for (const auto& [id, rule] : members(json["rules"])) pack.rules.emplace_back().id = id;
  auto rule = pack.rules.begin();
  for (const auto& [id, body] : members(json["rules"])) read_rule(pack, *rule++, body);
  read_desk(pack, json);
  if (cases == Cases::leave) return pack;
  if (line == std::string_view::npos) throw Error(tr("a pack's canonical form has two lines, and this has one"));
  text.remove_prefix(line + 1);
  const auto end = std::min(text.find('\n'), text.size());
  const Json tests = parse_json(text.substr(0, end), tr("policy"));
  for (const auto& [name, test] : members(tests)) pack.cases.push_back(read_case(pack, name, test));
  if (end + 1 >= text.size()) return pack;
  const Json claims = parse_json(text.substr(end + 1), tr("policy"));
  for (const auto& [name, claim] : members(claims)) pack.claims.push_back(read_claim(pack, name, claim));
  return pack;
}

}  // namespace corner::policy
