#include "analysis/check.hpp"

#include <algorithm>

#include "analysis/claims.hpp"
#include "analysis/overlap.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

void add(std::vector<Problem>& problems, Severity severity, const Place& place, const char* code,
         std::string message, std::string hint) {
  problems.push_back({place, severity, code, std::move(message), std::move(hint)});
}

const Place& place_of(const Rule& rule, const Box& box) {
  return box.empty() ? rule.place : box.front().place;
}

/// Why no request passes through any box of `rule`.
std::string why_dead(const Pack& pack, const Rule& rule) {
  const auto within_unless = [&](const Box& box) { return !remainder(pack.facts, box, rule.unless); };
  if (std::ranges::all_of(rule.when, within_unless))
    return tr("its `unless` takes away all that its `when` accepts");
  return tr("`[[never]]` excludes all that it accepts");
}

void check_dead(const Pack& pack, const Rule& rule, std::vector<Problem>& problems) {
  if (rule.from && rule.until && *rule.from >= *rule.until) {
    add(problems, Severity::error, rule.place, "dead-rule", say("`{0}` is never in force", rule.id),
        tr("let `until` be later than `from`"));
    return;
  }
  if (!alive(pack, rule)) {
    add(problems, Severity::error, rule.place, "dead-rule", say("`{0}` can never match", rule.id),
        why_dead(pack, rule));
    return;
  }
  const auto gone = excluded(pack, {&rule});
  for (const auto& box : rule.when)
    if (!remainder(pack.facts, box, gone))
      add(problems, Severity::warning, place_of(rule, box), "dead-condition",
          say("these conditions of `{0}` can never be met", rule.id), tr("take them out, or mend them"));
}

void check_overrides(const Pack& pack, const Rule& rule, std::vector<Problem>& problems) {
  for (const int index : rule.overrides) {
    const Rule& other = pack.rules[static_cast<std::size_t>(index)];
    if (!alive(pack, rule) || !alive(pack, other)) continue;
    if (!share_a_day(rule, other))
      add(problems, Severity::warning, rule.place, "dead-override",
          say("`{0}` can never override `{1}`: they are not in force on the same day", rule.id, other.id),
          tr("mend the dates, or take this out of `overrides`"));
    else if (!share_a_request(pack, rule, other))
      add(problems, Severity::warning, rule.place, "dead-override",
          say("`{0}` can never override `{1}`: no request meets both", rule.id, other.id),
          tr("mend the conditions, or take this out of `overrides`"));
  }
}

bool same_but_for_words(const Rule& a, const Rule& b) {
  return a.effect == b.effect && a.when == b.when && a.unless == b.unless && a.from == b.from &&
         a.until == b.until && a.overrides == b.overrides && a.by == b.by && a.obligations == b.obligations &&
         a.waivable_by == b.waivable_by;
}

void check_duplicates(const Pack& pack, std::vector<Problem>& problems) {
  for (auto rule = pack.rules.begin(); rule != pack.rules.end(); ++rule) {
    const auto twin = std::find_if(pack.rules.begin(), rule,
                                   [&](const Rule& other) { return same_but_for_words(*rule, other); });
    if (twin == rule) continue;
    add(problems, Severity::warning, rule->place, "duplicate-rule",
        say("`{0}` says the same as `{1}` at {2}", rule->id, twin->id, to_string(twin->place)),
        tr("keep one of the two"));
  }
}

void check_gaps(const Pack& pack, std::vector<Problem>& problems) {
  if (pack.default_effect == Effect::permit) return;
  for (const auto& service : pack.services) {
    const Box asked = request_for(pack, service);
    const auto concerns = [&](const Rule& rule) {
      return mentions(pack, rule, service) ||
             (rule.effect != Effect::refuse && share_a_request(pack, rule, asked));
    };
    if (std::ranges::none_of(pack.rules, concerns))
      add(problems, Severity::warning, service.place, "gap",
          say("no rule grants `{0}`, and none speaks of it", service.id),
          tr("add a rule for it, or take it out of the catalogue"));
  }
}

}  // namespace

std::vector<Problem> check(const Pack& pack) {
  std::vector<Problem> problems;
  for (const auto& rule : pack.rules) {
    check_dead(pack, rule, problems);
    check_overrides(pack, rule, problems);
  }
  check_duplicates(pack, problems);
  check_gaps(pack, problems);
  std::ranges::move(problems_of_claims(pack), std::back_inserter(problems));
  std::ranges::stable_sort(problems, {}, &Problem::place);
  return problems;
}

}  // namespace corner::analysis
