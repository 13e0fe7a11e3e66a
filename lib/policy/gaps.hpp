#pragma once
// Missing facts, and what is left of their values.
#include "policy/compile.hpp"
#include "policy/few.hpp"

namespace corner::policy {

/// A missing fact whose values some live box tells apart.
template <std::size_t W>
struct Gap {
  const Column* column;
  Mask<W> floor;   ///< the boxes that accept each value that is left
  Mask<W> barred;  ///< nevers: what they accept is left out
};

template <std::size_t W>
class Gaps {
 public:
  /// `some`: the boxes that may accept the facts, `all`: those that certainly do; `unknown`: the facts that are missing.
  template <class Unknown>
  Gaps(const Compiled& of, const Mask<W>& some, const Mask<W>& all, const Unknown& unknown) : compiled(of), can(some), must(all) {
    for (const auto fact : unknown) {
      const Bits floor = of.must(of.columns[fact]);
      const bool open = !can.within(floor);
      if constexpr (W > 0) list.add_if(open, &of.columns[fact], Mask<W>(floor, of.words), Mask<W>(of.words));
      else if (open) list.push_back({&of.columns[fact], {floor, of.words}, Mask<W>(of.words)});
    }
  }

  /// Leaves out the values that a never forbids whatever the other missing facts are; false when there are no others.
  bool narrow();
  /// Leaves out of `live` nevers that read a missing fact which no rule reads, where one of its values is outside of
  /// them all: whatever the other facts are, that value keeps them from barring anything.
  void forget(Mask<W>& live) const;
  /// Whether nevers are left that may bar a completion.
  bool tied() const { return can.meets(compiled.at(compiled.nevers)); }
  /// Whether it is plain that some completion is barred by no never: at each missing fact, take a value that none
  /// accepts beyond those that accept another.
  bool clearly_allowed() const;

  const Compiled& compiled;
  Mask<W> can;   ///< the boxes that accept some of what is left
  Mask<W> must;  ///< those that accept all of it
  Few<Gap<W>, 16> list;

 private:
  bool bar(Gap<W>& gap, const Mask<W>& nevers);
  void settle() {
    must = can;
    for (const auto& gap : list) must.keep(gap.floor.bits());
  }
};

}  // namespace corner::policy
