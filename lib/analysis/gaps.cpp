#include <algorithm>

#include "analysis/mistakes.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/value.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

class Gaps {
 public:
  Gaps(const Inquiry& inquiry, Findings& findings)
      : inquiry_(inquiry), findings_(findings), granted_(permits | approves | (inquiry.pack().default_effect == Effect::refuse ? 0 : by_default)) {}
  void service(const Service& service);
  void kinds_of_person(int dimension);
  bool anything_granted() const { return inquiry_.any({ends(granted_)}, {inquiry_.space().everything()}); }

 private:
  void tell(const Place& place, const std::string& message, const std::vector<Sight>& starts);

  const Inquiry& inquiry_;
  Findings& findings_;
  Ends granted_;
};

/// Nothing is told where something is granted, or where no request can be.
void Gaps::tell(const Place& place, const std::string& message, const std::vector<Sight>& starts) {
  if (inquiry_.any({ends(granted_)}, starts)) return;
  if (auto witness = inquiry_.witness({ends(by_default)}, starts))
    findings_.push_back({{place, Severity::warning, "gap", message, tr("add a rule that grants something, or one that refuses and says why")},
                         {},
                         std::move(witness)});
  else if ((witness = inquiry_.witness({ends(refuses)}, starts)))
    findings_.push_back({{place, Severity::note, "gap", message, tr("rules refuse it, whatever the request")}, {}, std::move(witness)});
}

void Gaps::service(const Service& service) {
  const Space& space = inquiry_.space();
  const auto start = space.within(space.everything(), 0, request_for(inquiry_.pack(), service));
  if (start) tell(service.place, say("nobody can ever get `{0}`", service.id), {*start});
}

/// Values between which no rule tells are one kind.
void Gaps::kinds_of_person(int dimension) {
  const Space& space = inquiry_.space();
  const Dimension& all = space.dimensions()[static_cast<std::size_t>(dimension)];
  const Fact& fact = inquiry_.pack().facts[static_cast<std::size_t>(all.fact[0])];
  for (std::size_t atom = 0; atom < all.atoms.size(); ++atom) {
    Region region = space.everything().region, one(region.size());
    space.add(one, dimension, atom);
    space.copy(one, dimension, region);
    const Accept& values = all.atoms[atom].values[0];
    std::vector<std::string> words;
    for (const auto& range : values.ranges)
      for (Value value = range.low; value <= range.high; ++value) words.push_back(write_value(fact, value));
    if (values.absent) words.push_back(write_value(fact, absent));
    if (const auto start = space.within(space.everything(), region))
      tell(fact.place, say("nothing is ever granted to somebody whose `{0}` is {1}", fact.name, one_of(words)), {*start});
  }
}

/// Whether it says something of who asks, and is one of a few words.
bool of_a_person(const Pack& pack, const Fact& fact) {
  const bool words = fact.type == Type::boolean || fact.type == Type::enumeration;
  const auto settles = [&](const Service& service) { return service.facts.contains(pack.index(fact)); };
  return words && fact.origin != Origin::catalogue && std::ranges::none_of(pack.services, settles);
}

}  // namespace

void find_gaps(const Inquiry& inquiry, Findings& findings) {
  const Pack& pack = inquiry.pack();
  Gaps gaps(inquiry, findings);
  std::ranges::for_each(pack.services, [&](const Service& service) { gaps.service(service); });
  if (!gaps.anything_granted()) return;
  const Space& space = inquiry.space();
  for (std::size_t i = 0; i + 1 < space.dimensions().size(); ++i) {
    const int fact = space.dimensions()[i].fact[0];
    if (of_a_person(pack, pack.facts[static_cast<std::size_t>(fact)])) gaps.kinds_of_person(static_cast<int>(i));
  }
}

}  // namespace corner::analysis
