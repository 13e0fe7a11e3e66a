#pragma once
// The upper level of the storage seam: the program's verbs over one store. Commands see only this.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dates.hpp"
#include "core/json.hpp"
#include "desk/move.hpp"
#include "policy/load.hpp"
#include "policy/record.hpp"
#include "store/db.hpp"
#include "store/journal.hpp"
#include "store/sqlite.hpp"

namespace corner::store {

/// Who acts, and when: in every row of the journal.
struct Clerk {
  std::string name;  ///< as the operating system knows them
  Instant at;
  std::function<std::string(std::size_t)> random;  ///< that many unpredictable bytes
};

struct Person {
  std::int64_t id = 0;
  std::string number, mail, name;
  Json attributes;  ///< text by column of the directory
  const std::string& attribute(std::string_view column) const;
  std::string key;  ///< for its digests
};

/// What a history fact may count: a request that is alive or was collected.
struct Past {
  std::int64_t request, price;  ///< cents
  std::string category, service, state, collected, bought;  ///< dates; "" = never
};

/// A file of rows, as read by exchange.
struct Sheet {
  struct Line {
    int line;
    std::vector<std::string> cells;
  };
  std::string file;
  std::vector<std::string> header;
  std::vector<Line> lines;
};

/// What an import does, or would do.
struct Change {
  std::string key;   ///< number, inventory number, `service@site`
  std::string what;  ///< "added" or "changed"
  std::vector<std::string> columns;  ///< changed ones
};

/// Somebody in the queue whose turn came; or to whom something was promised that cannot be had.
struct Served {
  std::int64_t request;
  std::string person, service;  ///< name; id
  desk::State state;            ///< reserved; refused when the rules do not allow it any more; waiting, as nothing else is free
  std::string unit, site;
  std::string from = {};        ///< the site it must be sent from first; "" = it is there
  std::string hold_until = {};  ///< the last day it is kept; "" = no end, or not there yet
};

struct Imported {
  std::vector<Change> changes;
  std::size_t unchanged = 0;
  std::vector<Served> served;
};

/// What is asked of the desk.
struct Order {
  std::string person;  ///< number, mail, or name when it is one person's
  std::vector<std::string> services;
  std::string site;    ///< "" = any
  std::string unit = {};         ///< that one and no other; "" = any
  std::string from = {}, until = {};  ///< days, both in; "" = at once; as the pack says, or for good
  std::string slot = {}, adviser = {};  ///< the appointment asked for, and with whom; "" = none; whoever is free
  std::vector<std::pair<std::string, std::string>> facts;  ///< given on the command line
  std::string because, key;
  int quantity = 1;        ///< of each service
  bool partial = false;
  bool dry_run = false;
};

/// One request as it stands.
struct Request {
  std::int64_t id = 0, batch = 0;
  std::int64_t person = 0;
  std::string service, category, stock, outcome, wanted_at, site, unit, asked, collected, closed;
  desk::State state = desk::State::refused;
  std::string number, name;  ///< the person's
  std::int64_t kit = 0;      ///< of a part: the kit's own request
  std::string starts, until; ///< dates; "" = at once; no end
  std::string slot;          ///< the appointment's instant (slots.hpp); "" = none
  std::int64_t rank = 0;     ///< class in the queue, 0 first
  bool asleep = false;       ///< keeps the place in the queue, is not served
  std::int64_t passed_over = 0;
  std::string shelved, hold_until;
  std::int64_t renewals = 0;
  std::string due, due_why;  ///< must come back by that day, as a contract or a mandate ends
  std::string wake_on;       ///< asleep: until that day; "" = until somebody wakes it
  std::int64_t adviser = 0;  ///< of the appointment; 0 = none
};

/// What a kit sets aside, each a request of its own.
struct Part {
  std::int64_t request = 0;
  std::string service, unit, site, from;
};

struct Answer {
  std::int64_t id = 0;
  std::string service;
  Json record;
  desk::State state = desk::State::refused;
  std::string unit, model, site;
  std::string from = {};        ///< the site it must be sent from first; "" = it is there
  std::string hold_until = {};  ///< the last day it is kept; "" = no end, or not there yet
  std::vector<Part> parts = {};
  std::string starts = {}, until = {};  ///< days; "" = at once; no end
  std::string slot = {}, adviser = {};  ///< the appointment's instant, the adviser's name; "" = none
  std::string next = {};           ///< waiting: the next first day from which it can be had for as long; "" = not known
  std::int64_t ahead = 0;  ///< waiting: how many stand before
};

struct Answers {
  Person person;
  std::vector<Answer> list;
  bool repeated = false;  ///< the key was known: this is the first outcome
};

struct Moved {
  Request request;
  std::vector<Served> served;
  std::vector<Served> displaced = {};  ///< to whom the unit was promised
  std::string suspended_until = {};    ///< it came back late: the last day on which nothing is lent to the person
};

struct Verified {
  std::int64_t rows = 0, people = 0, decisions = 0, packs = 0;
  std::string head;  ///< hash of the last row
};

/// A decision of the past, as it was written down.
struct Decided {
  std::int64_t seq = 0, request = 0;
  std::string pack;          ///< version
  std::string on;            ///< local date
  std::string record;        ///< canonical JSON; empty when it was erased
  std::string number, name;  ///< the person's; empty when they were erased
};

/// Days, both ends in; "" = open. Rows of the journal up to `last`, so that a second look sees what the first saw.
struct Period {
  std::string from, to;
  std::int64_t last = 0;
};

struct Unit {
  std::string inventory_number, serial, service, model, site, bought, origin, state;
  std::optional<Cents> price;
  std::string bound_for;  ///< on the road: where to
  bool unwiped = false;   ///< was in somebody's hands since it was last wiped
};

class Store {
 public:
  struct Place {
    std::string path;
    std::chrono::milliseconds patience{10'000};
  };

