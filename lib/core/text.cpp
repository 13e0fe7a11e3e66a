#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/words.hpp"

namespace corner {
namespace {

struct Decoded {
  char32_t point = 0;
  std::size_t size = 0;  // 0 = not UTF-8
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (size == 0 || lead > 0xF4 || at + size > text.size()) return {};
  char32_t point = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return {};
    point = (point << 6) | (byte(at + i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (point < least[size] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
  return {point, size};
}

bool drives_a_terminal(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x200E || point == 0x200F ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

// Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto size = decode(text, at).size;
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::string visible(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, size] = decode(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (size == 0 || (point < 0x80 && drives_a_terminal(point) && !(lines && (point == '\n' || point == '\t'))))
      out += fmt::format("\\x{:02x}", byte);
    else if (point >= 0x80 && drives_a_terminal(point))
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point));
    else
      out += text.substr(at, size);
    at += size == 0 ? 1 : size;
  }
  return out;
}

bool has_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, size] = decode(text, at);
    if (size == 0 || drives_a_terminal(point)) return true;
    at += size;
  }
  return false;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  std::size_t closest = std::max<std::size_t>(1, word.size() / 3) + 1;
  if (word.size() > 64) return best;
  for (const auto& candidate : candidates) {
    if (candidate.size() > 80 || candidate == word) continue;
    const auto far = distance(word, candidate);
    if (far < closest) {
      closest = far;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto guess = nearest(word, candidates);
  return guess ? say("did you mean `{0}`?", *guess) : std::string();
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, size] = decode(text, at);
    // U+00C0 to U+00FF, a plain letter each; what has none stays as it is.
    constexpr std::string_view plain = "aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y";
    if (point >= 0xC0 && point <= 0xFF && plain[point - 0xC0] != '?')
      out += plain[point - 0xC0];
    else if (point == 0xE6 || point == 0xC6)
      out += "ae";
    else if (point == 0x152 || point == 0x153)
      out += "oe";
    else if (point >= 'A' && point <= 'Z')
      out += static_cast<char>(point - 'A' + 'a');
    else
      out += text.substr(at, size == 0 ? 1 : size);
    at += size == 0 ? 1 : size;
  }
  return out;
}

std::string one_of(const std::vector<std::string>& words, std::size_t most) {
  std::string out;
  const auto shown = std::min(words.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == words.size() ? tr(" or ") : ", ";
    out += fmt::format("`{}`", visible(words[i]));
  }
  if (shown < words.size())
    out += say_count(" or {0} other", " or {0} others", static_cast<long long>(words.size() - shown));
  return out;
}

}  // namespace corner
