#pragma once
// The configuration file: a few settings in TOML.
#include <map>
#include <string>
#include <vector>

namespace corner::cli {

/// Settings by name; empty when there is no such file. Throws Error naming file and line for one that cannot be
/// read, a setting not among `known`, or a value that is neither text nor a whole number.
std::map<std::string, std::string> read_config(const std::string& path, const std::vector<std::string>& known);

}  // namespace corner::cli
