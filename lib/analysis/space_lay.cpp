// How the space is laid out: dimensions, days, and each pack's boxes on them.
#include <algorithm>
#include <set>

#include "analysis/space.hpp"
#include "policy/box.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

const Fact* fact_from(const Pack& pack, std::string_view source) {
  const auto at = std::ranges::find_if(pack.facts, [&](const Fact& fact) {
    return fact.origin == Origin::catalogue && fact.source == source;
  });
  return at == pack.facts.end() ? nullptr : &*at;
}

Value word_of(const Fact& fact, const std::string& word) {
  const auto at = std::ranges::find(fact.values, word);
  return at == fact.values.end() ? missing : at - fact.values.begin();
}

/// The pack, and for each category of a service: never that category with a service of another.
Pack tied(Pack pack) {
  const Fact* category = fact_from(pack, "category");
  const Fact* service = fact_from(pack, "service");
  if (category == nullptr || service == nullptr) return pack;
  for (const auto& each : pack.categories) {
    Accept others;
    bool offered = false;
    for (const auto& item : pack.services) {
      const Value value = word_of(*service, item.id);
      offered = offered || item.category == each.id;
      if (item.category != each.id && value != missing) others.ranges.push_back({value, value});
    }
    const Value value = word_of(*category, each.id);
    if (!offered || value == missing || others.ranges.empty()) continue;
    normalise(others.ranges);
    Box box{{pack.index(*category), {.ranges = {{value, value}}, .absent = false}, {}},
            {pack.index(*service), std::move(others), {}}};
    std::ranges::sort(box, {}, &Condition::fact);
    pack.nevers.push_back({std::move(box), {}});
  }
  return pack;
}

/// Each condition of a pack.
template <class Use>
void conditions(const Pack& pack, const std::vector<Box>& further, Use use) {
  const auto all = [&](const Box& box) {
    for (const auto& condition : box) use(condition);
  };
  for (const auto& rule : pack.rules) {
    std::ranges::for_each(rule.when, all);
    std::ranges::for_each(rule.unless, all);
  }
  for (const auto& never : pack.nevers) all(never.box);
  std::ranges::for_each(further, all);
}

}  // namespace

Space::Space(const std::vector<Party>& parties) {
  for (const auto& party : parties) compiled_.emplace_back(tied(*party.pack));
  lay_facts(parties);
  lay_days();
  boxes_.resize(packs());
  for (std::size_t pack = 0; pack < packs(); ++pack) lay_boxes(static_cast<int>(pack));
  for (std::size_t pack = 0; pack < packs(); ++pack) lay_rows(static_cast<int>(pack));
  look_around();
}

void Space::add(const Dimension& dimension, std::size_t atoms) {
  const std::size_t word = spans_.empty() ? 0 : spans_.back().word + spans_.back().words;
  spans_.push_back({word, (atoms + 63) / 64});
  dimensions_.push_back(dimension);
  everything_.region.resize(word + spans_.back().words);
  for (std::size_t i = 0; i < atoms; ++i) everything_.region[word + i / 64] |= std::uint64_t{1} << (i % 64);
}

void Space::lay_facts(const std::vector<Party>& parties) {
  Each<std::vector<std::vector<Reading>>> readings;
  for (std::size_t pack = 0; pack < packs(); ++pack) {
    const Pack& own = compiled_[pack].pack;
    readings[pack].resize(own.facts.size());
    dimension_of_[pack].assign(own.facts.size(), -1);
    conditions(own, parties[pack].further, [&](const Condition& condition) {
      readings[pack][static_cast<std::size_t>(condition.fact)].push_back(
          {static_cast<int>(pack), &condition.accept});
    });
  }
  for (std::size_t pack = 0; pack < packs(); ++pack) {
    const Pack& own = compiled_[pack].pack;
    for (std::size_t i = 0; i < own.facts.size(); ++i) {
      if (dimension_of_[pack][i] >= 0) continue;
      Dimension dimension;
      Each<const Fact*> fact{};
      auto list = readings[pack][i];
      dimension.fact[pack] = static_cast<int>(i);
      fact[pack] = &own.facts[i];
      const Fact* twin = pack == 0 && packs() == 2 ? compiled_[1].pack.fact(own.facts[i].name) : nullptr;
      if (twin != nullptr && comparable(own.facts[i], *twin)) {
        const int index = compiled_[1].pack.index(*twin);
        const auto& others = readings[1][static_cast<std::size_t>(index)];
        list.insert(list.end(), others.begin(), others.end());
        dimension.fact[1] = index;
        fact[1] = twin;
        if (!list.empty()) dimension_of_[1][static_cast<std::size_t>(index)] = static_cast<int>(dimensions_.size());
      }
      if (list.empty()) continue;
      dimension_of_[pack][i] = static_cast<int>(dimensions_.size());
      dimension.atoms = cut(fact, list);
      add(dimension, dimension.atoms.size());
    }
  }
}

