#include <algorithm>

#include "policy/compile.hpp"
#include "policy/decide.hpp"

namespace corner::policy {
namespace {

/// What `texts` has for each rule of the decision's outcome that wins or may, sorted, each once.
template <class Texts>
std::vector<std::string> union_over(const Pack& pack, const Decision& decision, Texts texts) {
  std::vector<std::string> all;
  for (const RuleSet* rules : {&decision.winning, &decision.open}) {
    rules->each([&](int index) {
      const Rule& rule = pack.rules[static_cast<std::size_t>(index)];
      if (static_cast<Outcome>(rule.effect) == decision.outcome)
        all.insert(all.end(), (rule.*texts).begin(), (rule.*texts).end());
    });
  }
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

}  // namespace

const char* code(Outcome outcome) {
  return outcome == Outcome::undetermined ? "undetermined" : code(static_cast<Effect>(outcome));
}

Policy::Policy(Pack pack) : compiled_(std::make_unique<const Compiled>(std::move(pack))) {}
Policy::~Policy() = default;
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;

const Pack& Policy::pack() const { return compiled_->pack; }

std::vector<std::string> Policy::approvers(const Decision& decision) const {
  return union_over(pack(), decision, &Rule::by);
}

std::vector<std::string> Policy::obligations(const Decision& decision) const {
  return union_over(pack(), decision, &Rule::obligations);
}

}  // namespace corner::policy
