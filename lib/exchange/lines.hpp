#pragma once
// Lines of a file or pipe of any length, in constant memory.
#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/files.hpp"

namespace corner::exchange {

/// The longest line that is held.
inline constexpr std::size_t longest_line = std::size_t{1} << 20;

class Lines {
 public:
  explicit Lines(const std::string& path) : source_(path) {}

  const std::string& name() const { return source_.name(); }
  /// The next line, without its LF or CRLF, the first without a BOM; it stands until the next call. False at the end. One longer than
  /// `longest_line` is passed over, and `too_long()`.
  bool next(std::string_view& line);
  bool too_long() const { return too_long_; }
  /// Of the line last read, from 1.
  long long number() const { return number_; }

 private:
  bool fill();
  bool give(std::string_view& line, std::size_t length, std::size_t end);

  ByteSource source_;
  std::string buffer_;
  std::size_t at_ = 0, end_ = 0;  ///< what is read and not yet given out: [at_, end_) of the buffer
  bool too_long_ = false;
  long long number_ = 0;
};

}  // namespace corner::exchange
