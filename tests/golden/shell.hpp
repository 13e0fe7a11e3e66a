#pragma once
// The little of a shell's grammar that tests and documentation need; anything more is refused, not misread.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace golden {

struct CommandLine {
  std::vector<std::pair<std::string, std::string>> environment;  ///< NAME=VALUE before the command
  std::vector<std::string> words;
  std::optional<std::string> input;   ///< after <
  std::optional<std::string> output;  ///< after >
  bool here = false;                  ///< has a here-document
};

/// Words in plain, 'single' or "double" quotes; < FILE, > FILE and << END; backslash before a line feed.
/// Throws std::invalid_argument for pipes, variables, patterns and whatever else it does not know.
CommandLine split_command(const std::string& text);

}  // namespace golden
