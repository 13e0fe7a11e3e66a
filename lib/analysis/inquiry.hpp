#pragma once
// One pack under examination: its space, and the questions that every kind of mistake asks of it.
#include <optional>
#include <vector>

#include "analysis/find.hpp"
#include "analysis/witness.hpp"

namespace corner::analysis {

/// That rule and no other.
policy::RuleSet only(int rule);

/// What the service itself says of the facts.
policy::Box request_for(const policy::Pack& pack, const policy::Service& service);

class Inquiry {
 public:
  /// `pack` must outlive it. Throws Error when overrides go round in a circle.
  explicit Inquiry(const policy::Pack& pack);

  const policy::Pack& pack() const { return pack_; }
  const policy::Rule& rule(int index) const { return pack_.rules[static_cast<std::size_t>(index)]; }
  int rules() const { return static_cast<int>(pack_.rules.size()); }
  const Space& space() const { return space_; }

  /// Where the rule may match; empty when it never does.
  const std::vector<Sight>& starts(int rule) const { return starts_[static_cast<std::size_t>(rule)]; }
  bool alive(int rule) const { return !starts(rule).empty(); }
  /// Where both may match, `unless` and `[[never]]` aside.
  std::vector<Sight> shared(int rule, int other) const;
  bool any(const std::vector<Statement>& statements, const std::vector<Sight>& starts) const;

  /// A request within `starts` that meets all of the statements, told so far that `decide` has an answer.
  std::optional<Request> witness(const std::vector<Statement>& statements, const std::vector<Sight>& starts) const;

 private:
  bool settled(const Request& request) const;

  const policy::Pack& pack_;
  policy::Policy policy_;
  Space space_;
  std::vector<std::vector<Sight>> starts_;
};

}  // namespace corner::analysis
