#pragma once
// What a reservation sets aside: which thing, where it is, and where it is handed over. A kit is its parts, a thing from another site is sent.
#include <map>

#include "store/choose.hpp"

namespace corner::store {

struct Spot {
  std::string service = {};
  std::string site = {};             ///< where it is handed over
  std::string unit = {}, model = {}; ///< of numbered units
  std::string from = {};             ///< the site it must be sent from first; "" = it is there
  bool later = false;                ///< promised for a day to come: not set aside yet
  std::vector<Spot> parts = {};
  bool there() const;                ///< all of it can be put on the shelf of its site today
};

/// How many are in stock and promised to nobody, by site; sites with none are left out. Of a kit what its parts allow, all at one site.
std::map<std::string, std::int64_t> free_by_site(Db& db, const policy::Pack& pack, const policy::Service& service, Date today);

/// The same with what is promised for days to come.
std::map<std::string, std::int64_t> stocked_by_site(Db& db, const policy::Pack& pack, const policy::Service& service, Date today);

/// How many of a kit its parts allow in all; where things are sent, numbered units may come from anywhere.
std::int64_t kits_free(Db& db, const policy::Pack& pack, const policy::Service& kit, Date today);

/// The sites where one can be handed over, sorted: those that have one and, where the pack lets things be sent, those it can be
/// sent to.
std::vector<std::string> sites_for(Db& db, const policy::Pack& pack, const policy::Service& service, Date today);

/// At the site wanted; when none is at the person's own, else where most are free. Nothing when nothing is free there, and none can be
/// sent. A kit is had whole or not at all.
std::optional<Spot> find_spot(Db& db, const policy::Pack& pack, const Wish& wish, Date today);

}  // namespace corner::store
