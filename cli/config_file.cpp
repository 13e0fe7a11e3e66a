#include "cli/config_file.hpp"

#include <algorithm>
#include <filesystem>

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"

namespace corner::cli {
namespace {

constexpr std::size_t largest = 64 * 1024;  // toml++ 3.3.0 dies on very long dotted keys; nothing here needs any

[[noreturn]] void wrong(const std::string& path, const toml::source_position& at, const std::string& message) {
  throw Error(to_string(Place{path, static_cast<int>(at.line), static_cast<int>(at.column)}) + ": " + message, Failure::usage);
}

}  // namespace

std::map<std::string, std::string> read_config(const std::string& path, const std::vector<std::string>& known) {
  std::map<std::string, std::string> out;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return out;
  const auto text = exchange::read_file(path, largest);
  if (std::ranges::count(text, '.') > 1000) throw Error(say("{0}: this is no configuration file", path), Failure::usage);
  try {
    const auto table = toml::parse(text);
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (std::ranges::find(known, name) == known.end())
        wrong(path, key.source().begin, say("there is no setting `{0}`: choose {1}", name, one_of(known)));
      if (const auto words = node.value<std::string>(); node.is_string()) out[name] = *words;
      else if (const auto number = node.value<std::int64_t>(); node.is_integer()) out[name] = std::to_string(*number);
      else wrong(path, node.source().begin, say("`{0}` wants a text or a whole number", name));
    }
  } catch (const toml::parse_error& failure) {
    wrong(path, failure.source().begin, say("this is not TOML: {0}", failure.description()));
  }
  return out;
}

}  // namespace corner::cli
