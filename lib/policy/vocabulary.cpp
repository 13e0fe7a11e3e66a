#include "policy/vocabulary.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "policy/value.hpp"

namespace corner::policy {
namespace {

template <class Word>
std::uint64_t load(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// Of the ends and the length: what lies between tells names apart only when they are compared.
std::uint64_t hash(std::string_view word) {
  const char* const data = word.data();
  const std::size_t size = word.size();
  std::uint64_t first = 0, last = 0;
  if (size >= 8) {
    first = load<std::uint64_t>(data);
    last = load<std::uint64_t>(data + size - 8);
  } else if (size >= 4) {
    first = load<std::uint32_t>(data);
    last = load<std::uint32_t>(data + size - 4);
  } else if (size > 0) {
    first = load<std::uint8_t>(data);
    last = load<std::uint8_t>(data + size / 2) << 8 | load<std::uint8_t>(data + size - 1);
  }
  // A product spreads upwards only: what differs in high bits is folded down before the next one.
  std::uint64_t sum = (first ^ size) * 0x9e3779b97f4a7c15u + last;
  sum = (sum ^ sum >> 32) * 0xbf58476d1ce4e5b9u;
  return sum >> 32;
}

std::vector<std::string_view> names_of(const Pack& pack) {
  std::vector<std::string_view> names;
  for (const auto& fact : pack.facts) names.push_back(fact.name);
  return names;
}

}  // namespace

WordIndex::WordIndex(const std::vector<std::string_view>& words) : slots_(std::bit_ceil(words.size() * 2 + 1)) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t at = hash(words[i]);
    while (slots_[at & (slots_.size() - 1)].index >= 0) ++at;
    slots_[at & (slots_.size() - 1)] = {words[i].data(), static_cast<std::uint32_t>(words[i].size()),
                                        static_cast<std::int32_t>(i)};
  }
}

int WordIndex::find(std::string_view word) const {
  for (std::size_t at = hash(word);; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.index < 0 || std::string_view(slot.data, slot.size) == word) return slot.index;
  }
}

Vocabulary::Vocabulary(const Pack& pack) : pack_(pack), facts_(names_of(pack)) {
  for (const auto& fact : pack.facts) values_.emplace_back(std::vector<std::string_view>(fact.values.begin(), fact.values.end()));
}

Value Vocabulary::value(int fact, std::string_view text) const {
  const auto at = static_cast<std::size_t>(fact);
  const Fact& declared = pack_.facts[at];
  if (declared.type == Type::enumeration) {
    const int value = values_[at].find(text);
    if (value >= 0) return value;
  } else if (declared.type == Type::boolean) {
    if (text == "true") return 1;
    if (text == "false") return 0;
  } else if (declared.type != Type::money && !text.empty() && text.size() < 10) {
    Value number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return parse_value(declared, text);
      number = number * 10 + (c - '0');
    }
    if (number >= declared.low && number <= declared.high) return number;
  }
  return parse_value(declared, text);
}

}  // namespace corner::policy
