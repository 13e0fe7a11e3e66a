#include "policy/search.hpp"

namespace corner::policy {

/// The open boxes on which the outcome hangs: of rules that are severer than what is certain, or ask for approval as
/// it does, and of those that override.
template <std::size_t W>
Mask<W> Search<W>::hanging(const Mask<W>& can, const Mask<W>& must, const Standing<W>& standing) const {
  const unsigned certain = severity(compiled_, standing.in_force);
  Mask<W> rules = standing.open();
  if (certain >= severity_of(Effect::permit)) rules.drop(compiled_.effect(Effect::permit));
  if (certain > severity_of(Effect::approval)) rules.drop(compiled_.effect(Effect::approval));
  return ground_.boxes_of(rules, standing, can, must);
}

template <std::size_t W>
Answer Search<W>::answer() {
  Answer answer;
  Ends ends;
  const Region<W> all = ground_.everything();
  if (several(all, ends)) {
    answer.reached = Reached::several;
    probe(ends.first_at);
    probe(ends.second_at);
    for (std::size_t i = 0; i < doubt_.unknowns.size(); ++i)
      if (matter_.has(static_cast<int>(i)) || differs(i, all)) answer.missing.add(doubt_.unknowns[i].column->fact);
  } else if (ends.first) {
    answer.reached = Reached::one;
    answer.effect = ends.first->effect;
  }
  return answer;
}

/// Whether there are completions with another end than the first, which is noted.
template <std::size_t W>
bool Search<W>::several(Region<W> region, Ends& ends) {
  if (!ground_.obey(region)) return false;
  const Standing<W> standing = stand(compiled_, region.can, region.must, doubt_.waived);
  if (const auto effect = settled(compiled_, standing)) {
    const End<W> end{*effect, standing.in_force};
    if (ends.first && doubt_.same(end, *ends.first)) return false;
    const auto part = ground_.allowed(std::move(region));
    if (!part) return false;
    (ends.first ? ends.second_at : ends.first_at) = ground_.spot(*part);
    if (ends.first) return true;
    ends.first = end;
    return false;
  }
  const Branch branch = ground_.choose(region, hanging(region.can, region.must, standing));
  Region<W> outside = region;
  if (ground_.narrow(outside, branch, false) && several(std::move(outside), ends)) return true;
  return ground_.narrow(region, branch, true) && several(std::move(region), ends);
}

/// Whether the unknown alone changes the outcome, for some values of the others.
template <std::size_t W>
bool Search<W>::differs(std::size_t unknown, Region<W> region) {
  if (!ground_.obey(region) || ground_.single(region, unknown)) return false;
  const Mask<W> open = hanging(region.can, region.must, stand(compiled_, region.can, region.must, doubt_.waived));
  if (open.within(region.floors[unknown].bits())) return false;
  Mask<W> others = region.can, boxes(compiled_.words);
  for (std::size_t i = 0; i < doubt_.unknowns.size(); ++i)
    if (i != unknown) others.keep(region.floors[i].bits());
  std::vector<std::pair<std::size_t, End<W>>> ends;
  for (std::size_t cls = 0; cls < doubt_.unknowns[unknown].count; ++cls) {
    if (!ground_.has(region, unknown, cls)) continue;
    const Bits row = doubt_.row(doubt_.unknowns[unknown], cls);
    const Mask<W> can = region.can.kept(row), must = others.kept(row);
    const Standing<W> standing = stand(compiled_, can, must, doubt_.waived);
    const auto effect = settled(compiled_, standing);
    if (!effect) {
      boxes.join(hanging(can, must, standing).bits());
      continue;
    }
    const End<W> end{*effect, standing.in_force};
    for (const auto& [other, its] : ends)
      if (!doubt_.same(end, its) && meet(unknown, region, other, cls)) return true;
    ends.emplace_back(cls, end);
  }
  const Branch branch = ground_.choose(region, boxes, unknown);
  if (branch.box < 0) return false;
  Region<W> outside = region;
  if (ground_.narrow(outside, branch, false) && differs(unknown, std::move(outside))) return true;
  return ground_.narrow(region, branch, true) && differs(unknown, std::move(region));
}

/// Whether values of the others in the region go with both classes of the unknown. Looks what else matters there.
template <std::size_t W>
bool Search<W>::meet(std::size_t unknown, const Region<W>& region, std::size_t some, std::size_t other) {
  Mask<W> either = region.can.kept(doubt_.row(doubt_.unknowns[unknown], some));
  either.join(region.can.kept(doubt_.row(doubt_.unknowns[unknown], other)).bits());
  Region<W> both = region;
  both.can = either;
  both.floors[unknown] = either;  // a box that accepts one of them counts as accepting both
  ground_.settle(both);
  const auto part = ground_.allowed(std::move(both));
  if (!part) return false;
  Spot spot = ground_.spot(*part);
  for (const std::size_t cls : {some, other}) {
    spot[unknown] = cls;
    probe(spot);
  }
  return true;
}

/// Notes the unknowns whose value alone changes the outcome at this spot.
template <std::size_t W>
void Search<W>::probe(const Spot& spot) {
  for (std::size_t i = 0; i < spot.size(); ++i)
    if (!matter_.has(static_cast<int>(i)) && probe(spot, i)) matter_.add(static_cast<int>(i));
}

template <std::size_t W>
bool Search<W>::probe(const Spot& spot, std::size_t unknown) const {
  const Mask<W> rest = ground_.at(spot, unknown);
  std::optional<End<W>> first;
  for (std::size_t cls = 0; cls < doubt_.unknowns[unknown].count; ++cls) {
    const Mask<W> boxes = rest.kept(doubt_.row(doubt_.unknowns[unknown], cls));
    if (boxes.meets(doubt_.nevers())) continue;
    const End<W> end = doubt_.end(boxes);
    if (first && !doubt_.same(end, *first)) return true;
    if (!first) first = end;
  }
  return false;
}

template <std::size_t W>
FactSet Search<W>::fewest() {
  FactSet facts;
  Unknowns chosen;
  for (std::size_t size = 1; chosen.empty() && size <= doubt_.unknowns.size(); ++size) choose(chosen, 0, size);
  for (const std::size_t i : chosen) facts.add(doubt_.unknowns[i].column->fact);
  return facts;
}

/// Adds so many more unknowns, from one on, so that together they settle the outcome; false when none do.
template <std::size_t W>
bool Search<W>::choose(Unknowns& chosen, std::size_t from, std::size_t more) {
  ground_.step();
  if (more == 0) {
    const auto told = [&](const IndexSet& conflict) {
      return std::ranges::any_of(chosen, [&](std::size_t i) { return conflict.has(static_cast<int>(i)); });
    };
    return std::ranges::all_of(conflicts_, told) && settle(chosen, 0, ground_.everything());
  }
  for (std::size_t i = from; i + more <= doubt_.unknowns.size(); ++i) {
    chosen.push_back(i);
    if (choose(chosen, i + 1, more - 1)) return true;
    chosen.pop_back();
  }
  return false;
}

/// Whether the outcome is one for each of the values that the chosen unknowns may have.
template <std::size_t W>
bool Search<W>::settle(const Unknowns& chosen, std::size_t done, Region<W> region) {
  if (done == chosen.size()) {
    Ends ends;
    if (!several(std::move(region), ends)) return true;
    IndexSet& conflict = conflicts_.emplace_back();
    for (std::size_t i = 0; i < ends.first_at.size(); ++i)
      if (ends.first_at[i] != ends.second_at[i]) conflict.add(static_cast<int>(i));
    return false;
  }
  const std::size_t unknown = chosen[done];
  for (std::size_t cls = 0; cls < doubt_.unknowns[unknown].count; ++cls) {
    Region<W> part = region;
    if (ground_.narrow(part, unknown, cls) && ground_.obey(part) && !settle(chosen, done + 1, std::move(part))) return false;
  }
  return true;
}

template <std::size_t W>
void Search<W>::weigh(const Mask<W>& rules, Mask<W>& may_be, Mask<W>& in_force) {
  may_be = Mask<W>(compiled_.words);
  in_force = rules;
  const auto note = [&](const std::optional<Spot>& spot) {
    if (!spot) return;
    const Mask<W> here = doubt_.in_force(ground_.at(*spot));
    may_be.join(here.kept(rules.bits()).bits());
    in_force.keep(here.bits());
  };
  each(rules.bits(), rules.words(), [&](int rule) {
    if (!may_be.has(rule)) note(find(rule, true, ground_.everything()));
    if (in_force.has(rule)) note(find(rule, false, ground_.everything()));
  });
}

/// A completion in which the rule is in force, or is not.
template <std::size_t W>
std::optional<Spot> Search<W>::find(int rule, bool in_force, Region<W> region) {
  if (!ground_.obey(region)) return std::nullopt;
  const Standing<W> standing = stand(compiled_, region.can, region.must, doubt_.waived);
  if (!standing.open().has(rule)) {
    if (standing.in_force.has(rule) != in_force) return std::nullopt;
    const auto part = ground_.allowed(std::move(region));
    return part ? std::optional(ground_.spot(*part)) : std::nullopt;
  }
  Mask<W> alone(compiled_.words);
  alone.set(rule, true);
  const Branch branch = ground_.choose(region, ground_.boxes_of(alone, standing, region.can, region.must));
  Region<W> outside = region;
  if (ground_.narrow(outside, branch, false))
    if (auto spot = find(rule, in_force, std::move(outside))) return spot;
  if (!ground_.narrow(region, branch, true)) return std::nullopt;
  return find(rule, in_force, std::move(region));
}

template class Search<1>;
template class Search<2>;
template class Search<4>;
template class Search<8>;
template class Search<0>;

}  // namespace corner::policy
