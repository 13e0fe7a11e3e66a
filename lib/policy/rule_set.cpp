#include <algorithm>
#include <bit>
#include <utility>

#include "policy/decide.hpp"
#include "policy/mask.hpp"

namespace corner::policy {
namespace {

std::size_t at(int rule) { return static_cast<std::size_t>(rule) / 64; }
std::uint64_t bit(int rule) { return std::uint64_t{1} << (rule % 64); }

}  // namespace

void RuleSet::grow(std::size_t words) {
  if (words <= words_) return;
  if (words > near_.size()) {
    auto more = std::make_unique<std::uint64_t[]>(words);
    std::copy_n(own(), words_, more.get());
    far_ = std::move(more);
  }
  std::fill(own() + words_, own() + words, 0);
  words_ = words;
}

void RuleSet::take(RuleSet& other) noexcept {
  words_ = std::exchange(other.words_, 0);
  far_ = std::move(other.far_);
  if (!far_) std::copy_n(other.near_.begin(), words_, near_.begin());
}

bool RuleSet::has(int rule) const { return (word(at(rule)) & bit(rule)) != 0; }

void RuleSet::add(int rule) {
  grow(at(rule) + 1);
  own()[at(rule)] |= bit(rule);
}

void RuleSet::remove(int rule) {
  if (has(rule)) own()[at(rule)] &= ~bit(rule);
}

bool RuleSet::empty() const { return RuleSet().contains(*this); }

int RuleSet::count() const {
  int sum = 0;
  for (const std::uint64_t word : all()) sum += std::popcount(word);
  return sum;
}

std::vector<int> RuleSet::list() const {
  std::vector<int> rules;
  each(all().data(), words_, [&rules](int rule) { rules.push_back(rule); });
  return rules;
}

void RuleSet::join(const RuleSet& other) {
  grow(other.words_);
  for (std::size_t i = 0; i < other.words_; ++i) own()[i] |= other.all()[i];
}

bool RuleSet::contains(const RuleSet& other) const {
  for (std::size_t i = 0; i < other.words_; ++i)
    if ((other.word(i) & ~word(i)) != 0) return false;
  return true;
}

}  // namespace corner::policy
