#include "policy/confidential.hpp"

#include <algorithm>

#include "core/words.hpp"

namespace corner::policy {

const std::string& column_of(const Fact& fact) { return fact.source.empty() ? fact.name : fact.source; }

std::set<std::string, std::less<>> sensitive_columns(const Pack& pack) {
  std::set<std::string, std::less<>> columns;
  for (const auto& fact : pack.facts)
    if (fact.sensitive) columns.insert(column_of(fact));
  return columns;
}

bool confidential(const Pack& pack, const Rule& rule) {
  const auto sensitive = [&](const Condition& condition) {
    return pack.facts[static_cast<std::size_t>(condition.fact)].sensitive;
  };
  const auto names = [&](const Fact& fact) {
    return fact.sensitive && std::ranges::any_of(rule.reason.by_language, [&](const auto& text) {
             return text.second.find(fmt::format("{{{}}}", fact.name)) != std::string::npos;
           });
  };
  return std::ranges::any_of(rule.when,
                             [&](const Box& box) { return std::ranges::any_of(box, sensitive); }) ||
         std::ranges::any_of(pack.facts, names);
}

const std::string& shown_id(const Pack& pack, const Rule& rule) {
  static const std::string instead = hidden;
  return confidential(pack, rule) ? instead : rule.id;
}

Json redacted(const Pack& pack, const Json& record) {
  if (!record.is_object()) return record;
  Json out = record;
  Json facts{Json::Object()};
  for (const auto& [name, known] : record["facts"].object()) {
    const Fact* fact = pack.fact(name);
    const bool open = fact == nullptr || !fact->sensitive || known["value"].is_null();
    facts.set(name, open ? known : Json().set("source", known["source"]).set("hidden", true));
  }
  out.set("facts", std::move(facts));
  for (const char* member : {"winning", "overridden", "waived", "waivers", "open"}) {
    std::vector<std::string> ids;
    for (const auto& id : record[member].texts()) {
      const Rule* rule = pack.rule(id);
      ids.push_back(rule == nullptr ? id : shown_id(pack, *rule));
    }
    out.set(member, ids);
  }
  return out;
}

bool tells_grounds(const Pack& pack, const Json& record) {
  return std::ranges::any_of(pack.facts, [&](const Fact& fact) {
    return fact.sensitive && record["facts"][fact.name]["source"] == Json("given");
  });
}

bool withholds(const Pack& pack, const Json& record) { return redacted(pack, record) != record; }

}  // namespace corner::policy
