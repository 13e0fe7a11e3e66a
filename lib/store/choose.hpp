#pragma once
// Which unit, or which site's counted items, a request may have: one that is free on every day of its span.
#include "store/store.hpp"

namespace corner::store {

struct Wish {
  const policy::Service& service;
  std::string site;           ///< "" = any
  std::string own;            ///< the person's own site, tried first
  std::string unit;           ///< that one and no other; "" = any
  std::string starts, until;  ///< days, both in it; "" = from now on, for good
};

struct Choice {
  std::string site, unit, model;  ///< `unit` and `model` are empty for counted items
};

/// Nothing when none is free over the whole span. For a span to come, what is out counts as free from the day after
/// it is due back, unless it is late already.
std::optional<Choice> choose(Db& db, const Wish& wish, Date today);

/// How many are free over the whole span, by site; sites with none are left out.
std::map<std::string, std::int64_t> count_free(Db& db, const Wish& wish, Date today);

/// Up to `count` of those units at `site`, or at all others; the newest first: it stays with its holder for years.
std::vector<Choice> free_units(Db& db, const Wish& wish, const std::string& site, bool elsewhere, std::size_t count, Date today);

/// The first later day from which one is free for as many days; "" when the span has no end, or none is within a year.
std::string next_start(Db& db, const Wish& wish, Date today);

}  // namespace corner::store
