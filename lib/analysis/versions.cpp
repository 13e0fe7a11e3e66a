#include "analysis/versions.hpp"

#include <algorithm>
#include <map>

#include "analysis/grounds.hpp"
#include "analysis/mistakes.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

constexpr auto slip = std::chrono::days(31);  // a longer hole may be a season

bool same_conditions(const Rule& a, const Rule& b) { return a.when == b.when && a.unless == b.unless; }

bool same_but_for_words(const Rule& a, const Rule& b) {
  return a.from == b.from && a.until == b.until && a.overrides == b.overrides && a.by == b.by &&
         a.obligations == b.obligations && a.waivable_by == b.waivable_by;
}

bool overrides(const Rule& rule, int target) { return std::ranges::binary_search(rule.overrides, target); }

bool set_aside_alike(const Pack& pack, int a, int b) {
  return std::ranges::none_of(pack.rules, [&](const Rule& rule) { return overrides(rule, a) != overrides(rule, b); });
}

std::chrono::sys_days start_of(const Rule& rule) {
  return rule.from ? std::chrono::sys_days(*rule.from) : std::chrono::sys_days::min();
}

/// The living rules of the same conditions, by when they begin.
std::vector<std::vector<int>> families(const Inquiry& inquiry) {
  std::vector<std::vector<int>> families;
  for (int index = 0; index < inquiry.rules(); ++index) {
    if (!inquiry.alive(index)) continue;
    const auto kin = std::ranges::find_if(families, [&](const auto& family) {
      return same_conditions(inquiry.rule(family.front()), inquiry.rule(index));
    });
    if (kin == families.end()) families.push_back({index});
    else kin->push_back(index);
  }
  for (auto& family : families)
    std::ranges::stable_sort(family, {}, [&](int index) { return start_of(inquiry.rule(index)); });
  return families;
}

/// Where the rule's conditions hold on the days [from, until).
std::vector<Sight> on_days(const Space& space, const Rule& rule, Date from, Date until) {
  const int days = static_cast<int>(space.dimensions().size()) - 1;
  Region region = space.everything().region, cut(region.size());
  for (std::size_t i = 1; i <= space.days().size(); ++i)
    if (from <= space.days()[i - 1] && space.days()[i - 1] < until) space.add(cut, days, i);
  space.copy(cut, days, region);
  std::vector<Sight> sights;
  for (const auto& box : rule.when)
    if (auto sight = space.within(*space.within(space.everything(), region), 0, box)) sights.push_back(std::move(*sight));
  for (const auto& box : rule.unless) {
    const auto gone = space.within(space.everything(), 0, box);
    std::vector<Sight> left;
    for (const auto& sight : sights)
      for (auto& piece : gone ? outside(space, sight, gone->region) : std::vector{sight}) left.push_back(std::move(piece));
    sights = std::move(left);
  }
  return sights;
}

/// A request on these days that ends less severely than by the rule, and not in its effect by default.
std::optional<Request> without_version(const Inquiry& inquiry, const Rule& rule, Date from, Date until) {
  const auto starts = on_days(inquiry.space(), rule, from, until);
  for (const Ends end : {by_default, permits, approves}) {
    if (end >= end_of(rule.effect) || (end == by_default && inquiry.pack().default_effect == rule.effect)) continue;
    if (auto found = inquiry.witness({ends(end)}, starts)) return found;
  }
  return std::nullopt;
}

void find_holes(const Inquiry& inquiry, const std::vector<int>& family, Findings& findings) {
  int last = family.front();
  for (const int next : family) {
    const Rule &before = inquiry.rule(last), &after = inquiry.rule(next);
    if (before.until && after.from && *before.until < *after.from) {
      if (auto witness = without_version(inquiry, before, *before.until, *after.from)) {
        const bool brief = std::chrono::sys_days(*after.from) - std::chrono::sys_days(*before.until) <= slip;
        findings.push_back({{after.place, brief ? Severity::warning : Severity::note, "date-hole",
                             say("from {0} until {1}, that day out, neither `{2}` nor `{3}` is in force, and their conditions are the same",
                                 to_string(*before.until), to_string(*after.from), before.id, after.id),
                             brief ? tr("`until` is the first day out: let the next one begin on that day")
                                   : tr("if that is not meant, let the next one begin on the day of that `until`")},
                            {after.id, before.id},
                            std::move(witness)});
      }
    }
    if (!after.until || (before.until && *before.until < *after.until)) last = next;
  }
}

/// A request that both meet, decided by their effect if there is one.
std::optional<Request> shared_request(const Inquiry& inquiry, const Twins& pair) {
  const std::vector both{in_force(only(pair.first)), in_force(only(pair.second))};
  const auto& starts = inquiry.starts(pair.second);
  auto found = inquiry.witness({both[0], both[1], ends(end_of(inquiry.rule(pair.first).effect))}, starts);
  return found ? found : inquiry.witness(both, starts);
}

void tell_twins(const Inquiry& inquiry, const Twins& pair, Findings& findings) {
  const Rule &first = inquiry.rule(pair.first), &second = inquiry.rule(pair.second);
  if (pair.same) {
    findings.push_back({{second.place, Severity::warning, "duplicate-rule",
                         say("`{0}` says the same as `{1}` at {2}", second.id, first.id, to_string(first.place)),
                         tr("keep one of the two")},
                        {second.id, first.id},
                        shared_request(inquiry, pair)});
    return;
  }
  const bool swapped = start_of(second) < start_of(first);
  const Rule &early = swapped ? second : first, &late = swapped ? first : second;
  findings.push_back({{late.place, Severity::warning, "date-overlap",
                       say("`{0}` is in force beside `{1}`, whose conditions are the same", late.id, early.id),
                       tr("let the earlier one end when the later begins: `until` is the first day out")},
                      {late.id, early.id},
                      shared_request(inquiry, pair)});
}

}  // namespace

std::vector<Twins> twins(const Inquiry& inquiry) {
  std::vector<Twins> pairs;
  for (int b = 0; b < inquiry.rules(); ++b) {
    for (int a = 0; a < b; ++a) {
      const Rule &first = inquiry.rule(a), &second = inquiry.rule(b);
      if (!inquiry.alive(a) || !inquiry.alive(b) || first.effect != second.effect || !same_conditions(first, second)) continue;
      const bool same = same_but_for_words(first, second) && set_aside_alike(inquiry.pack(), a, b);
      const bool dated = first.from != second.from || first.until != second.until;
      if (same || (dated && inquiry.any({in_force(only(a)), in_force(only(b))}, inquiry.starts(b)))) pairs.push_back({a, b, same});
      if (same) break;
    }
  }
  return pairs;
}

void find_in_versions(const Inquiry& inquiry, Findings& findings) {
  for (const auto& pair : twins(inquiry)) tell_twins(inquiry, pair, findings);
  for (const auto& family : families(inquiry)) find_holes(inquiry, family, findings);
}

}  // namespace corner::analysis
