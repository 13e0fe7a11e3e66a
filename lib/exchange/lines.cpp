#include "exchange/lines.hpp"

#include <cstring>

#include "exchange/encoding.hpp"

namespace corner::exchange {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;

}  // namespace

/// Reads on behind what is there; false at the end.
bool Lines::fill() {
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
    end_ -= at_;
    at_ = 0;
  }
  if (buffer_.size() < end_ + chunk) buffer_.resize(end_ + chunk);
  const auto got = source_.read(buffer_.data() + end_, chunk);
  end_ += got;
  return got > 0;
}

bool Lines::next(std::string_view& line) {
  too_long_ = false;
  std::size_t searched = 0;
  for (;;) {
    const auto* const from = buffer_.data() + at_ + searched;
    const auto size = end_ - at_ - searched;
    const auto* const feed = size == 0 ? nullptr : static_cast<const char*>(std::memchr(from, '\n', size));
    if (feed != nullptr) return give(line, static_cast<std::size_t>(feed - (buffer_.data() + at_)), 1);
    if (end_ - at_ > longest_line) {
      too_long_ = true;
      at_ = end_;
    }
    searched = end_ - at_;
    if (!fill()) return (searched > 0 || too_long_) && give(line, searched, 0);
  }
}

/// The next so many bytes are the line, and then comes its end.
bool Lines::give(std::string_view& line, std::size_t length, std::size_t end) {
  line = std::string_view(buffer_).substr(at_, length);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (number_ == 0 && line.starts_with(utf8_bom)) line.remove_prefix(utf8_bom.size());
  at_ += length + end;
  too_long_ = too_long_ || length > longest_line;
  ++number_;
  return true;
}

}  // namespace corner::exchange
