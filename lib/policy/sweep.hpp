#pragma once
// Many people by many services: what each side's facts say to the rules is found once, then combined.
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "policy/decide.hpp"

namespace corner::policy {

/// Nothing where the facts contradict a `[[never]]`.
using Found = std::optional<Decision>;

/// Decides as Policy::decide does, whatever is missing. People about whom no rule of a group of services can tell
/// anything different are one profile, and each profile is decided on once.
class Sweep {
 public:
  /// `policy` must outlive it.
  Sweep(const Policy& policy, Date on);
  ~Sweep();
  Sweep(Sweep&&) noexcept;

  /// Services, by index in Pack::services, that ask the same facts of a person: those of one category as a rule.
  const std::vector<std::vector<int>>& groups() const;
  /// Facts that change with the group: history of the category or the service asked for, and what some services
  /// settle and others do not.
  const std::vector<int>& changing() const;

  /// Whom `decide` speaks of from now on: one value per fact. What changes with the group, or is settled by a
  /// service, is not looked at.
  void about(const Facts& facts, const RuleSet& waived = {});

  /// For each service of the group, in its order. `facts`: theirs, with the group's own values; what a service
  /// settles is put in here. Valid until the next call.
  std::span<const Found> decide(std::size_t group, const Facts& facts);

 private:
  struct Body;
  template <std::size_t W>
  struct Masks;
  std::unique_ptr<Body> body_;
};

}  // namespace corner::policy
