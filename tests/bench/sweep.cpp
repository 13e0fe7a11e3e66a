// Times the sweep alone: `sweep STORE` decides on every service for everybody in its directory, from typed facts to how
// many of each outcome, and prints one line: people, services, and milliseconds (the median of 21 runs).
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "policy/sweep.hpp"
#include "policy/value.hpp"
#include "store/facts.hpp"

namespace {

using namespace corner;
using policy::Facts;

constexpr Date today = std::chrono::year(2026) / 3 / 2;

/// Of one person: the facts for the first group of services, and what changes for each group, one after the other.
struct Typed {
  Facts facts, changing;
};

std::vector<Typed> typed_facts(store::Store& store, const policy::Pack& pack, const policy::Sweep& sweep) {
  std::vector<Typed> out;
  store.each_person([&](const store::Person& person, const std::vector<store::Past>& past) {
    auto& typed = out.emplace_back();
    for (const auto& group : sweep.groups()) {
      const auto& service = pack.services[static_cast<std::size_t>(group.front())];
      Facts facts;
      for (const auto& read : store::read_facts(pack, {person, past, service, {}, false, today, 0}))
        facts.push_back(policy::parse_value(pack.facts[facts.size()], read.value));
      for (const int fact : sweep.changing()) typed.changing.push_back(facts[static_cast<std::size_t>(fact)]);
      if (typed.facts.empty()) typed.facts = facts;
    }
  });
  return out;
}

/// By service: permit, approval, refuse, undetermined, contradictions.
using Counts = std::vector<std::array<std::int64_t, 5>>;

Counts count(policy::Sweep& sweep, const std::vector<Typed>& people, std::size_t services) {
  Counts counts(services);
  Facts facts;
  for (const auto& typed : people) {
    facts = typed.facts;
    sweep.about(facts);
    auto next = typed.changing.begin();
    for (std::size_t group = 0; group < sweep.groups().size(); ++group) {
      for (const int fact : sweep.changing()) facts[static_cast<std::size_t>(fact)] = *next++;
      const auto found = sweep.decide(group, facts);
      for (std::size_t i = 0; i < found.size(); ++i)
        ++counts[static_cast<std::size_t>(sweep.groups()[group][i])][found[i] ? static_cast<std::size_t>(found[i]->outcome) : 4];
    }
  }
  return counts;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return fmt::print(stderr, "sweep STORE\n"), 2;
  auto store = store::Store::open({argv[1], std::chrono::seconds(1)}, store::Access::read);
  const auto& policy = store.policy();
  const auto people = typed_facts(store, policy.pack(), policy::Sweep(policy, today));
  std::vector<double> times;
  for (int run = 0; run < 21; ++run) {
    const auto start = std::chrono::steady_clock::now();
    policy::Sweep sweep(policy, today);  // a cold one each time: it remembers what it decided
    count(sweep, people, policy.pack().services.size());
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(times);
  fmt::print("sweep {} people {} services {:.2f} ms\n", people.size(), policy.pack().services.size(), times[10]);
}
