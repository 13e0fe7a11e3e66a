#pragma once
// A pack's names as texts, found fast: for programs that read many rows of facts.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// Where each of some words stands among them. The words must outlive it, and stay where they are.
class WordIndex {
 public:
  explicit WordIndex(const std::vector<std::string_view>& words);
  /// -1 = it is none of them.
  int find(std::string_view word) const;

 private:
  struct Slot {
    const char* data = nullptr;
    std::uint32_t size = 0;
    std::int32_t index = -1;
  };
  std::vector<Slot> slots_;  ///< a power of two, half of it free
};

/// The facts of a pack and their values. The pack must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const Pack& pack);

  /// The index of the fact in Pack::facts; -1 = there is none of that name.
  int fact(std::string_view name) const { return facts_.find(name); }
  /// As `parse_value` (policy/value.hpp), which it asks where nothing simple is seen.
  Value value(int fact, std::string_view text) const;

 private:
  const Pack& pack_;
  WordIndex facts_;
  std::vector<WordIndex> values_;  ///< of each fact
};

}  // namespace corner::policy
