#pragma once
// A small world: sites, services, people, stock and what the pack says of the desk; so small that every corner is reached.
// Days are counted from 2026-03-02, a Monday.
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "policy/load.hpp"

namespace model {

constexpr int at_once = -10'000, no_end = 100'000, no_day = -20'000;

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(bound)); }
  bool one_in(int many) { return below(many) == 0; }
  template <class List>
  auto& of(List& list) { return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]; }

 private:
  std::mt19937_64 engine_;
};

struct Closure {
  int from = 0, until = 0;  ///< `until` is open again
  std::string site;         ///< "" = all
};

struct Service {
  std::string id, category, stock;
  int loan = 0, renewals = 0;  ///< 0 = not lent
  bool wiped = false;
  std::map<std::string, int> parts;
};

struct Person {
  std::string number, site, status, barred, manager;
};

struct Stocked {
  std::string number, service, site;
  int bought = 0;
};

struct World {
  int hold_days = no_end;
  std::string closed;        ///< how closed days are treated
  std::array<bool, 7> open;  ///< Monday first
  std::vector<Closure> closures;
  bool local_first = false, transfer = false, classes = false, late = false, two_steps = false, clock_goes_back = false;
  int passed_over_at_most = 3, silence_months = 0;
  std::vector<std::string> sites;
  std::vector<Service> services;
  std::vector<Person> people;
  std::vector<Stocked> units;
  std::map<std::pair<std::string, std::string>, int> counted;  ///< service, site

  const Service& service(const std::string& id) const;
  Person& person(const std::string& number);
  const Person& person(const std::string& number) const;
};

World make_world(Random& random);
std::vector<corner::policy::Source> pack_of(const World& world);

/// `YYYY-MM-DD`; "" for what is no day.
std::string date(int day);

}  // namespace model
