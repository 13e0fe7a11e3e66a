#include "cli/asked_claim.hpp"

#include <algorithm>

#include "core/json.hpp"
#include "core/text.hpp"

namespace corner::cli {
namespace {

constexpr auto file = "claims/.toml";  // hidden files are not read, so that no pack has it
constexpr auto shown_as = "CLAIM";

bool is_of_claim(const Problem& problem) { return problem.place.file.ends_with(file); }

// Where in the claim, which stands on the second line behind `indent` characters.
Place place_in_claim(const Place& place, int indent) {
  return {shown_as, 1, place.line == 2 ? std::max(place.column - indent, 1) : 0};
}

}  // namespace

bool is_asked(const policy::Claim& claim) { return claim.place.file.ends_with(file); }

policy::Pack with_claim(const std::string& directory, const std::string& text) {
  auto sources = policy::read_sources(directory);
  std::string line = "{ name = ";
  append_json_string(line, text);
  line += ", ";
  sources.push_back({file, "claim = [\n" + line + text + " }\n]\n"});
  try {
    auto pack = policy::load(sources, directory.ends_with('/') ? directory : directory + "/").pack;
    std::erase_if(pack.claims, [](const policy::Claim& claim) { return !is_asked(claim); });
    return pack;
  } catch (const Problems& problems) {
    auto list = problems.list();
    const bool pack_is_right = std::ranges::all_of(list, is_of_claim);
    for (auto& problem : list)
      if (is_of_claim(problem)) problem.place = place_in_claim(problem.place, static_cast<int>(length(line)));
    throw Problems(std::move(list), pack_is_right ? Failure::usage : Failure::policy_invalid);
  }
}

}  // namespace corner::cli
