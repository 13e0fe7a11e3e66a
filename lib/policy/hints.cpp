#include "policy/hints.hpp"

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::policy {
namespace {
constexpr std::size_t longest = 80;  // characters shown, and looked at for a guess
}

std::string shown(std::string_view text) {
  std::string clean = visible(text.substr(0, longest * 4));
  if (length(clean) <= longest) return clean;
  std::size_t end = 0;
  for (std::size_t characters = 0; characters < longest; ++characters) do
      ++end;
    while (end < clean.size() && (clean[end] & 0xC0) == 0x80);
  return clean.substr(0, end) + "…";
}

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
  if (candidates.empty()) return "";
  if (word.size() <= longest)
    if (const std::string guess = did_you_mean(word, candidates); !guess.empty())
      return std::string(trim(guess));
  return say("expected {0}", one_of(candidates));
}

}  // namespace corner::policy
