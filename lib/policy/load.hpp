#pragma once
// From a pack's directory to a Pack, with every problem found on the way.
#include <string>
#include <vector>

#include "policy/pack.hpp"

namespace corner::policy {

/// One file of a pack; `path` is relative to the pack's directory (`rules/phones.toml`).
struct Source {
  std::string path;
  std::string text;
};

/// Reads the TOML files of a pack's directory: pack, facts, catalogue, rules, desk, cases, claims, each `X.toml`
/// or `X/*.toml`, sorted by path. Regular files only, 1 MiB each at most. Throws Error for a directory that
/// cannot be read and Problems (Failure::policy_invalid) for a file that must not be.
std::vector<Source> read_sources(const std::string& directory);

struct Loaded {
  Pack pack;
  std::vector<Problem> warnings;
};

/// Throws Problems (Failure::policy_invalid) with all errors of all files, sorted by place.
/// `prefix` is put before each path in places (`policies/example/`).
Loaded load(const std::vector<Source>& sources, const std::string& prefix = "");

}  // namespace corner::policy
