#include "policy/explain.hpp"

#include <algorithm>

#include "policy/value.hpp"

namespace corner::policy {
namespace {

Value value_of(const Json& record, const Fact& fact) {
  const auto& text = record["facts"][fact.name]["value"];
  return text.is_text() ? parse_value(fact, text.text()) : missing;
}

std::string said(const Json& record, const Fact& fact, Language language) {
  const auto& text = record["facts"][fact.name]["value"];
  if (!text.is_text()) return tr("unknown");
  return fact.open() ? text.text() : show_value(fact, parse_value(fact, text.text()), language);
}

// `{fact}` becomes the fact's value as people say it.
std::string filled(const std::string& reason, const Pack& pack, const Json& record, Language language) {
  std::string out;
  for (std::size_t at = 0; at < reason.size();) {
    const auto open = reason.find('{', at);
    const auto close = open == std::string::npos ? open : reason.find('}', open);
    if (close == std::string::npos) return out + reason.substr(at);
    const auto* fact = pack.fact(std::string_view(reason).substr(open + 1, close - open - 1));
    out += reason.substr(at, open - at);
    out += fact ? said(record, *fact, language) : reason.substr(open, close - open + 1);
    at = close + 1;
  }
  return out;
}

// Conditions of one box that the facts do not meet, plus the rule's exclusions that they do.
std::vector<const Condition*> unmet(const Box& box, const Pack& pack, const Json& record) {
  std::vector<const Condition*> out;
  for (const auto& condition : box) {
    const auto value = value_of(record, pack.facts[static_cast<std::size_t>(condition.fact)]);
    if (value == missing || !condition.accept.has(value)) out.push_back(&condition);
  }
  return out;
}

struct Near {
  const Rule* rule;
  std::vector<const Condition*> conditions;
};

bool in_force(const Rule& rule, Date on) { return (!rule.from || *rule.from <= on) && (!rule.until || on < *rule.until); }

// What the asked service itself settles cannot change: a rule about other services is not near.
bool about_the_service(const std::vector<const Condition*>& conditions, const Pack& pack) {
  return std::ranges::none_of(conditions, [&](const Condition* condition) {
    return pack.facts[static_cast<std::size_t>(condition->fact)].origin == Origin::catalogue;
  });
}

}  // namespace

std::vector<Reason> reasons(const Policy& policy, const Json& record, Language language) {
  const auto& pack = policy.pack();
  std::vector<Reason> out;
  for (const auto& id : record["winning"].texts())
    if (const auto* rule = pack.rule(id))
      out.push_back({id, filled(rule->reason.in(language), pack, record, language), rule->references, rule->waivable_by});
  if (out.empty()) out.push_back({"default", filled(pack.default_reason.in(language), pack, record, language), {}, ""});
  return out;
}

std::vector<Miss> nearest_misses(const Policy& policy, const Json& record, Language language, int most) {
  const auto& pack = policy.pack();
  const auto on = *parse_date(record["on"].text());
  std::vector<Near> near;
  for (const auto& rule : pack.rules) {
    if (rule.effect == Effect::refuse || !in_force(rule, on)) continue;
    std::optional<Near> best;
    for (const auto& box : rule.when) {
      auto conditions = unmet(box, pack, record);
      if (!about_the_service(conditions, pack)) continue;
      if (!best || conditions.size() < best->conditions.size()) best = Near{&rule, std::move(conditions)};
    }
    if (!best) continue;
    if (best->conditions.empty()) return {};  // it matches already: what refuses stands in the reasons
    near.push_back(std::move(*best));
  }
  std::ranges::stable_sort(near, {}, [](const Near& each) { return each.conditions.size(); });
  std::vector<Miss> out;
  for (const auto& each : near) {
    if (each.conditions.size() > near.front().conditions.size() || most-- == 0) break;
    for (const auto* condition : each.conditions) {
      const auto& fact = pack.facts[static_cast<std::size_t>(condition->fact)];
      const bool known = record["facts"][fact.name]["value"].is_text();
      out.push_back({each.rule->id, fact.name, known ? said(record, fact, language) : "",
                     show_accept(fact, condition->accept, language)});
    }
  }
  return out;
}

}  // namespace corner::policy
