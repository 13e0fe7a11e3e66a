#pragma once
// A region of the space as people read it: one request in it, or all that it holds.
#include <map>
#include <optional>
#include <string>

#include "analysis/space.hpp"
#include "core/json.hpp"
#include "policy/decide.hpp"

namespace corner::analysis {

/// One request of a region. Facts that do not matter there are left out, and so is the day.
struct Request {
  std::map<int, policy::Value> given;  ///< by index in the pack's facts
  std::optional<Date> on;              ///< nothing: any day
};

/// One request of the region: of each dimension one atom.
Region point_of(const Space& space, const Region& region);

/// In the terms of that pack.
Request request(const Space& space, const Region& region, int pack = 0);

/// All that the region holds of the facts that matter; its days are in `days_of`.
policy::Box box_of(const Space& space, const Region& region, int pack = 0);

/// Days [from, until), one after the other; empty when any day will do.
struct Days {
  std::optional<Date> from, until;
};
std::vector<Days> days_of(const Space& space, const Region& region);

/// As the engine takes it: `missing` for what is left out.
policy::Facts facts_of(const policy::Pack& pack, const Request& request);

/// As `corner decide` takes it: `{"held":1,"item":"laptop","on":"2026-03-01"}`.
Json row_of(const policy::Pack& pack, const Request& request);

/// `item=laptop status=external`, then `on=2026-03-01`; "any request" where nothing matters.
std::string show(const policy::Pack& pack, const Request& request);

}  // namespace corner::analysis
