#include "analysis/dimension.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "policy/box.hpp"

namespace corner::analysis {

using namespace policy;

namespace {

Accept single(Value value) {
  if (value == absent) return {.ranges = {}, .absent = true};
  return {.ranges = {{value, value}}, .absent = false};
}

/// The index of `word`; that of "any other" in an open list; nothing when the fact has no such value.
std::optional<Value> place_of(const Fact& fact, const std::string& word) {
  const auto at = std::ranges::find(fact.values, word);
  if (at == fact.values.end() && !fact.open()) return std::nullopt;
  return at - fact.values.begin();
}

std::vector<Atom> words_of(const Fact& fact) {
  std::vector<Atom> pieces;
  for (Value value = 0; value < fact.size(); ++value) pieces.push_back({{single(value), single(value)}});
  return pieces;
}

std::vector<Atom> common_words(const Fact& a, const Fact& b) {
  std::set<std::string> words(a.values.begin(), a.values.end());
  words.insert(b.values.begin(), b.values.end());
  std::vector<Atom> pieces;
  for (const auto& word : words) {
    const auto first = place_of(a, word), second = place_of(b, word);
    if (first && second) pieces.push_back({{single(*first), single(*second)}});
  }
  if (a.open() && b.open()) pieces.push_back({{single(a.size() - 1), single(b.size() - 1)}});
  return pieces;
}

std::vector<Atom> intervals(Interval all, const std::vector<Reading>& readings) {
  if (all.low > all.high) return {};
  std::set<Value> starts{all.low};
  for (const auto& reading : readings) {
    for (const auto& range : reading.accept->ranges) {
      if (range.low > all.low && range.low <= all.high) starts.insert(range.low);
      if (range.high >= all.low && range.high < all.high) starts.insert(range.high + 1);
    }
  }
  std::vector<Atom> pieces;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    const Accept piece{.ranges = {{*start, next == starts.end() ? all.high : *next - 1}}, .absent = false};
    pieces.push_back({{piece, piece}});
  }
  return pieces;
}

/// The finest pieces that conditions may tell apart, absence aside.
std::vector<Atom> pieces_of(const Fact& a, const Fact& b, const std::vector<Reading>& readings) {
  if (a.type == Type::enumeration) return &a == &b ? words_of(a) : common_words(a, b);
  if (a.type == Type::boolean) return words_of(a);
  const Interval first = domain(a), second = domain(b);
  return intervals({std::max(first.low, second.low), std::min(first.high, second.high)}, readings);
}

void join(Accept& into, const Accept& piece) {
  into.ranges.insert(into.ranges.end(), piece.ranges.begin(), piece.ranges.end());
  into.absent = into.absent || piece.absent;
  normalise(into.ranges);
}

}  // namespace

std::vector<Atom> cut(Each<const Fact*> fact, const std::vector<Reading>& readings) {
  const Fact& a = fact[0] != nullptr ? *fact[0] : *fact[1];
  const Fact& b = fact[1] != nullptr ? *fact[1] : a;
  std::vector<Atom> pieces = pieces_of(a, b, readings);
  if (!a.absent_word.empty() && !b.absent_word.empty()) pieces.push_back({{single(absent), single(absent)}});
  std::vector<Atom> atoms;
  std::map<std::vector<bool>, std::size_t> known;
  for (const auto& piece : pieces) {
    std::vector<bool> said;
    for (const auto& reading : readings) said.push_back(reading.accept->has(sample(piece, reading.pack)));
    const auto [at, fresh] = known.emplace(std::move(said), atoms.size());
    if (fresh) atoms.emplace_back();
    for (std::size_t pack = 0; pack < 2; ++pack) join(atoms[at->second].values[pack], piece.values[pack]);
  }
  return atoms;
}

bool comparable(const Fact& a, const Fact& b) { return a.type == b.type && !pieces_of(a, b, {}).empty(); }

Value sample(const Atom& atom, int pack) {
  const Accept& values = atom.values[static_cast<std::size_t>(pack)];
  if (values.ranges.empty()) return absent;
  const auto near = [](const Interval& range) { return std::clamp<Value>(0, range.low, range.high); };
  const auto far = [&](const Interval& range) { return std::abs(near(range)); };
  return near(*std::ranges::min_element(values.ranges, {}, far));
}

}  // namespace corner::analysis
