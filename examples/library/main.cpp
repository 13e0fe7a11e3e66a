// Decides one request under a pack: `example DIR FACT=VALUE…`, as docs/library.md explains it.
#include <iostream>
#include <span>

#include "policy/explanation.hpp"
#include "policy/load.hpp"
#include "policy/vocabulary.hpp"

using namespace corner::policy;

int main(int count, char** values) try {
  if (count < 2) throw corner::Error("usage: example DIR FACT=VALUE…");

  // Load: every problem of every file is told at once, or there is a pack.
  Loaded loaded = load(read_sources(values[1]));

  // Compile: once; from then on any thread may ask.
  const Policy policy(std::move(loaded.pack));
  const Vocabulary vocabulary(policy.pack());
  const Explainer explainer(policy, corner::Language::en);

  // Facts: one value each, in the pack's order; what is not said is missing.
  Facts facts(policy.pack().facts.size(), missing);
  for (const std::string_view given : std::span(values + 2, values + count)) {
    const auto equals = given.find('=');
    const int fact = vocabulary.fact(given.substr(0, equals));
    if (fact < 0 || equals == given.npos) throw corner::Error("no fact of the policy: " + std::string(given));
    facts[static_cast<std::size_t>(fact)] = vocabulary.value(fact, given.substr(equals + 1));
  }

  // Decide: a value, made of sets of rules; nothing is put into words yet.
  const corner::Date on = std::chrono::year(2026) / 3 / 2;
  const Decision decision = policy.decide(facts, on);
  std::cout << code(decision.outcome) << '\n';

  // Explain: when somebody asks.
  const Explanation why = explainer.explain(facts, decision);
  for (const auto& reason : why.reasons) std::cout << reason.rule << ": " << reason.text << '\n';
  for (const auto& fact : why.missing) std::cout << "missing: " << fact << '\n';
  for (const auto& role : why.approvers) std::cout << "asks: " << role << '\n';
  for (const auto& duty : why.obligations) std::cout << "obliges: " << duty << '\n';
} catch (const corner::Error& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
