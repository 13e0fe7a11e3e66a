#include "policy/sweep.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "policy/compile.hpp"

namespace corner::policy {
namespace {

/// So many profiles are kept: a crowd in which nobody is like another must not fill the memory.
constexpr std::size_t most_profiles = 100'000;

/// The columns of some facts.
struct Part {
  std::vector<Near> near;
  std::vector<Far> far;

  Part(const Compiled& compiled, const FactSet& facts) {
    const auto of = [&](const auto& column) { return facts.has(static_cast<int>(column.fact)); };
    std::ranges::copy_if(compiled.near, std::back_inserter(near), of);
    std::ranges::copy_if(compiled.far, std::back_inserter(far), of);
  }
};

struct Settled {
  int fact;
  Value value;
};

struct Group {
  std::vector<int> services;
  Part part;                                  ///< what is not read in `about`, nor settled
  std::vector<std::vector<Settled>> settled;  ///< of each service
};

std::vector<Settled> settled_by(const Pack& pack, const Service& service) {
  std::vector<Settled> out;
  for (const auto& fact : pack.facts)
    if (const auto value = pack.settled(service, fact); value != missing) out.push_back({pack.index(fact), value});
  return out;
}

bool is_history(const Fact& fact) {
  return fact.origin == Origin::count || fact.origin == Origin::sum || fact.origin == Origin::last;
}

bool changes(const Fact& fact) {
  return is_history(fact) && (fact.history.same == "category" || fact.history.same == "service");
}

/// Services with the same key ask the same.
std::vector<std::string> key_of(const Pack& pack, const Service& service, const std::vector<Settled>& settled) {
  std::vector<std::string> key;
  for (const auto& fact : pack.facts)
    if (is_history(fact) && !fact.history.same.empty())
      key.push_back(fact.history.same == "category"  ? service.category
                    : fact.history.same == "service" ? service.id
                                                     : "");
  for (const auto& each : settled) key.push_back(pack.facts[static_cast<std::size_t>(each.fact)].name);
  return key;
}

}  // namespace

struct Sweep::Body {
  Body(const Policy& of, Date day) : policy(of), compiled(of.compiled()), on(day) { lay_groups(); }
  virtual ~Body() = default;
  virtual void about(const Facts& facts, const RuleSet& waived) = 0;
  virtual std::span<const Found> decide(std::size_t group, const Facts& facts) = 0;

  void lay_groups();
  std::vector<Found> decide_all(const Group& group, Facts facts, const RuleSet& waived) const;

  const Policy& policy;
  const Compiled& compiled;
  Date on;
  std::vector<Group> groups;
  std::vector<std::vector<int>> services;  ///< of each group
  std::vector<int> changing;
  FactSet own;  ///< facts that are the same for every service
};

void Sweep::Body::lay_groups() {
  const auto& pack = policy.pack();
  std::map<std::vector<std::string>, std::vector<int>> by_key;
  std::vector<std::size_t> times(pack.facts.size());  // that the fact is settled
  std::vector<std::vector<Settled>> settled;
  for (std::size_t i = 0; i < pack.services.size(); ++i) {
    settled.push_back(settled_by(pack, pack.services[i]));
    for (const auto& each : settled.back()) ++times[static_cast<std::size_t>(each.fact)];
    by_key[key_of(pack, pack.services[i], settled.back())].push_back(static_cast<int>(i));
  }
  for (const auto& fact : pack.facts) {
    const int index = pack.index(fact);
    const auto settling = times[static_cast<std::size_t>(index)];
    if (!changes(fact) && settling == 0) own.add(index);
    else if (settling < pack.services.size()) changing.push_back(index);
  }
  for (const auto& [key, members] : by_key) {
    FactSet here;
    for (const auto& fact : pack.facts) here.add(pack.index(fact));
    for (const int fact : own.list()) here.remove(fact);
    for (const auto& each : settled[static_cast<std::size_t>(members.front())]) here.remove(each.fact);
    Group group{members, Part(compiled, here), {}};
    for (const int service : members) group.settled.push_back(settled[static_cast<std::size_t>(service)]);
    services.push_back(members);
    groups.push_back(std::move(group));
  }
}

std::vector<Found> Sweep::Body::decide_all(const Group& group, Facts facts, const RuleSet& waived) const {
  std::vector<Found> found;
  for (const auto& settled : group.settled) {
    for (const auto& each : settled) facts[static_cast<std::size_t>(each.fact)] = each.value;
    try {
      found.emplace_back(policy.decide(facts, on, waived));
    } catch (const Contradiction&) {
      found.emplace_back(std::nullopt);
    }
  }
  return found;
}

template <std::size_t W>
struct Sweep::Masks : Sweep::Body {
  /// A profile: the boxes that may accept the facts, and the missing facts on which it hangs whether they do.
  struct Profile {
    Mask<W> can;
    std::vector<int> unknown;
    RuleSet waived;
    bool operator==(const Profile&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Profile& profile) const {
      std::uint64_t sum = profile.unknown.size();
      const auto mix = [&](std::uint64_t word) { sum = std::rotl((sum ^ word) * 0x9e3779b97f4a7c15u, 29); };
      for (std::size_t i = 0; i < profile.can.words(); ++i) mix(profile.can.bits()[i]);
      for (const int fact : profile.unknown) mix(static_cast<std::uint64_t>(fact));
      for (std::size_t i = 0; i < profile.waived.words(); ++i) mix(profile.waived.word(i));
      return sum;
    }
  };
  struct Unknown {
    int fact;
    Bits must;
  };

