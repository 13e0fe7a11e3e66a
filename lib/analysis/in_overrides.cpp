#include <algorithm>

#include "analysis/mistakes.hpp"
#include "core/words.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

bool share_a_day(const Rule& a, const Rule& b) {
  const auto ends_before = [](const Rule& early, const Rule& late) {
    return early.until && late.from && *early.until <= *late.from;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

bool overrides(const Rule& rule, int target) { return std::ranges::binary_search(rule.overrides, target); }

class Overrides {
 public:
  Overrides(const Inquiry& inquiry, Findings& findings) : inquiry_(inquiry), findings_(findings) {}
  void look(int rule);

 private:
  void dead(int rule, int target, const Place& place);
  void reinstated(int last, int exception, const Place& place);

  const Inquiry& inquiry_;
  Findings& findings_;
};

void Overrides::dead(int index, int target, const Place& place) {
  const Rule &rule = inquiry_.rule(index), &other = inquiry_.rule(target);
  const auto& starts = inquiry_.starts(index);
  if (inquiry_.any({in_force(only(index)), matches(only(target))}, starts)) return;
  const auto tell = [&](std::string message, std::string hint) {
    findings_.push_back({{place, Severity::warning, "dead-override", std::move(message), std::move(hint)},
                         {rule.id, other.id},
                         {}});
  };
  if (!share_a_day(rule, other))
    tell(say("`{0}` can never override `{1}`: they are not in force on the same day", rule.id, other.id),
         tr("mend the dates, or take this out of `overrides`"));
  else if (!inquiry_.any({matches(only(index)), matches(only(target))}, starts))
    tell(say("`{0}` can never override `{1}`: no request meets both", rule.id, other.id),
         tr("mend the conditions, or take this out of `overrides`"));
  else
    tell(say("`{0}` never overrides `{1}`: wherever both match it is itself overridden", rule.id, other.id),
         tr("take this out of `overrides`, or mend what overrides it"));
}

/// A base that comes back beside `last`, and is no less severe.
void Overrides::reinstated(int last, int exception, const Place& place) {
  const Rule& rule = inquiry_.rule(last);
  for (const int base : inquiry_.rule(exception).overrides) {
    const Rule& back = inquiry_.rule(base);
    if (back.effect < rule.effect || overrides(rule, base)) continue;
    const bool severer = back.effect > rule.effect;
    auto witness = inquiry_.witness({in_force(only(last)), in_force(only(base)), matches(only(exception)), ends(end_of(back.effect))},
                                    inquiry_.starts(last));
    if (!witness) continue;
    const std::string& id = inquiry_.rule(exception).id;
    findings_.push_back(
        {{place, severer ? Severity::warning : Severity::note, "reinstated-base",
          severer ? say("`{0}` overrides `{1}`, and so `{2}` is back and decides in its stead", rule.id, id, back.id)
                  : say("`{0}` overrides `{1}`, and so `{2}` is back and decides beside it", rule.id, id, back.id),
          say("let `{0}` override `{1}` too, if it is to decide alone", rule.id, back.id)},
         {rule.id, id, back.id},
         std::move(witness)});
  }
}

void Overrides::look(int index) {
  const Rule& rule = inquiry_.rule(index);
  for (std::size_t i = 0; i < rule.overrides.size(); ++i) {
    const int target = rule.overrides[i];
    const Place& place = i < rule.override_places.size() ? rule.override_places[i] : rule.place;
    if (!inquiry_.alive(index) || !inquiry_.alive(target)) continue;
    dead(index, target, place);
    reinstated(index, target, place);
  }
}

}  // namespace

void find_in_overrides(const Inquiry& inquiry, Findings& findings) {
  Overrides overrides(inquiry, findings);
  for (int rule = 0; rule < inquiry.rules(); ++rule) overrides.look(rule);
}

}  // namespace corner::analysis
