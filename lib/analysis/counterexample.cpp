#include "analysis/counterexample.hpp"

#include <algorithm>

namespace corner::analysis {

using namespace policy;

namespace {

// Without a day in the request it makes no difference which.
constexpr Date any_day = std::chrono::year(2026) / 1 / 1;

Date day_before(Date day) { return Date(std::chrono::sys_days(day) - std::chrono::days(1)); }

/// A day both of the claim and of the point; nothing where every day is.
std::optional<Date> day_of(const Claim& claim, const std::vector<Days>& stretches) {
  auto from = claim.from, until = claim.until;
  for (const auto& days : stretches) {
    from = std::max(from, days.from);
    if (days.until && (!until || *days.until < *until)) until = days.until;
  }
  if (from || !until) return from;
  return day_before(*until);
}

/// The facts that the claim names.
std::vector<bool> named(const Pack& pack, const Claim& claim) {
  std::vector<bool> facts(pack.facts.size());
  for (const auto* boxes : {&claim.when, &claim.unless})
    for (const auto& box : *boxes)
      for (const auto& condition : box) facts[static_cast<std::size_t>(condition.fact)] = true;
  return facts;
}

/// What is asked must be decided as it was in full.
class Shortening {
 public:
  Shortening(const Policy& policy, const Request& full) : policy_(policy), decision_(decide(full)) {}
  Decision decide(const Request& request) const {
    return policy_.decide(facts_of(policy_.pack(), request), request.on.value_or(any_day));
  }
  bool keeps(const Request& request) const;
  bool keeps_on_any_day(Request request, const std::vector<Date>& cuts) const;

 private:
  const Policy& policy_;
  Decision decision_;
};

/// The same rules win, and no other may.
bool Shortening::keeps(const Request& request) const {
  const Decision other = decide(request);
  if (other.outcome != decision_.outcome || other.by_default != decision_.by_default || other.winning != decision_.winning)
    return false;
  const auto& rules = policy_.pack().rules;
  return std::ranges::none_of(other.open.list(), [&](int rule) {
    return static_cast<Outcome>(rules[static_cast<std::size_t>(rule)].effect) == other.outcome;
  });
}

bool Shortening::keeps_on_any_day(Request request, const std::vector<Date>& cuts) const {
  const auto keeps_on = [&](Date day) {
    request.on = day;
    return keeps(request);
  };
  return cuts.empty() || (keeps_on(day_before(cuts.front())) && std::ranges::all_of(cuts, keeps_on));
}

}  // namespace

Counterexample counterexample(const Policy& policy, const Space& space, const Claim& claim, const Region& region) {
  const Region point = point_of(space, region);
  Request least = request(space, point);
  least.on = day_of(claim, days_of(space, point));
  const Shortening shortening(policy, least);
  const auto kept = named(policy.pack(), claim);
  const auto all = least.given;
  for (const auto& [fact, value] : all) {
    if (kept[static_cast<std::size_t>(fact)]) continue;
    least.given.erase(fact);
    if (!shortening.keeps(least)) least.given[fact] = value;
  }
  if (!claim.from && !claim.until && shortening.keeps_on_any_day(least, space.days())) least.on.reset();
  return {least, shortening.decide(least)};
}

}  // namespace corner::analysis
