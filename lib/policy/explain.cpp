#include "policy/explain.hpp"

#include "policy/confidential.hpp"
#include "policy/value.hpp"

namespace corner::policy {
namespace {

// What is asked for has a title.
std::string in_a_sentence(const Pack& pack, const Json& record, const Fact& fact, Language language) {
  const auto& value = record["facts"][fact.name]["value"];
  const bool named = fact.origin == Origin::catalogue && value.is_text();
  return named ? show_value(pack, fact, parse_value(fact, value.text()), language) : said(record, fact, language);
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
    out += fact ? in_a_sentence(pack, record, *fact, language) : reason.substr(open, close - open + 1);
    at = close + 1;
  }
  return out;
}

}  // namespace

std::string said(const Json& record, const Fact& fact, Language language) {
  const auto& known = record["facts"][fact.name];
  if (known["hidden"] == Json(true)) return tr("(not shown)");
  if (!known["value"].is_text()) return tr("unknown");
  const auto& text = known["value"].text();
  return fact.open() ? text : show_value(fact, parse_value(fact, text), language);
}

bool one_of_open(const Json& record) {
  return record["outcome"].text() != "undetermined" && record["winning"].texts().empty() && !record["by_default"].boolean();
}

std::vector<Reason> reasons(const Policy& policy, const Json& record, Language language) {
  const auto& pack = policy.pack();
  if (record["by_default"].boolean()) return {{"default", filled(pack.default_reason.in(language), pack, record, language), {}, ""}};
  const bool open = one_of_open(record);
  std::vector<Reason> out;
  for (const auto& id : record[open ? "open" : "winning"].texts()) {
    const auto* rule = pack.rule(id);
    if (rule != nullptr && (!open || record["outcome"].text() == code(rule->effect)))
      out.push_back({id, filled(rule->reason.in(language), pack, record, language), rule->references, rule->waivable_by});
    if (id == hidden) out.push_back({id, tr("A ground that only the person concerned is told."), {}, ""});
  }
  return out;
}

}  // namespace corner::policy
