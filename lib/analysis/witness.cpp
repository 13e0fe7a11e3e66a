#include "analysis/witness.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/box.hpp"
#include "policy/value.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

/// A day of the i-th of the stretches between the cuts.
Date day_in(const std::vector<Date>& cuts, std::size_t i) {
  if (i > 0) return cuts[i - 1];
  return Date(std::chrono::sys_days(cuts.front()) - std::chrono::days(1));
}

bool named(const Pack& pack, int fact, Value value) {
  const Fact& of = pack.facts[static_cast<std::size_t>(fact)];
  return value == absent || !of.open() || value < static_cast<Value>(of.values.size());
}

/// A value of the region's atoms; a word of the pack's own rather than "any other".
Value choose(const Space& space, const Region& region, int dimension, int pack) {
  const Dimension& all = space.dimensions()[static_cast<std::size_t>(dimension)];
  Value value = missing;
  for (std::size_t i = 0; i < all.atoms.size(); ++i) {
    if (!space.has(region, dimension, i)) continue;
    const Value here = sample(all.atoms[i], pack);
    if (value == missing) value = here;
    if (named(space.compiled(pack).pack, all.fact[static_cast<std::size_t>(pack)], here)) return here;
  }
  return value;
}

}  // namespace

Region point_of(const Space& space, const Region& region) {
  Region point(region.size());
  for (std::size_t i = 0; i < space.dimensions().size(); ++i) {
    const int dimension = static_cast<int>(i);
    std::size_t atom = 0;
    while (!space.has(region, dimension, atom)) ++atom;
    space.add(point, dimension, atom);
  }
  return point;
}

Request request(const Space& space, const Region& region, int pack) {
  Request out;
  const int days = static_cast<int>(space.dimensions().size()) - 1;
  for (int dimension = 0; dimension < days; ++dimension) {
    const int fact = space.dimensions()[static_cast<std::size_t>(dimension)].fact[static_cast<std::size_t>(pack)];
    if (fact >= 0 && !space.whole(region, dimension)) out.given[fact] = choose(space, region, dimension, pack);
  }
  if (space.whole(region, days)) return out;
  for (std::size_t i = 0; !out.on && i <= space.days().size(); ++i)
    if (space.has(region, days, i)) out.on = day_in(space.days(), i);
  return out;
}

Box box_of(const Space& space, const Region& region, int pack) {
  Box box;
  const int days = static_cast<int>(space.dimensions().size()) - 1;
  for (int dimension = 0; dimension < days; ++dimension) {
    const Dimension& all = space.dimensions()[static_cast<std::size_t>(dimension)];
    const int fact = all.fact[static_cast<std::size_t>(pack)];
    if (fact < 0 || space.whole(region, dimension)) continue;
    Accept accept;
    for (std::size_t i = 0; i < all.atoms.size(); ++i) {
      if (!space.has(region, dimension, i)) continue;
      const Accept& more = all.atoms[i].values[static_cast<std::size_t>(pack)];
      accept.ranges.insert(accept.ranges.end(), more.ranges.begin(), more.ranges.end());
      accept.absent = accept.absent || more.absent;
    }
    normalise(accept.ranges);
    box.push_back({.fact = fact, .accept = std::move(accept), .place = {}});
  }
  std::ranges::sort(box, {}, &Condition::fact);
  return box;
}

std::vector<Days> days_of(const Space& space, const Region& region) {
  std::vector<Days> list;
  const int dimension = static_cast<int>(space.dimensions().size()) - 1;
  const auto& cuts = space.days();
  if (space.whole(region, dimension)) return list;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    if (!space.has(region, dimension, i)) continue;
    const bool goes_on = i > 0 && space.has(region, dimension, i - 1);
    if (!goes_on) list.push_back({i > 0 ? std::optional(cuts[i - 1]) : std::nullopt, std::nullopt});
    list.back().until = i < cuts.size() ? std::optional(cuts[i]) : std::nullopt;
  }
  return list;
}

Facts facts_of(const Pack& pack, const Request& request) {
  Facts facts(pack.facts.size(), missing);
  for (const auto& [fact, value] : request.given) facts[static_cast<std::size_t>(fact)] = value;
  return facts;
}

Json row_of(const Pack& pack, const Request& request) {
  Json row{Json::Object()};
  for (const auto& [index, value] : request.given) {
    const Fact& fact = pack.facts[static_cast<std::size_t>(index)];
    const bool number = fact.type == Type::integer || fact.type == Type::months;
    if (number && value != absent) row.set(fact.name, value);
    else if (fact.type == Type::boolean && value != absent) row.set(fact.name, value != 0);
    else row.set(fact.name, write_value(fact, value));
  }
  if (request.on) row.set("on", to_string(*request.on));
  return row;
}

std::string show(const Pack& pack, const Request& request) {
  std::vector<std::string> parts;
  for (const auto& [index, value] : request.given) {
    const Fact& fact = pack.facts[static_cast<std::size_t>(index)];
    parts.push_back(fmt::format("{}={}", fact.name, write_value(fact, value)));
  }
  if (request.on) parts.push_back("on=" + to_string(*request.on));
  return parts.empty() ? tr("any request") : join(parts, " ");
}

}  // namespace corner::analysis
