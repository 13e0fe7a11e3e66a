#pragma once
// What a pack says of its desk, as values. A pack that says nothing has the plainest one: open every day, no
// end of hold, no slots, first come first served, everything where it is, nobody told.
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/dates.hpp"
#include "core/words.hpp"
#include "desk/opening.hpp"

namespace corner::desk {

/// Days or times without end; told apart from 0 and from what is not said.
inline constexpr int unlimited = std::numeric_limits<int>::max();

/// How days on which the counter is closed are treated when the end of a hold or a loan is counted.
enum class ClosedDays {
  count,     ///< counted like any other; the end may fall on one
  skip,      ///< only open days are counted
  forward,   ///< all are counted; an end on a closed day moves to the next open day
  backward,  ///< all are counted; such an end moves to the open day before; forward when that is before the
             ///< shelving
  same_weekday,  ///< all are counted; such an end moves to the next open day of its weekday
  extend         ///< all are counted, and then once as many more as there were closed ones among them
};

struct Hold {
  int days = unlimited;  ///< on the hold shelf; a service may say otherwise
  ClosedDays closed = ClosedDays::skip;
  bool code = false;  ///< whoever collects shows a secret code
  bool operator==(const Hold&) const = default;
};

enum class Holidays { none, fr, fr_alsace_moselle };

/// What a site says for itself; absent: as for all.
struct SiteSettings {
  std::optional<Week> hours;
  std::optional<int> capacity;  ///< pick-ups a slot
  bool operator==(const SiteSettings&) const = default;
};

struct Closure {
  Date from{}, until{};            ///< `until` is the first day that is open again
  std::vector<std::string> sites;  ///< sorted; empty = all
  Text reason;                     ///< may be empty
  bool operator==(const Closure&) const = default;
};

/// Pick-up appointments.
struct Slots {
  int minutes = 15, capacity = 1, days_ahead = 30;
  bool operator==(const Slots&) const = default;
};

/// A service that is an appointment with an adviser.
struct Appointment {
  int minutes = 0;
  std::string adviser;  ///< the role whose holders are its advisers; empty = whoever is named
  bool operator==(const Appointment&) const = default;
};

struct Queue {
  bool local_first = false;     ///< the first waiting at a unit's own site before others, who are
  int passed_over_at_most = 3;  ///< … so often
  bool operator==(const Queue&) const = default;
};

/// What a service is lent for.
struct Loan {
  int days = 0;
  int renewals = 0;  ///< or `unlimited`
  bool operator==(const Loan&) const = default;
};

enum class Late { none, as_many_days };  ///< what a late return costs: nothing, or no loan for as many days

struct Loans {
  std::optional<int> days;  ///< of services that are lent and do not say how long
  int renewals = 0;         ///< of those that do not say how often; or `unlimited`
  Late late = Late::none;
  ClosedDays closed = ClosedDays::count;  ///< how the day of the return is counted
  bool operator==(const Loans&) const = default;
};

struct Approval {
  std::vector<std::string> order;     ///< roles, in the order in which they are asked; others after them
  std::optional<int> silence_months;  ///< no answer in that time is a refusal; absent: it stays open
  bool operator==(const Approval&) const = default;
};

/// Who holds a role of approvers: either of the two.
struct Role {
  std::string id;
  Text title;
  std::string column;               ///< the column, of whoever asks, that holds the approver's number
  std::vector<std::string> people;  ///< numbers, sorted
  bool operator==(const Role&) const = default;
};

/// What in the directory makes things due back.
struct Due {
  enum class When {
    date,   ///< the date in the column
    value,  ///< the column has one of the values
    change  ///< the column is no longer what it was at the hand-over
  };
  std::string id;
  Text title;
  When when = When::date;
  std::string column;
  std::vector<std::string> values;      ///< sorted; `value` alone
  std::vector<std::string> categories;  ///< of the services concerned, sorted; empty = all
  int notice_days = 0;                  ///< said so long before; `date` alone
  bool operator==(const Due&) const = default;
};

/// Where a measure alerts: beyond the number. Absent: it does not; `unlimited`: said to be never.
struct Threshold {
  std::optional<int> warning, critical;
  bool operator==(const Threshold&) const = default;
};

/// What `inventory check` looks at beside the services' minimum; absent: it does not.
struct Checks {
  std::optional<Threshold> late;       ///< loans past their day: more than so many
  std::optional<Threshold> lapsed;     ///< still on the shelf past the last day: more than so many
  std::optional<Threshold> nights;     ///< days since the nightly work was done: more than so many
  std::optional<Threshold> days_left;  ///< of a service, at the rate of the last 90 days: fewer than so many
  bool operator==(const Checks&) const = default;
};

struct Notices {
  std::vector<std::string> command;  ///< program and arguments; a message on its standard input
  std::string from;                  ///< may be empty
  bool operator==(const Notices&) const = default;
};

struct Settings {
  Hold hold;
  Holidays holidays = Holidays::none;
  std::optional<Week> hours;                  ///< of sites that do not say; absent: not known, open every day
  std::map<std::string, SiteSettings> sites;  ///< by id; those that say something
  std::vector<Closure> closures;              ///< sorted by from, until, sites; none stands twice
  std::optional<Slots> slots;                 ///< absent: no appointments
  Queue queue;
  bool transfer = false;  ///< a unit at another site may be sent for
  Loans loans;
  Approval approval;
  std::vector<Role> roles;         ///< sorted by id
  std::vector<Due> due;            ///< sorted by id
  std::optional<Notices> notices;  ///< absent: nobody is told
  Checks checks;
  bool operator==(const Settings&) const = default;
};

}  // namespace corner::desk