void Space::lay_days() {
  std::set<Date> days;
  for (const auto& compiled : compiled_) {
    for (const auto& rule : compiled.pack.rules) {
      if (rule.from) days.insert(*rule.from);
      if (rule.until) days.insert(*rule.until);
    }
  }
  days_.assign(days.begin(), days.end());
  add({}, days_.size() + 1);
}

Cut Space::cut_of(int dimension, const std::vector<bool>& atoms) {
  const Cut cut{dimension, pool_.size()};
  pool_.resize(pool_.size() + spans_[static_cast<std::size_t>(dimension)].words);
  for (std::size_t i = 0; i < atoms.size(); ++i)
    if (atoms[i]) pool_[cut.bits + i / 64] |= std::uint64_t{1} << (i % 64);
  return cut;
}

Cut Space::cut_of(int pack, const Condition& condition) {
  const int dimension =
      dimension_of_[static_cast<std::size_t>(pack)][static_cast<std::size_t>(condition.fact)];
  std::vector<bool> atoms;
  for (const auto& atom : dimensions_[static_cast<std::size_t>(dimension)].atoms)
    atoms.push_back(condition.accept.has(sample(atom, pack)));
  return cut_of(dimension, atoms);
}

Cut Space::cut_of_days(const Rule& rule) {
  std::vector<bool> atoms;
  for (std::size_t i = 0; i <= days_.size(); ++i)
    atoms.push_back((!rule.from || (i > 0 && *rule.from <= days_[i - 1])) &&
                    (!rule.until || i == 0 || days_[i - 1] < *rule.until));
  return cut_of(static_cast<int>(dimensions_.size()) - 1, atoms);
}

/// In the order of the bits of Compiled.
void Space::lay_boxes(int pack) {
  const Compiled& own = compiled(pack);
  auto& boxes = boxes_[static_cast<std::size_t>(pack)];
  const auto lay = [&](const Box& box, const Rule* dated) {
    std::vector<Cut> cuts;
    for (const auto& condition : box) cuts.push_back(cut_of(pack, condition));
    if (dated != nullptr && (dated->from || dated->until)) cuts.push_back(cut_of_days(*dated));
    boxes.push_back(std::move(cuts));
  };
  for (const auto& rule : own.pack.rules) lay(rule.when.front(), &rule);
  for (const auto& complex : own.complex) {
    const Rule& rule = own.pack.rules[static_cast<std::size_t>(complex.rule)];
    for (std::size_t i = 1; i < rule.when.size(); ++i) lay(rule.when[i], &rule);
    for (const auto& box : rule.unless) lay(box, nullptr);
  }
  for (const auto& never : own.pack.nevers) lay(never.box, nullptr);
}

void Space::lay_rows(int pack) {
  const auto& boxes = boxes_[static_cast<std::size_t>(pack)];
  BoxMask whole(compiled(pack).words), none = whole;
  for (std::size_t box = 0; box < boxes.size(); ++box) whole.set(static_cast<int>(box), true);
  auto& rows = rows_.emplace_back();
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    rows.emplace_back(1 + atoms(static_cast<int>(i)), whole);
    rows.back().front() = none;
  }
  for (std::size_t box = 0; box < boxes.size(); ++box) {
    const int bit = static_cast<int>(box);
    for (const auto& [dimension, bits] : boxes[box]) {
      auto& own = rows[static_cast<std::size_t>(dimension)];
      own.front().set(bit, true);
      for (std::size_t atom = 0; atom + 1 < own.size(); ++atom)
        own[1 + atom].set(bit, (pool_[bits + atom / 64] >> (atom % 64) & 1) != 0);
    }
  }
}

void Space::look_around() {
  for (std::size_t pack = 0; pack < packs(); ++pack) {
    BoxMask can(compiled_[pack].words), must = can;
    for (std::size_t box = 0; box < boxes_[pack].size(); ++box) {
      const auto& cuts = boxes_[pack][box];
      const auto out = [&](Cut cut) { return disjoint(everything_.region, cut); };
      const auto in = [&](Cut cut) { return contains(everything_.region, cut); };
      can.set(static_cast<int>(box), std::ranges::none_of(cuts, out));
      must.set(static_cast<int>(box), std::ranges::none_of(cuts, out) && std::ranges::all_of(cuts, in));
    }
    everything_.can.push_back(std::move(can));
    everything_.must.push_back(std::move(must));
  }
}

}  // namespace corner::analysis
