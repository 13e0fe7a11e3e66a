#include "policy/explanation.hpp"

#include "policy/value.hpp"

namespace corner::policy {

Explainer::Explainer(const Policy& policy, Language language) : policy_(policy), language_(language) {
  for (const auto& rule : policy.pack().rules) rules_.push_back(split(rule.reason.in(language)));
  default_ = split(policy.pack().default_reason.in(language));
}

/// The loader has seen to it that braces pair, and hold names of facts.
Explainer::Pieces Explainer::split(const std::string& reason) const {
  const Pack& pack = policy_.pack();
  Pieces pieces;
  std::size_t at = 0;
  for (auto open = reason.find('{'); open != std::string::npos; open = reason.find('{', at)) {
    const auto close = reason.find('}', open);
    const Fact* fact = pack.fact(std::string_view(reason).substr(open + 1, close - open - 1));
    pieces.push_back({reason.substr(at, open - at), fact == nullptr ? -1 : pack.index(*fact)});
    at = close + 1;
  }
  pieces.push_back({reason.substr(at)});
  return pieces;
}

std::string Explainer::filled(const Pieces& pieces, FactsView facts) const {
  std::string text;
  for (const auto& piece : pieces) {
    text += piece.text;
    if (piece.fact < 0) continue;
    const auto fact = static_cast<std::size_t>(piece.fact);
    const Fact& named = policy_.pack().facts[fact];
    text += named.sensitive && facts[fact] != missing ? tr("(not shown)") : show_value(policy_.pack(), named, facts[fact], language_);
  }
  return text;
}

std::vector<Explanation::Reason> Explainer::reasons(FactsView facts, const Decision& decision) const {
  static const std::vector<std::string> none;
  std::vector<Explanation::Reason> reasons;
  const auto add = [&](int index) {
    const auto at = static_cast<std::size_t>(index);
    const Rule& rule = policy_.pack().rules[at];
    if (static_cast<Outcome>(rule.effect) == decision.outcome) reasons.push_back({rule.id, filled(rules_[at], facts), &rule.references});
  };
  decision.winning.each(add);
  if (reasons.empty() && !decision.by_default) decision.open.each(add);
  if (decision.by_default) reasons.push_back({"default", filled(default_, facts), &none});
  return reasons;
}

Explanation Explainer::explain(FactsView facts, const Decision& decision) const {
  const Pack& pack = policy_.pack();
  Explanation out;
  out.outcome = decision.outcome;
  out.by_default = decision.by_default;
  out.reasons = reasons(facts, decision);
  out.facts.reserve(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) out.facts.push_back({pack.facts[i].name, write_value(pack.facts[i], facts[i])});
  for (const int fact : decision.missing.list()) out.missing.push_back(pack.facts[static_cast<std::size_t>(fact)].name);
  if (decision.outcome == Outcome::undetermined) return out;
  out.approvers = policy_.approvers(decision);
  out.obligations = policy_.obligations(decision);
  return out;
}

}  // namespace corner::policy