  /// Makes a store with `pack` in force. Throws Error (Failure::conflict) when `place` is taken.
  static Store create(const Place& place, bool practice, const policy::Pack& pack,
                      const std::vector<policy::Source>& sources, const Clerk& clerk);
  static Store open(const Place& place, Access access);
  Store(Store&&) noexcept;
  ~Store();

  bool practice();
  /// Something was committed through this object: a failure from now on cannot say that nothing was changed.
  bool changed() const { return changed_; }

  // The pack in force.
  const policy::Policy& policy();
  const std::string& version();
  const Zone& zone();
  /// The pack of that version, whenever it was in force; compiled.
  const policy::Policy& policy(const std::string& version);
  /// Its canonical form (policy/canonical.hpp).
  std::string canonical(const std::string& version);
  /// Its files as they were: path → text.
  Json sources(const std::string& version);
  /// Puts `pack` in force; false when it is already. Waiting requests are not decided again until their turn.
  bool adopt(const policy::Pack& pack, const std::vector<policy::Source>& sources, const Clerk& clerk, bool dry_run);

  // The directory and the stock; all or nothing, idempotent.
  Imported import_people(const Sheet& sheet, const Clerk& clerk, bool dry_run);
  enum class Known { update, refuse };  ///< a unit that is in stock already: changed, or an Error (Failure::conflict)
  Imported import_units(const Sheet& sheet, const Clerk& clerk, bool dry_run, Known known = Known::update);
  Imported import_bulk(const Sheet& sheet, const Clerk& clerk, bool dry_run);

  /// By number or mail, or by a part of the name when only one person has it. Throws Error naming the nearest.
  Person person(const std::string& who);
  Person person(std::int64_t id);
  std::vector<Request> requests_of(std::int64_t person);
  /// Calls `each` for everybody in the directory, by number, with what history facts may count: one query in all.
  void each_person(const std::function<void(const Person&, const std::vector<Past>&)>& each);

  // The desk.
  Answers request(const Order& order, const Clerk& clerk);
  /// `what`: a request's number, or the inventory number of its unit.
  /// `first` looks at the request in the same transaction, may refuse, and says what was done for it (handover.hpp).
  Moved collect(const std::string& what, const std::string& unit, const Clerk& clerk, bool dry_run,
                const std::function<Json(const Request&)>& first = {});
  Moved cancel(std::int64_t request, const Clerk& clerk, bool dry_run);

  Request request(std::int64_t id);
  /// The record of its last decision, and what was said for it. Null when it was erased.
  Json record(std::int64_t request);
  std::string because(std::int64_t request);
  /// Notes that what only the person concerned may see of the decision was shown. Returns the row.
  std::int64_t disclose(std::int64_t request, const Clerk& clerk);
  /// Decides without writing anything: what the person would be answered for that service.
  /// `except`: a request that does not count as history, as it is the one that is decided.
  Json consider(const Person& person, const policy::Service& service, const Order& order, Instant at, std::int64_t except = 0);

  // The past.
  /// The number of the journal's last row.
  std::int64_t last_row();
  /// When it was written; nothing when the journal is empty.
  std::optional<Instant> last_instant();
  /// Calls `each` for every decision of the period, in the journal's order, one at a time.
  void each_decision(const Period& period, const std::function<void(const Decided&)>& each);
  /// All packs that were ever in force, by version.
  std::vector<std::string> versions();

  // Views; in a stable order.
  std::vector<Request> in_state(desk::State state, const std::string& site);
  std::optional<Unit> unit(const std::string& inventory_number);
  std::map<std::string, std::int64_t> free_by_service(Date today);
  Db& db() { return *db_; }

  // For verbs that stand beside this class, in headers of this room (approvals.hpp, shelf.hpp, …); no command calls these.
  /// Runs `work` as one transaction, all or nothing; undone when `dry_run`.
  void write(bool dry_run, const std::function<void()>& work);
  /// Appends an event and applies it; inside `write` only. Returns its seq.
  std::int64_t append(const std::string& kind, const Json& payload, const Clerk& clerk);
  std::int64_t next_seq();
  /// The request of that number (with or without a `#` before it), or the live one of that unit: the reserved one or the collected one first, as `state` says.
  /// Throws Error (Failure::conflict) when the unit is in nobody's hands.
  std::int64_t find_held(const std::string& what, desk::State state);

  /// Checks the whole store. Throws Error (Failure::journal_broken) naming the first row that does not hold.
  Verified verify();

 private:
  struct InForce;

  explicit Store(std::unique_ptr<Db> db);
  InForce& in_force();
  policy::Pack pack(const std::string& version);
  void put_in_force(const policy::Pack& pack, const std::vector<policy::Source>& sources, const Clerk& clerk);

  std::vector<Past> past_of(std::int64_t person);

  policy::Question question(const Person& person, const policy::Service& service, const Order& order, Instant at,
                            std::int64_t except);
  void take(const Order& order, Answers& answers, const std::vector<Answer>& tried, const Clerk& clerk);
  void take_one(const Order& order, const policy::Service& service, const Answer* tried, Answers& answers, const Clerk& clerk);
  std::optional<Answers> first_answer(const Order& order, const Person& person);
  Moved move(const std::string& what, desk::State from, const std::string& kind, Json payload, const Clerk& clerk,
             bool dry_run, const std::function<Json(const Request&)>& first = {});

  std::unique_ptr<Db> db_;
  std::unique_ptr<InForce> in_force_;
  std::map<std::string, policy::Policy> past_;
  bool changed_ = false;
};

}  // namespace corner::store
