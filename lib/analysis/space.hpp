#pragma once
// All requests there may be, under one pack or under two at once: the ground on which exact questions are asked.
//
//   const Space space(std::vector<Party>{{&mine, {}}});               // or {{&a, {}}, {&b, {}}}
//   for (const Sight& start : space.matching(0, rule))                 // somewhere within this rule …
//     if (const auto where = find(space, {.literals = {ends(0, permits)}}, start))   // … is anybody permitted?
//       tell(request(space, *where, 0));
//
// goal.hpp says what can be asked, find.hpp answers, witness.hpp puts an answer into words. To compare two
// packs ask for each pair of ends, starting in the boxes of the rules of the severer one, so that a rule both
// packs have settles the question at once; `find(everything())` would have to tell all rules apart.
//
// A dimension is one fact that some condition reads, cut into atoms; the last one is the day, cut at every
// `from` and `until`. Facts of two packs are one dimension when they have the same name, type and a value in
// common; then only values that both know are in the space: a request with a value that one pack has no word
// for is no request under that pack, and `unshared` lists what is left out. Other facts are dimensions of
// their own, which the other pack does not read; so is one name that stands for two types.
// `[[never]]` of every pack bounds the space; so does the catalogue, where a pack has facts for both the
// service and its category: a service is of one category.
#include <optional>
#include <vector>

#include "analysis/dimension.hpp"
#include "policy/compile.hpp"

namespace corner::analysis {

/// A pack that takes part, and boxes beyond its own on which questions will be asked.
struct Party {
  const policy::Pack* pack;
  std::vector<policy::Box> further;
};

/// A set of atoms for each dimension, as bits: a box in the space.
using Region = std::vector<std::uint64_t>;

using BoxMask = policy::Mask<0>;

/// A region, and the boxes of each pack that meet it (`can`) and that hold all of it (`must`).
struct Sight {
  Region region;
  std::vector<BoxMask> can, must;
};

/// One condition in the space: a set of atoms of one dimension.
struct Cut {
  int dimension;
  std::size_t bits;  ///< in Space's pool
};

/// Values that only one of two packs knows, of a fact that both have.
struct Unshared {
  int pack;
  int fact;  ///< in that pack's facts
  policy::Accept values;
};

class Space {
 public:
  /// One party or two. Throws Error when overrides go round in a circle.
  explicit Space(const std::vector<Party>& parties);

  std::size_t packs() const { return compiled_.size(); }
  /// The pack as the analysis has it: its own, with a `[[never]]` more for each category that the catalogue ties.
  const policy::Compiled& compiled(int pack) const { return compiled_[static_cast<std::size_t>(pack)]; }
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const std::vector<Date>& days() const { return days_; }  ///< the cuts of the last dimension
  std::vector<Unshared> unshared() const;

  Sight everything() const { return everything_; }
  /// The requests and days on which a `when` box of the rule accepts, `unless` aside; one for each such box
  /// that can be met at all.
  std::vector<Sight> matching(int pack, int rule) const { return matching(pack, rule, everything_); }
  /// The same within `sight`.
  std::vector<Sight> matching(int pack, int rule, const Sight& sight) const;
  /// What is left of `sight` in a box of the pack or one of `further`; nothing when that is empty.
  std::optional<Sight> within(const Sight& sight, int pack, const policy::Box& box) const;
  /// The part of `sight` where both hold; nothing when that is empty.
  std::optional<Sight> within(const Sight& sight, const Region& region) const;

  /// Conditions of the box of that bit (see policy/compile.hpp), the days of its rule among them.
  const std::vector<Cut>& cuts(int pack, int box) const {
    return boxes_[static_cast<std::size_t>(pack)][static_cast<std::size_t>(box)];
  }
  /// Keeps the atoms of `cut`, or the others; false when none is left.
  bool narrow(Sight& sight, Cut cut, bool inside) const;
  bool disjoint(const Region& region, Cut cut) const;
  bool contains(const Region& region, Cut cut) const;  ///< whether `cut` holds all of the region

  bool has(const Region& region, int dimension, std::size_t atom) const;
  std::size_t atoms(int dimension) const;
  void add(Region& region, int dimension, std::size_t atom) const;
  /// Whether that dimension is left as wide as it is.
  bool whole(const Region& region, int dimension) const;
  /// Copies one dimension.
  void copy(const Region& from, int dimension, Region& into) const;

 private:
  struct Span {
    std::size_t word, words;
  };

  void lay_facts(const std::vector<Party>& parties);
  void lay_days();
  void lay_boxes(int pack);
  void lay_rows(int pack);
  void add(const Dimension& dimension, std::size_t atoms);
  Cut cut_of(int pack, const policy::Condition& condition);
  Cut cut_of_days(const policy::Rule& rule);
  Cut cut_of(int dimension, const std::vector<bool>& atoms);
  void look_around();
  bool keep(Sight& sight, int dimension, const std::uint64_t* bits, bool inside) const;
  void note(Sight& sight, int dimension) const;

  std::vector<policy::Compiled> compiled_;
  std::vector<Dimension> dimensions_;
  std::vector<Span> spans_;               ///< of each dimension in a Region
  Each<std::vector<int>> dimension_of_;   ///< of each fact; -1 = none
  std::vector<Date> days_;
  std::vector<std::uint64_t> pool_;
  std::vector<std::vector<std::vector<Cut>>> boxes_;
  /// By pack, then dimension: the boxes that read it, then for each atom those that accept it or do not read it.
  std::vector<std::vector<std::vector<BoxMask>>> rows_;
  Sight everything_;
};

}  // namespace corner::analysis
