#include <bit>

#include "policy/decide.hpp"
#include "policy/mask.hpp"

namespace corner::policy {
namespace {

std::size_t at(int rule) { return static_cast<std::size_t>(rule) / 64; }
std::uint64_t bit(int rule) { return std::uint64_t{1} << (rule % 64); }

}  // namespace

bool RuleSet::has(int rule) const { return (word(at(rule)) & bit(rule)) != 0; }

void RuleSet::add(int rule) {
  reserve_words(at(rule) + 1);
  word(at(rule)) |= bit(rule);
}

void RuleSet::remove(int rule) {
  if (has(rule)) word(at(rule)) &= ~bit(rule);
}

bool RuleSet::empty() const { return RuleSet().contains(*this); }

int RuleSet::count() const {
  int sum = 0;
  for (std::size_t i = 0; i < words(); ++i) sum += std::popcount(word(i));
  return sum;
}

std::vector<int> RuleSet::list() const {
  std::vector<int> rules;
  for (std::size_t i = 0; i < words(); ++i) {
    const std::uint64_t here = word(i);
    each(&here, 1, [&](int rule) { rules.push_back(static_cast<int>(i * 64) + rule); });
  }
  return rules;
}

void RuleSet::join(const RuleSet& other) {
  reserve_words(other.words());
  for (std::size_t i = 0; i < other.words(); ++i) word(i) |= other.word(i);
}

bool RuleSet::contains(const RuleSet& other) const {
  for (std::size_t i = 0; i < other.words(); ++i)
    if ((other.word(i) & ~word(i)) != 0) return false;
  return true;
}

}  // namespace corner::policy
