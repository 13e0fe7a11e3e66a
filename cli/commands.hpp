#pragma once
// The table of commands. A new one: its file in cli/command/, a line here, a golden test, a page in docs/commands/.
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace corner::cli {

struct Entry {
  std::string name;      ///< one word, or noun and verb
  const char* group;     ///< heading in the list of commands; English, translated where shown
  const char* summary;   ///< the same
  Make make;
};

const std::vector<Entry>& commands();

/// The entry that `arguments` name; its words are taken off them. Nullptr when they name none (an empty list, or
/// only global options). Throws Error (Failure::usage) for a command there is not.
const Entry* find_command(std::vector<std::string>& arguments, const Options& global);

}  // namespace corner::cli
