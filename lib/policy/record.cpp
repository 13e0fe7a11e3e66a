#include "policy/record.hpp"

#include "core/error.hpp"
#include "policy/value.hpp"

namespace corner::policy {
namespace {

std::vector<std::string> ids(const Pack& pack, const RuleSet& rules) {
  std::vector<std::string> out;
  for (const int rule : rules.list()) out.push_back(pack.rules[static_cast<std::size_t>(rule)].id);
  return out;
}

std::vector<std::string> names(const Pack& pack, const std::vector<int>& facts) {
  std::vector<std::string> out;
  for (const int fact : facts) out.push_back(pack.facts[static_cast<std::size_t>(fact)].name);
  return out;
}

Facts typed(const Pack& pack, const std::vector<Read>& reads) {
  Facts facts;
  for (std::size_t i = 0; i < pack.facts.size(); ++i) facts.push_back(parse_value(pack.facts[i], reads.at(i).value));
  return facts;
}

RuleSet rules_named(const Pack& pack, const std::vector<std::string>& ids) {
  RuleSet rules(pack.rules.size());
  for (const auto& id : ids) {
    const auto* rule = pack.rule(id);
    if (rule == nullptr) throw Error(say("a waiver names the rule `{0}`, which the pack does not have", id));
    rules.add(pack.index(*rule));
  }
  return rules;
}

Json fact_json(const Read& read) {
  Json json;
  json.set_if("value", read.value).set("source", read.value.empty() && read.source.empty() ? "absent" : read.source);
  Json counted{Json::List()};
  for (const auto id : read.counted) counted.push(id);
  return json.set_if("counted", std::move(counted));
}

}  // namespace

Json record(const Policy& policy, const std::string& version, const Question& question) {
  const auto& pack = policy.pack();
  const auto decision = policy.decide(typed(pack, question.reads), question.on, rules_named(pack, question.waived));
  Json facts{Json::Object()};
  for (std::size_t i = 0; i < pack.facts.size(); ++i) facts.set(pack.facts[i].name, fact_json(question.reads[i]));
  Json out;
  out.set("schema", "corner.decision/1").set("pack", version).set("service", question.service);
  out.set("on", to_string(question.on)).set("at", to_string(question.at)).set("facts", std::move(facts));
  out.set("waivers", question.waived);
  out.set("outcome", code(decision.outcome)).set("by_default", decision.by_default);
  out.set("winning", ids(pack, decision.winning)).set("overridden", ids(pack, decision.overridden));
  out.set("waived", ids(pack, decision.waived)).set("open", ids(pack, decision.open));
  out.set("missing", names(pack, decision.missing.list()));
  const bool undetermined = decision.outcome == Outcome::undetermined;
  out.set("approvers", undetermined ? std::vector<std::string>() : policy.approvers(decision));
  out.set("obligations", undetermined ? std::vector<std::string>() : policy.obligations(decision));
  return out;
}

Question question_of(const Json& record, const Pack& pack) {
  const auto on = parse_date(record["on"].text());
  const auto at = parse_instant(record["at"].text());
  if (record["schema"] != Json("corner.decision/1") || !on || !at) throw Error(tr("this is no record of a decision"));
  Question question{record["service"].text(), {}, *on, *at, record["waivers"].texts()};
  for (const auto& fact : pack.facts) {
    const auto& json = record["facts"][fact.name];
    Read read;
    if (json["value"].is_text()) read.value = json["value"].text();
    read.source = json["source"].text() == "absent" ? "" : json["source"].text();
    if (json["counted"].is_list())
      for (const auto& id : json["counted"].list()) read.counted.push_back(id.integer());
    question.reads.push_back(std::move(read));
  }
  return question;
}

std::vector<std::string> differences(const std::string& text, const Policy& policy, const std::string& version) {
  try {
    const auto past = parse_json(text, "record");
    const auto again = record(policy, version, question_of(past, policy.pack()));
    if (write(again) == text) return {};
    std::vector<std::string> out;
    auto members = past.object();
    members.insert(again.object().begin(), again.object().end());
    for (const auto& [name, value] : members)
      if (past[name] != again[name]) out.push_back(name);
    return out.empty() ? std::vector<std::string>{"text"} : out;
  } catch (const Error&) {
    return {"record"};
  }
}

}  // namespace corner::policy
