#pragma once
// A policy pack as values: what TOML files say, checked and typed, before anything is compiled.
// A rule is a box: the AND of conditions, each of which accepts a set of values of one fact.
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.hpp"
#include "core/error.hpp"
#include "core/money.hpp"
#include "core/words.hpp"
#include "desk/settings.hpp"

namespace corner::policy {

/// A typed value of a fact. Enumerations: the index in `Fact::values`; booleans: 0 or 1; money: cents.
using Value = std::int64_t;
/// Beyond every value; their lower halves are -2 and -1, and thus the rows of compile.hpp.
inline constexpr Value missing = std::numeric_limits<Value>::min() + 0xffff'fffe;  ///< not known
inline constexpr Value absent = missing + 1;                                       ///< known not to be ("open-ended")

enum class Type { enumeration, boolean, integer, months, money };

/// Where a fact's value comes from when a request is decided.
enum class Origin {
  named,      ///< command line, else the person's attribute or the service's value of that name
  catalogue,  ///< the asked service itself: its id, or its category
  directory,  ///< an open list of the directory: services, sites, directorates
  until,      ///< whole months from today to a date of the person
  since,      ///< whole months from a date of the person to today
  count,      ///< history: how many
  sum,        ///< history: total of the services' prices
  last        ///< history: whole months since the latest attribution or the oldest purchase
};

/// What a history fact looks at. Only reservations of the person asking.
struct History {
  std::string event;                    ///< "attribution" or "purchase" (of the oldest unit held); months_since only
  std::string same;                     ///< "category", "service", "person"; or
  std::vector<std::string> categories;  ///< those categories
  std::string state;                    ///< "out" (in hand), "live" (in hand, reserved, waiting), "any" (ever collected)
  int within_months = 0;                ///< sliding window over the collection date; 0 = no window
  bool operator==(const History&) const = default;
};

struct Fact {
  std::string name;
  Type type = Type::boolean;
  std::vector<std::string> values;   ///< enumeration: the closed list; for Origin::directory those that rules name
  Value low = 0, high = 0;           ///< integer, months, money: both ends in
  std::string absent_word;           ///< empty = absence is not declared
  Text unit;                         ///< one for all languages stands under ""; may be empty
  Origin origin = Origin::named;
  std::string source;                ///< catalogue: "category" or "service"; directory: the list; until, since: the column
  History history;
  bool sensitive = false;            ///< `sensitive = true`: medical; shown to the person and whoever decides
  Text title;                        ///< how people call it; may be empty
  Place place;
  /// Number of different values without `absent`; directory lists have one more for "any other".
  Value size() const;
  bool open() const { return origin == Origin::directory; }
};

/// Both ends in.
struct Interval {
  Value low, high;
  auto operator<=>(const Interval&) const = default;
};

/// Accepted values of one fact: sorted intervals that neither touch nor overlap, and perhaps absence.
struct Accept {
  std::vector<Interval> ranges;
  bool absent = false;
  bool has(Value value) const;
  bool operator==(const Accept&) const = default;
};

struct Condition {
  int fact = 0;  ///< index in Pack::facts
  Accept accept;
  Place place;
  bool operator==(const Condition& other) const { return fact == other.fact && accept == other.accept; }
};

/// All of its conditions; sorted by fact, one condition a fact. Empty = everything.
using Box = std::vector<Condition>;

enum class Effect { permit, approval, refuse };  ///< in order of severity

/// `permit`, `approval`, `refuse`: as in packs and JSON.
const char* code(Effect effect);

struct Rule {
  std::string id;
  Effect effect = Effect::refuse;
  std::vector<Box> when;    ///< any of them; never empty (`when = {}` is one empty box)
  std::vector<Box> unless;  ///< minus all of them
  std::optional<Date> from, until;  ///< in force on [from, until)
  std::vector<int> overrides;       ///< indices in Pack::rules, sorted
  std::vector<Place> override_places;     ///< of each of them; empty when the pack was read from its canonical form
  std::vector<std::string> by;            ///< approvers' roles; approval only, never empty there
  std::vector<std::string> obligations;   ///< `verb:object`
  std::string waivable_by;                ///< role; empty = no waiver
  std::vector<std::string> references;
  Text reason;  ///< with placeholders `{fact}`
  Place place;
};

/// A combination of facts that cannot occur.
struct Never {
  Box box;
  Place place;
};

/// Numbered units, counted items, nothing that is kept (a support appointment), or other services together.
enum class Stock { unit, bulk, none, kit };

struct Service {
  std::string id, category;
  Text title, description;
  std::optional<Cents> price;
  Stock stock = Stock::unit;
  std::map<int, Value> facts;  ///< further facts the service itself settles, by index in Pack::facts
  std::optional<int> hold_days;      ///< 0 = not held; or `desk::unlimited`; absent: as the desk says
  std::optional<desk::Loan> loan;    ///< absent: attributed without end
  std::map<std::string, int> parts;  ///< kit: how many of which services; else empty
  std::optional<desk::Appointment> appointment;  ///< the service is an appointment with an adviser
  bool wiped = false;                ///< holds data: to be wiped before it goes to anybody else
  std::optional<int> minimum;               ///< free at all sites together; fewer is an alert (`inventory check`)
  std::map<std::string, int> minimum_at;    ///< the same, at a site
  std::optional<int> depreciation_months;  ///< in which its value goes down to nothing, linearly; units alone
  Place place;
};

struct Category {
  std::string id;
  Text title;
};

struct Site {
  std::string id;
  Text title;
  Place place;
};

/// Who is served before others. Among equals, first come first served.
struct QueueClass {
  std::string id;
  Text title;
  std::vector<Box> when;  ///< any of them; never empty
  Place place;
};

enum class Expect { permit, approval, refuse, undetermined, impossible };

/// One of the pack's own tests.
struct Case {
  std::string name;
  std::optional<Date> on;
  std::map<int, Value> given;                        ///< by index in Pack::facts
  std::map<int, std::string> other;                  ///< texts of directory facts that no rule names
  Expect expect = Expect::refuse;
  std::optional<std::vector<std::string>> by;         ///< winning rules; `["default"]` = none, the default decided
  std::optional<std::vector<std::string>> approvers, obligations, missing;
  std::vector<std::string> waived;                    ///< rules a waiver takes out
  std::string reference;
  Place place;
};

/// What the pack asserts of every request there may be, waivers aside.
struct Claim {
  std::string name;
  std::vector<Box> when, unless;   ///< which requests, as of a rule
  std::optional<Date> from, until;  ///< made on which days
  std::vector<Effect> among;       ///< `if`: only those answered so; empty = all
  bool always = false;             ///< each answer is one of `outcomes`, or has all the rest; else none is, or has any
  std::vector<Effect> outcomes;    ///< when there are none:
  std::vector<std::string> by;     ///< winning rules; "default" = none, the default decided
  std::vector<std::string> approvers, obligations;
  std::string reference;
  Place place;
};

/// The whole pack. Facts, services, rules and sites stand in the order of their ids (byte order), so that
/// neither files nor lines nor folders mean anything; queue classes alone stand in the pack's own order.
struct Pack {
  std::string id;
  Text title;
  std::string timezone = "Europe/Paris";
  std::vector<std::string> languages;
  std::string authority;
  std::string contact;  ///< the office to write to; may be empty
  Effect default_effect = Effect::refuse;
  Text default_reason;
  std::vector<Fact> facts;
  std::vector<Never> nevers;
  std::vector<Category> categories;
  std::vector<Service> services;
  std::vector<Site> sites;
  std::vector<Rule> rules;
  std::vector<Case> cases;
  std::vector<Claim> claims;
  desk::Settings desk;
  std::vector<QueueClass> queue_classes;
  std::vector<Box> silence_unless;  ///< for whom no silence is a refusal: any of them; empty = for nobody

  const Fact* fact(std::string_view name) const;
  const Service* service(std::string_view id) const;
  const Category* category(std::string_view id) const;
  const Site* site(std::string_view id) const;
  const Rule* rule(std::string_view id) const;
  /// The value that the service itself gives the fact; `missing` when it gives none.
  Value settled(const Service& service, const Fact& fact) const;
  /// The place in the queue's order of whoever has these values (by index in `facts`; `missing` is in no class):
  /// 0 for the first class, `queue_classes.size()` for everybody else.
  std::size_t queue_rank(const std::vector<Value>& values) const;
  /// Whether no answer for `desk.approval.silence_months` is a refusal for whoever has these values.
  bool silence_refuses(const std::vector<Value>& values) const;
  int index(const Fact& fact) const { return static_cast<int>(&fact - facts.data()); }
  int index(const Rule& rule) const { return static_cast<int>(&rule - rules.data()); }
};

}  // namespace corner::policy
