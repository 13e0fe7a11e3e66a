#include "cli/config_file.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"
#include "policy/toml.hpp"
#include "policy/toml_guard.hpp"

namespace corner::cli {

std::map<std::string, std::string> read_config(const std::string& path, const std::vector<std::string>& known) {
  std::map<std::string, std::string> out;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return out;
  if (std::filesystem::is_directory(path, error))
    throw Error(say("`{0}` is a folder, and the configuration is a file: rename or remove it", path), Failure::usage);
  std::vector<Problem> problems;
  const auto table = policy::parse_toml(path, exchange::read_file(path, policy::largest_file), problems);
  const auto wrong = [&](const Place& place, const std::string& message) {
    problems.push_back({place, Severity::error, "bad-setting", message, ""});
  };
  for (const auto& [name, place, value] : table ? table->entries : std::vector<policy::Entry>()) {
    if (std::ranges::find(known, name) == known.end()) wrong(place, say("there is no setting `{0}`: choose {1}", name, one_of(known)));
    else if (value.kind == policy::Kind::text) out[name] = value.text;
    else if (value.kind == policy::Kind::integer) out[name] = std::to_string(value.number);
    else wrong(value.place, say("`{0}` wants a text or a whole number", name));
  }
  if (!problems.empty()) throw Problems(problems, Failure::usage);
  return out;
}

}  // namespace corner::cli
