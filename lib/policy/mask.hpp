#pragma once
// Sets of boxes as machine words; of fixed width for most packs, so that keeping a row is a few instructions.
#include <array>
#include <bit>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace corner::policy {

/// As many words as the compiled pack's masks have.
using Bits = const std::uint64_t*;

/// `W` words, or, for W = 0, as many as it is told.
template <std::size_t W>
class Mask {
 public:
  explicit Mask(std::size_t words) : words_{} {
    if constexpr (W == 0) words_.resize(words);
  }
  Mask(Bits from, std::size_t words) {
    if constexpr (W == 0) words_.resize(words);
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = from[i];
  }

  Bits bits() const { return words_.data(); }
  std::size_t words() const { return words_.size(); }

  void keep(Bits other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other[i];
  }
  void drop(Bits other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other[i];
  }
  void join(Bits other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other[i];
  }
  /// Without a branch on `wanted`.
  void keep_if(Bits other, bool wanted) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other[i] | (std::uint64_t{wanted} - 1);
  }
  void join_if(Bits other, bool wanted) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other[i] & (0 - std::uint64_t{wanted});
  }
  Mask kept(Bits other) const {
    Mask mask = *this;
    mask.keep(other);
    return mask;
  }
  Mask without(Bits other) const {
    Mask mask = *this;
    mask.drop(other);
    return mask;
  }

  bool any() const {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) all |= words_[i];
    return all != 0;
  }
  bool meets(Bits other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) common |= words_[i] & other[i];
    return common != 0;
  }
  bool within(Bits other) const {
    std::uint64_t beyond = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) beyond |= words_[i] & ~other[i];
    return beyond == 0;
  }
  /// Whether it has exactly one bit.
  bool single() const {
    std::uint64_t seen = 0, more = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      more |= (words_[i] & (words_[i] - 1)) | (seen != 0 ? words_[i] : 0);
      seen |= words_[i];
    }
    return seen != 0 && more == 0;
  }
  /// One after the other: for masks of few bits.
  int count() const {
    int sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) ++sum;
    return sum;
  }
  bool has(int bit) const { return (words_[word(bit)] >> (bit % 64) & 1) != 0; }
  void set(int bit, bool value) {
    const auto one = std::uint64_t{1} << (bit % 64);
    words_[word(bit)] = value ? words_[word(bit)] | one : words_[word(bit)] & ~one;
  }
  void set_word(std::size_t i, std::uint64_t value) { words_[i] = value; }
  bool operator==(const Mask& other) const {
    std::uint64_t change = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) change |= words_[i] ^ other.words_[i];
    return change == 0;
  }

 private:
  static std::size_t word(int bit) { return static_cast<std::size_t>(bit) / 64; }
  std::conditional_t<W == 0, std::vector<std::uint64_t>, std::array<std::uint64_t, W>> words_;
};

/// Calls `use(bit)` for each bit set, in order.
template <class Use>
void each(Bits bits, std::size_t words, Use use) {
  for (std::size_t i = 0; i < words; ++i)
    for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1)
      use(static_cast<int>(i * 64) + std::countr_zero(rest));
}

}  // namespace corner::policy
