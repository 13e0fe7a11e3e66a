#pragma once
// argv in, exit code out: the whole of the command line in one function.
#include <string>
#include <vector>

#include "cli/io.hpp"

namespace corner::cli {

/// `arguments` without the program's name. Never throws; every failure is told on `io.err`.
int run(const std::vector<std::string>& arguments, const Io& io);

}  // namespace corner::cli