  Masks(const Policy& of, Date day) : Body(of, day), own_part(compiled, own), profile{Mask<W>(compiled.words), {}, {}}, own_can(compiled.words) {
    Facts facts(compiled.pack.facts.size(), missing);
    for (const auto& group : groups) {
      FactSet settles;
      for (const auto& each : group.settled.front()) settles.add(each.fact);
      const Part part(compiled, settles);
      Mask<W> any(compiled.words);
      for (const auto& settled : group.settled) {
        for (const auto& each : settled) facts[static_cast<std::size_t>(each.fact)] = each.value;
        Mask<W> can(compiled.start(on), compiled.words);
        keep(can, part, facts);
        any.join(can.bits());
      }
      reach.push_back(any);
    }
    known.resize(groups.size());
  }

  /// Keeps the boxes that may accept these facts, and notes those that are missing.
  void keep(Mask<W>& can, const Part& part, const Facts& facts) {
    const auto read = [&](const auto& column, Value value, std::uint32_t cell) {
      if (value == missing) unknown.push_back({static_cast<int>(column.fact), compiled.must(compiled.columns[column.fact])});
      can.keep(compiled.cell(column, cell, can.words()));
    };
    for (const auto& column : part.near) read(column, facts[column.fact], column.cell(facts[column.fact]));
    for (const auto& column : part.far)
      read(column, facts[column.fact], column.cell(facts[column.fact], compiled.cuts.data()));
  }

  void about(const Facts& facts, const RuleSet& waived) override {
    own_can = Mask<W>(compiled.start(on), compiled.words);
    unknown.clear();
    keep(own_can, own_part, facts);
    own_unknown = unknown.size();
    profile.waived = waived;
  }

  std::span<const Found> decide(std::size_t index, const Facts& facts) override {
    const auto& group = groups[index];
    profile.can = own_can.kept(reach[index].bits());
    unknown.resize(own_unknown);
    keep(profile.can, group.part, facts);
    profile.unknown.clear();
    for (const auto& each : unknown)
      if (!profile.can.within(each.must)) profile.unknown.push_back(each.fact);
    auto& profiles = known[index];
    const auto found = profiles.find(profile);
    if (found != profiles.end()) return found->second;
    if (profiles.size() * groups.size() >= most_profiles) profiles.clear();
    return profiles.emplace(profile, decide_all(group, facts, profile.waived)).first->second;
  }

  const Part own_part;
  std::vector<Mask<W>> reach;  ///< of each group: the boxes that some service of it may meet
  std::vector<std::unordered_map<Profile, std::vector<Found>, Hash>> known;
  Profile profile;  ///< here, so that looking one up allocates nothing
  Mask<W> own_can;
  std::vector<Unknown> unknown;
  std::size_t own_unknown = 0;
};

Sweep::Sweep(const Policy& policy, Date on) {
  switch (policy.compiled().words) {
    case 1: body_ = std::make_unique<Masks<1>>(policy, on); break;
    case 2: body_ = std::make_unique<Masks<2>>(policy, on); break;
    case 4: body_ = std::make_unique<Masks<4>>(policy, on); break;
    case 8: body_ = std::make_unique<Masks<8>>(policy, on); break;
    default: body_ = std::make_unique<Masks<0>>(policy, on);
  }
}

Sweep::~Sweep() = default;
Sweep::Sweep(Sweep&&) noexcept = default;

const std::vector<std::vector<int>>& Sweep::groups() const { return body_->services; }
const std::vector<int>& Sweep::changing() const { return body_->changing; }
void Sweep::about(const Facts& facts, const RuleSet& waived) { body_->about(facts, waived); }
std::span<const Found> Sweep::decide(std::size_t group, const Facts& facts) { return body_->decide(group, facts); }

}  // namespace corner::policy
