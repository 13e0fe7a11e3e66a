#pragma once
// The exact questions where completions are many: searches that branch on the conditions on which the answer hangs.
#include <optional>

#include "policy/doubt.hpp"
#include "policy/exact.hpp"
#include "policy/region.hpp"

namespace corner::policy {

/// Throws TooOpen when the answer takes too many steps. All searches of one object share them.
template <std::size_t W>
class Search {
 public:
  explicit Search(const Doubt<W>& doubt) : doubt_(doubt), compiled_(doubt.compiled), ground_(doubt) {}

  /// What completions lead to, and the facts whose value alone changes it.
  Answer answer();
  /// Of facts on whose values together the outcome hangs the fewest, the first by their order. Completions must lead
  /// to several outcomes.
  FactSet fewest();
  /// Of these rules: those that are in force in some completion, and in every one.
  void weigh(const Mask<W>& rules, Mask<W>& may_be, Mask<W>& in_force);

 private:
  /// The ends found so far, and where.
  struct Ends {
    std::optional<End<W>> first;
    Spot first_at, second_at;
  };
  using Unknowns = std::vector<std::size_t>;

  Mask<W> hanging(const Mask<W>& can, const Mask<W>& must, const Standing<W>& standing) const;
  bool several(Region<W> region, Ends& ends);
  bool differs(std::size_t unknown, Region<W> region);
  bool meet(std::size_t unknown, const Region<W>& region, std::size_t some, std::size_t other);
  void probe(const Spot& spot);
  bool probe(const Spot& spot, std::size_t unknown) const;
  bool settle(const Unknowns& chosen, std::size_t done, Region<W> region);
  bool choose(Unknowns& chosen, std::size_t from, std::size_t more);
  std::optional<Spot> find(int rule, bool in_force, Region<W> region);

  const Doubt<W>& doubt_;
  const Compiled& compiled_;
  Ground<W> ground_;
  IndexSet matter_;                  ///< unknowns whose value alone is known to change the outcome
  std::vector<IndexSet> conflicts_;  ///< unknowns in which two completions with different outcomes differ
};

}  // namespace corner::policy
