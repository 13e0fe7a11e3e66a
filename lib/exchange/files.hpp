#pragma once
// Files in and out.
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

namespace corner::exchange {

/// The bytes of a regular file, or of standard input for "-". Throws Error (what, where, what next).
std::string read_file(const std::string& path, std::size_t limit = std::size_t{1} << 30);

/// A file, or standard input for "-", read as its bytes come.
class ByteSource {
 public:
  /// Throws Error when it cannot be read, or is a folder.
  explicit ByteSource(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// As people call it.
  const std::string& name() const { return name_; }
  /// At most `size` bytes, at least one but at the end, where it is 0. Throws Error.
  std::size_t read(char* into, std::size_t size);

 private:
  std::string name_;
  int number_;
};

/// Throws the Error with which `write_file` would fail now. To be asked before anything is done whose answer is to go there.
void require_writable(const std::string& path);

/// Writes all or nothing: a temporary file beside `path`, synced, then renamed over it.
void write_file(const std::string& path, const std::string& bytes);
/// The same, of any size: `fill` writes it. What it throws leaves `path` as it was.
void write_file(const std::string& path, const std::function<void(std::ostream&)>& fill);

}  // namespace corner::exchange
