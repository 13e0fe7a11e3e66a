#pragma once
// Whole files in and out.
#include <string>

namespace corner::exchange {

/// The bytes of a regular file, or of standard input for "-". Throws Error (what, where, what next).
std::string read_file(const std::string& path, std::size_t limit = std::size_t{1} << 30);

/// Writes all or nothing: a temporary file beside `path`, synced, then renamed over it.
void write_file(const std::string& path, const std::string& bytes);

}  // namespace corner::exchange
