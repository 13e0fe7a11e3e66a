#pragma once
// The desk as a naive model: lists that are walked through, written from the contract (docs/, desk.toml's settings), not from the store.
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "world.hpp"

namespace model {

struct Unit {
  std::string number, service, site, state, bound_for;
  int bought = 0;
  bool unwiped = false;
};

struct Step {
  std::string role, answer;
};

/// A request; `name` is the history's word for it, the same whatever stands before it.
struct Ask {
  std::string name, person, service, state;
  std::string wanted = {}, site = {}, unit = {};
  int starts = at_once, until = no_end, asked = 0;
  int rank = 0;
  bool asleep = false;
  int wake_on = no_day, passed_over = 0, shelved = no_day, hold_until = no_day, renewals = 0;
  std::string kit = {};  ///< of a part: the kit's own name
  std::vector<Step> steps = {};

  bool live() const { return state == "awaiting-approval" || state == "waiting" || state == "reserved" || state == "collected"; }
  bool holds() const { return state == "reserved" || state == "collected"; }
  bool set_aside() const { return state == "reserved" && (starts == at_once || shelved != no_day); }
};

/// What could be reserved for somebody now.
struct Spot {
  std::string site, unit = {}, from = {};  ///< `from`: the site it must be sent from first; "" = it is there
  bool later = false;
  std::vector<Spot> parts = {};
  std::string service = {};  ///< of a part
  bool there() const;
};

struct Turn {
  Ask* ask = nullptr;
  std::vector<Ask*> passed_over;
};

struct Waiver {
  std::string person, rule;
  int starts = 0, until = 0;  ///< `until` is the last day
  bool revoked = false;
};

/// `delegate` answers for `person`.
struct Absence {
  std::string person, delegate;
  int starts = 0, until = 0;
};

struct Order {
  std::string tag, person;
  std::vector<std::string> services;
  std::string site, unit;
  int starts = no_day, until = no_day;
  bool partial = false;
};

class Desk {
 public:
  explicit Desk(World world);

  World world;
  int today = 0;
  std::vector<Unit> units;
  std::map<std::pair<std::string, std::string>, int> counted;  ///< on hand and promised to nobody
  std::deque<Ask> asks;   ///< in the order in which they were made
  std::vector<std::pair<std::string, int>> suspensions;  ///< person, the last day
  std::vector<Waiver> waivers;
  std::vector<Absence> absences;
  int last_day = 0;                                      ///< of the last thing that was written down
  std::map<std::string, int> broken;                     ///< counted items that came back so, by service

  // The moves. False: the desk would not do that, and nothing changes.
  bool request(const Order& order);
  bool collect(const std::string& ask, const std::string& unit);
  bool give_back(const std::string& ask, const std::string& condition, const std::string& site);
  bool cancel(const std::string& ask);
  bool answer(const std::string& ask, const std::string& by, bool agreed);
  bool suspend(const std::string& ask, int until);
  bool resume(const std::string& ask);
  bool change_site(const std::string& ask, const std::string& site);
  bool renew(const std::string& ask, int until);
  bool send(const std::string& unit, const std::string& site);
  bool receive(const std::string& unit);
  bool repair(const std::string& unit);
  bool repaired(const std::string& unit);
  bool lose(const std::string& unit);
  bool found(const std::string& unit, const std::string& site);
  bool retire(const std::string& unit);
  bool wipe(const std::string& unit);
  bool grant(const std::string& person, const std::string& rule, int until, const std::string& by);
  bool delegate(const std::string& person, const std::string& to, int until);
  /// All that stands to their name and is in nobody's hands is given up.
  bool leave(const std::string& person);
  bool stock(const std::string& service, const std::string& site);
  bool recount(const std::string& service, const std::string& site, int by);
  bool nightly();

  bool may_not_borrow(const std::string& person) const { return borrows_nothing(person, today); }
  Ask* ask(const std::string& name);
  Unit* unit(const std::string& number);
  const Unit* unit(const std::string& number) const;

 private:
  struct Verdict {
    std::string outcome;
    std::vector<std::string> roles;
  };
  Verdict decide(const Ask& ask) const;
  bool waived(const std::string& person, const std::string& rule) const;
  bool borrows_nothing(const std::string& person, int day) const;

  // What is free (free.cpp).
  bool free(const Unit& unit, const Service& service, int starts, int until) const;
  int free_counted(const std::string& service, const std::string& site, int starts, int until) const;
  std::map<std::string, int> free_by_site(const Service& service, int starts, int until) const;
  std::optional<Spot> at_site(const Service& service, const std::string& site, const std::string& unit, int starts, int until) const;
  std::optional<Spot> find(const Service& service, const std::string& wanted, const std::string& own, const std::string& unit, int starts,
                           int until) const;
  std::optional<Spot> kit_at(const Service& kit, const std::string& site, bool sent, int starts, int until) const;
  std::optional<Spot> find_kit(const Service& kit, const std::string& wanted, const std::string& own, int starts, int until) const;
  std::optional<Spot> spot_for(const Ask& ask) const;
  int hold_until(const std::string& site, int until) const;
  int end_of_hold(const std::string& site) const;
  bool is_open(const std::string& site, int day) const;

  // Who is served (queue.cpp).
  bool stocked(const std::string& service, const std::string& site) const;
  std::optional<Turn> turn(const std::string& service);
  std::optional<Turn> turn_at(const std::vector<Ask*>& line, const std::string& site) const;
  void serve(Ask& ask, const std::vector<Ask*>& passed_over);
  void serve_queue(const std::string& service);
  std::ptrdiff_t place(const Ask& ask) const;
  int first_day(const Ask& ask) const;
  int last_day_of(const Ask& ask) const;

  // What the moves share.
  void take(Ask& ask, const Spot& spot);
  void set_aside(Ask& ask);
  void put_back(const Ask& ask);
  void shelve(Ask& ask);
  void displace(Ask& ask);
  void displace_all(const std::string& unit);
  void close(Ask& ask, const std::string& state);
  std::vector<Ask*> parts(const Ask& kit);
  /// The parts of a kit that are in one of the states; else the ask itself.
  std::vector<Ask*> parts_or_self(Ask& ask, std::initializer_list<const char*> states);
  void settle(const std::string& kit);
  void lapse(Ask& ask);
  std::vector<std::string> services_of(Ask& ask);
  bool may_hand_over(const Ask& ask) const;
  void hand_over(Ask& ask);
  bool move_promise(Ask& ask, const std::string& site);
};

}  // namespace model
