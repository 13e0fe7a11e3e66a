#pragma once
// A list that allocates nothing as long as it is short: what decides on a request lives for nanoseconds.
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace corner::policy {

template <class T, std::size_t N>
class Short {
 public:
  Short() noexcept {}
  Short(const Short&) = delete;
  Short& operator=(const Short&) = delete;

  void push_back(const T& item) {
    if (size_ >= N) return add_far(item);
    std::construct_at(near() + size_++, item);
  }
  /// Adds one made of these if it is wanted: without a branch on that.
  template <class... Parts>
  void add_if(bool wanted, const Parts&... parts) {
    if (size_ >= N) return wanted ? add_far(T{parts...}) : void();
    std::construct_at(near() + size_, parts...);
    size_ += static_cast<std::size_t>(wanted);
  }
  /// Room for so many, to be filled from the front; then says how many there are.
  T* room(std::size_t most) {
    if (most > N) far_.resize(most);
    return begin();
  }
  void filled(std::size_t size) { size_ = size; }
  void clear() {
    size_ = 0;
    far_.clear();
  }
  T& back() { return end()[-1]; }
  const T& back() const { return end()[-1]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* begin() { return far_.empty() ? near() : far_.data(); }
  T* end() { return begin() + size_; }
  const T* begin() const { return far_.empty() ? near() : far_.data(); }
  const T* end() const { return begin() + size_; }
  T& operator[](std::size_t i) { return begin()[i]; }
  const T& operator[](std::size_t i) const { return begin()[i]; }

 private:
  T* near() { return reinterpret_cast<T*>(near_); }
  const T* near() const { return reinterpret_cast<const T*>(near_); }
  [[gnu::noinline]] void add_far(const T& item) {
    if (far_.empty()) far_.assign(near(), near() + size_);
    far_.push_back(item);
    ++size_;
  }

  std::size_t size_ = 0;
  std::vector<T> far_;  ///< all items, once there are more than N
  alignas(T) std::byte near_[N * sizeof(T)];
};

/// Short for plain data.
template <class T, std::size_t N>
using Few = std::conditional_t<std::is_trivially_copyable_v<T>, Short<T, N>, std::vector<T>>;

}  // namespace corner::policy
