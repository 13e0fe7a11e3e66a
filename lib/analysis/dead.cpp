#include <algorithm>

#include "analysis/mistakes.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/box.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// Whether nothing is left of the rule's boxes once `unless` and these are taken away.
bool covered(const Pack& pack, const Rule& rule, const std::vector<Never>& nevers) {
  std::vector<Box> gone = rule.unless;
  for (const auto& never : nevers) gone.push_back(never.box);
  return std::ranges::none_of(rule.when, [&](const Box& box) { return remainder(pack.facts, box, gone).has_value(); });
}

/// The nevers that take away all that the rule accepts, none of them for nothing.
std::vector<Never> barring(const Pack& pack, const Rule& rule) {
  std::vector<Never> nevers = pack.nevers;
  for (std::size_t i = nevers.size(); i-- > 0;) {
    auto fewer = nevers;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (covered(pack, rule, fewer)) nevers = std::move(fewer);
  }
  return nevers;
}

/// Why no request passes through any box of `rule`. `pack`: as the analysis has it, with what the catalogue ties.
std::string why_dead(const Pack& pack, const Rule& rule) {
  if (rule.from && rule.until && *rule.from >= *rule.until) return tr("let `until` be later than `from`");
  if (covered(pack, rule, {})) return tr("its `unless` takes away all that its `when` accepts");
  std::vector<std::string> places;
  bool catalogue = false;
  for (const auto& never : barring(pack, rule)) {
    if (never.place.line > 0) places.push_back(to_string(never.place));
    catalogue = catalogue || never.place.line == 0;
  }
  if (places.empty() && catalogue) return tr("no service of the catalogue is of that category");
  return catalogue ? say("`[[never]]` and the categories of the services exclude all that it accepts: {0}", join(places, ", "))
                   : say("`[[never]]` excludes all that it accepts: {0}", join(places, ", "));
}

const Place& place_of(const Rule& rule, const Box& box) { return box.empty() ? rule.place : box.front().place; }

void find_dead_conditions(const Inquiry& inquiry, int index, Findings& findings) {
  const Rule& rule = inquiry.rule(index);
  const Space& space = inquiry.space();
  for (const auto& box : rule.when) {
    const auto start = space.within(space.everything(), 0, box);
    if (start && inquiry.any({matches(only(index))}, {*start})) continue;
    findings.push_back({{place_of(rule, box), Severity::warning, "dead-condition",
                         say("these conditions of `{0}` can never be met", rule.id), tr("take them out, or mend them")},
                        {rule.id},
                        {}});
  }
}

}  // namespace

void find_dead(const Inquiry& inquiry, Findings& findings) {
  for (int index = 0; index < inquiry.rules(); ++index) {
    const Rule& rule = inquiry.rule(index);
    if (inquiry.alive(index))
      find_dead_conditions(inquiry, index, findings);
    else
      findings.push_back({{rule.place, Severity::error, "dead-rule", say("`{0}` can never match", rule.id),
                           why_dead(inquiry.space().compiled(0).pack, rule)},
                          {rule.id},
                          {}});
  }
}

}  // namespace corner::analysis
