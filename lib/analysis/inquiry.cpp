#include "analysis/inquiry.hpp"

#include <algorithm>

namespace corner::analysis {

using namespace policy;

namespace {

constexpr Date long_ago = std::chrono::year(1) / 1 / 1;

Accept single(Value value) {
  if (value == absent) return {.ranges = {}, .absent = true};
  return {.ranges = {{value, value}}, .absent = false};
}

std::vector<Box> requests_for_services(const Pack& pack) {
  std::vector<Box> boxes;
  for (const auto& service : pack.services) boxes.push_back(request_for(pack, service));
  return boxes;
}

}  // namespace

RuleSet only(int rule) {
  RuleSet rules;
  rules.add(rule);
  return rules;
}

Box request_for(const Pack& pack, const Service& service) {
  Box box;
  for (const auto& fact : pack.facts)
    if (const Value value = pack.settled(service, fact); value != missing)
      box.push_back({.fact = pack.index(fact), .accept = single(value), .place = service.place});
  return box;
}

Inquiry::Inquiry(const Pack& pack)
    : pack_(pack), policy_(pack), space_({{.pack = &pack, .further = requests_for_services(pack)}}) {
  for (int index = 0; index < rules(); ++index) {
    auto starts = space_.matching(0, index);
    if (!any({matches(only(index))}, starts)) starts.clear();
    starts_.push_back(std::move(starts));
  }
}

std::vector<Sight> Inquiry::shared(int rule, int other) const {
  std::vector<Sight> sights;
  for (const auto& start : starts(rule))
    for (auto& sight : space_.matching(0, other, start)) sights.push_back(std::move(sight));
  return sights;
}

bool Inquiry::any(const std::vector<Statement>& statements, const std::vector<Sight>& starts) const {
  const Goal goal{.sides = {Side{}}, .statements = statements};
  return std::ranges::any_of(starts, [&](const Sight& start) { return possible(space_, goal, start); });
}

std::optional<Request> Inquiry::witness(const std::vector<Statement>& statements,
                                        const std::vector<Sight>& starts) const {
  const auto region = find(space_, Goal{.sides = {Side{}}, .statements = statements}, starts);
  if (!region) return std::nullopt;
  Request wide = request(space_, *region);
  return settled(wide) ? std::move(wide) : request(space_, point_of(space_, *region));
}

/// Whether `decide` has an answer, and so on any day if the request leaves it open: statements may leave approvers open.
bool Inquiry::settled(const Request& request) const {
  const Facts facts = facts_of(pack_, request);
  const auto settled_on = [&](Date day) { return policy_.decide(facts, day).outcome != Outcome::undetermined; };
  if (request.on) return settled_on(*request.on);
  return settled_on(long_ago) && std::ranges::all_of(space_.days(), settled_on);
}

}  // namespace corner::analysis
