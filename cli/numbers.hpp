#pragma once
// Whole numbers on the command line: decimal, nothing else (`010` is ten, "" is nothing).
#include <cstdint>
#include <string>

namespace corner::cli {

/// Throws Error (Failure::usage) naming the argument.
std::int64_t number_of(const std::string& argument, const std::string& text);

}  // namespace corner::cli
