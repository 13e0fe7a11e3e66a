#pragma once
// Where a test's commands run: a fresh folder, a fixed clock and operator, chance that is none.
#include <filesystem>
#include <map>
#include <string>

#include "golden/script.hpp"
#include "golden/shell.hpp"

namespace golden {

/// The process's current folder while it lives; gone with all that is in it afterwards. `policies` and `data`
/// of the source tree are at hand in it under these names.
class Sandbox {
 public:
  Sandbox(const std::filesystem::path& source, std::string locale_directory);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Runs one step. The folder's own path is `~` in what it says. Throws std::invalid_argument, or
  /// std::filesystem::filesystem_error, for a command that tests do not have or that goes wrong around
  /// `corner`.
  Said run(const Step& step);

 private:
  int run_corner(const CommandLine& line, std::string& out, std::string& err);
  void copy(const CommandLine& line);
  std::filesystem::path inside(const std::string& path) const;
  std::string tilde(std::string text) const;

  std::filesystem::path before_;
  std::filesystem::path folder_;
  std::string locale_directory_;
  std::map<std::string, std::string> environment_;
  std::uint64_t drawn_ = 0;
};

}  // namespace golden
