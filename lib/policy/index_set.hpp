#pragma once
// Sets of rules or facts of one pack, as bits: what decisions are made of.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "policy/mask.hpp"

namespace corner::policy {

/// Indices from 0.
class IndexSet {
 public:
  static constexpr std::size_t near = 4;  ///< so many words allocate nothing
  IndexSet() noexcept {}
  /// Room for so many; `add` makes more.
  explicit IndexSet(std::size_t size) { grow((size + 63) / 64); }
  IndexSet(const IndexSet& other) { assign(other.all()); }
  IndexSet(IndexSet&& other) noexcept { take(other); }
  IndexSet& operator=(const IndexSet& other) { return *this = IndexSet(other); }
  IndexSet& operator=(IndexSet&& other) noexcept {
    if (this != &other) take(other);
    return *this;
  }
  ~IndexSet() = default;

  /// The indices of these words, 64 in each, and no others.
  void assign(std::span<const std::uint64_t> words) {
    if (words.size() > near_.size() && words.size() > words_)
      far_ = std::make_unique<std::uint64_t[]>(words.size());
    words_ = words.size();
    for (std::size_t i = 0; i < words_; ++i) own()[i] = words[i];
  }
  /// Adds `index`, for which there is room, if `value`: without a branch.
  void mark(std::size_t index, bool value) { own()[index / 64] |= std::uint64_t{value} << (index % 64); }
  bool has(int index) const;
  void add(int index);
  void remove(int index);
  bool empty() const;
  int count() const;
  std::vector<int> list() const;
  /// Calls `use(index)` for each, in order.
  template <class Use>
  void each(Use use) const {
    policy::each(all().data(), words_, use);
  }
  /// Everything of `other` too.
  void join(const IndexSet& other);
  bool contains(const IndexSet& other) const;
  /// Same members, whatever the room.
  bool operator==(const IndexSet& other) const { return contains(other) && other.contains(*this); }

  /// 64 indices at a time; zero beyond what is held.
  std::uint64_t word(std::size_t i) const { return i < words_ ? all()[i] : 0; }
  std::size_t words() const { return words_; }

 private:
  std::span<const std::uint64_t> all() const { return {far_ ? far_.get() : near_.data(), words_}; }
  std::uint64_t* own() { return far_ ? far_.get() : near_.data(); }
  void grow(std::size_t words);
  void take(IndexSet& other) noexcept;

  std::size_t words_ = 0;
  std::unique_ptr<std::uint64_t[]> far_;  ///< all words, when there are more than `near_` holds
  std::array<std::uint64_t, near>
      near_;  ///< set up to `words_`: most packs need no more, and many only the first
};

}  // namespace corner::policy
