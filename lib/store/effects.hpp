#pragma once
// What each kind of event does to the state, by what it is about.
// Private to store: the parts of apply.
#include "desk/move.hpp"
#include "store/apply.hpp"

namespace corner::store {

using Effect = void (*)(Db&, const Event&, const Json&);

// Values of a payload; null where it has none.
Cell text_of(const Json& value);
Cell integer_of(const Json& value);

/// A change that must hit exactly one row, or the state was not what the event says.
void change_one(Db& db, const std::string& sql, const Row& parameters);

/// The note that stands beside the journal for this event, when it has one (`note`: its digest).
void keep_note(Db& db, const Event& event, std::int64_t person, const Json& payload);

/// A request as the moves need it.
struct Held {
  std::int64_t id = 0, person = 0;
  desk::State state;
  std::string stock, service, site, unit;
  bool set_aside = false;  ///< reserved: its thing is set aside now, and not only promised for a day to come
};
Held held(Db& db, std::int64_t id);

/// The unit of a service, and its place. `move` throws when it is not in state `from`.
void move_unit(Db& db, const std::string& unit, const char* from, const char* to);
void change_bulk(Db& db, const std::string& service, const std::string& site, std::int64_t by);
/// Puts back what a reservation had set aside.
void put_back(Db& db, const Held& request);
/// Sets aside what a reservation names: its unit, or one of the counted items of its site.
void set_aside(Db& db, const std::string& stock, const std::string& service, const std::string& site, const std::string& unit);

/// A request that is over has no appointment to come.
void close_slot(Db& db, std::int64_t request, const std::string& at);

namespace effect {

// The store, and the directory.
void init(Db& db, const Event& event, const Json& payload);
void adopt(Db& db, const Event& event, const Json& payload);
void set_person(Db& db, const Event& event, const Json& payload);
void suspend_person(Db& db, const Event& event, const Json& payload);
void add_notice(Db& db, const Event& event, const Json& payload);
void notice_sent(Db& db, const Event& event, const Json& payload);
void night(Db& db, const Event& event, const Json& payload);
void disclose(Db& db, const Event& event, const Json& payload);  ///< the journal alone keeps who saw it

// The stock.
void set_unit(Db& db, const Event& event, const Json& payload);
void set_bulk(Db& db, const Event& event, const Json& payload);
void change_unit(Db& db, const Event& event, const Json& payload);
void wipe(Db& db, const Event& event, const Json& payload);
void send(Db& db, const Event& event, const Json& payload);
void receive(Db& db, const Event& event, const Json& payload);

// Requests, until they are collected.
void request(Db& db, const Event& event, const Json& payload);
void serve(Db& db, const Event& event, const Json& payload);
void shelve(Db& db, const Event& event, const Json& payload);
void displace(Db& db, const Event& event, const Json& payload);
void resite(Db& db, const Event& event, const Json& payload);
void sleep(Db& db, const Event& event, const Json& payload);
void wake(Db& db, const Event& event, const Json& payload);

// The hand-over, and after.
void collect(Db& db, const Event& event, const Json& payload);
void give_back(Db& db, const Event& event, const Json& payload);
void lose(Db& db, const Event& event, const Json& payload);
void renew(Db& db, const Event& event, const Json& payload);
void due(Db& db, const Event& event, const Json& payload);
void close(Db& db, const Event& event, const Json& payload);  ///< cancel, lapse, miss

// Appointments.
void book_slot(Db& db, const Event& event, const Json& payload);
void cancel_slot(Db& db, const Event& event, const Json& payload);
void ask_outcome(Db& db, const Event& event, const Json& payload);
void report(Db& db, const Event& event, const Json& payload);  ///< what was done, what follows

// Approvals, waivers.
void approval(Db& db, const Event& event, const Json& payload);
void grant_waiver(Db& db, const Event& event, const Json& payload);
void revoke_waiver(Db& db, const Event& event, const Json& payload);
void delegate(Db& db, const Event& event, const Json& payload);
void end_delegation(Db& db, const Event& event, const Json& payload);

}  // namespace effect

}  // namespace corner::store
