#include "cli/outputs.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"
#include "store/on_disk.hpp"

namespace corner::cli {
namespace {

namespace fs = std::filesystem;

fs::path real(const std::string& path) {
  std::error_code unknown;
  const auto found = fs::weakly_canonical(path, unknown);
  return unknown ? fs::path(path) : found;
}

// By device and inode where both are there, so that no link hides it.
bool same(const std::string& one, const std::string& other) {
  std::error_code missing;
  return fs::equivalent(one, other, missing) || real(one) == real(other);
}

// A file of the pack in that folder, there or to come.
bool of_a_pack(const std::string& path, const std::string& folder) {
  const auto file = real(path), root = real(folder);
  std::error_code missing;
  return file.extension() == ".toml" && fs::is_directory(root, missing) &&
         std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

// What was typed for this command alone; whatever of it names a file or a folder is read.
std::vector<std::string> typed(const Options& options) {
  std::vector<std::string> values;
  for (const auto& declared : options.declared()) {
    if (declared.global || declared.written) continue;
    if (declared.one != nullptr) values.push_back(*declared.one);
    if (declared.many != nullptr) values.insert(values.end(), declared.many->begin(), declared.many->end());
  }
  std::erase(values, "");
  return values;
}

}  // namespace

void check_outputs(const Options& options, const Settings& settings) {
  auto inputs = typed(options);
  inputs.push_back(settings.file());
  const auto& store = settings.get("store");
  for (const auto& declared : options.declared()) {
    if (!declared.written || declared.one->empty()) continue;
    const auto& path = *declared.one;
    const auto refuse = [&](const std::string& message) { throw Error(message, Failure::usage); };
    if (path == "-") refuse(say("`{0} -`: standard output has the answer already, name a file", declared.name));
    if (same(path, store) || store::of_a_store(real(path)))
      refuse(say("`{0} {1}` would replace a store, or what belongs to one: name another file", declared.name, visible(path)));
    for (const auto& input : inputs)
      if (same(path, input) || of_a_pack(path, input))
        refuse(say("`{0} {1}` would replace what the command reads: name another file", declared.name, visible(path)));
    exchange::require_writable(path);
  }
}

}  // namespace corner::cli
