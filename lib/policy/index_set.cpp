#include "policy/index_set.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace corner::policy {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index) / 64; }
std::uint64_t bit(int index) { return std::uint64_t{1} << (index % 64); }

}  // namespace

void IndexSet::grow(std::size_t words) {
  if (words <= words_) return;
  if (words > near_.size()) {
    auto more = std::make_unique<std::uint64_t[]>(words);
    std::copy_n(own(), words_, more.get());
    far_ = std::move(more);
  }
  std::fill(own() + words_, own() + words, 0);
  words_ = words;
}

void IndexSet::take(IndexSet& other) noexcept {
  words_ = std::exchange(other.words_, 0);
  far_ = std::move(other.far_);
  if (!far_) std::copy_n(other.near_.begin(), words_, near_.begin());
}

bool IndexSet::has(int index) const { return (word(at(index)) & bit(index)) != 0; }

void IndexSet::add(int index) {
  grow(at(index) + 1);
  own()[at(index)] |= bit(index);
}

void IndexSet::remove(int index) {
  if (has(index)) own()[at(index)] &= ~bit(index);
}

bool IndexSet::empty() const { return IndexSet().contains(*this); }

int IndexSet::count() const {
  int sum = 0;
  for (const std::uint64_t word : all()) sum += std::popcount(word);
  return sum;
}

std::vector<int> IndexSet::list() const {
  std::vector<int> indices;
  each([&indices](int index) { indices.push_back(index); });
  return indices;
}

void IndexSet::join(const IndexSet& other) {
  grow(other.words_);
  for (std::size_t i = 0; i < other.words_; ++i) own()[i] |= other.all()[i];
}

bool IndexSet::contains(const IndexSet& other) const {
  for (std::size_t i = 0; i < other.words_; ++i)
    if ((other.word(i) & ~word(i)) != 0) return false;
  return true;
}

}  // namespace corner::policy
