#include "core/money.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace corner {
namespace {

/// `show` groups digits and parts the sign with them.
std::string without_hard_spaces(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = text.starts_with("\u202f") ? 3 : text.starts_with("\u00a0") ? 2 : 0;
    if (space == 0) out += text.front();
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return out;
}

}  // namespace

std::optional<Cents> parse_money(std::string_view written) {
  const auto plain = without_hard_spaces(written);
  std::string_view text = trim(plain);
  if (text.ends_with("€")) text = trim(text.substr(0, text.size() - std::string_view("€").size()));
  constexpr std::int64_t most = 1'000'000'000'000;
  std::int64_t cents = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    cents = cents * 10 + (text[digits++] - '0');
    if (cents > most) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  cents *= 100;
  if (text.empty()) return Cents{cents};
  if (text.size() < 2 || text.size() > 3 || (text[0] != '.' && text[0] != ',')) return std::nullopt;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    cents += (text[i] - '0') * (i == 1 ? 10 : 1);
  }
  return Cents{cents};
}

std::string to_string(Cents amount) {
  const auto value = amount.value < 0 ? -amount.value : amount.value;
  return fmt::format("{}{}.{:02}", amount.value < 0 ? "-" : "", value / 100, value % 100);
}

std::string show(Cents amount, Language language) {
  const bool french = language == Language::fr;
  const auto value = amount.value < 0 ? -amount.value : amount.value;
  auto whole = std::to_string(value / 100);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), french ? "\u202f" : ",");
  const auto sign = amount.value < 0 ? "-" : "";
  return french ? fmt::format("{}{},{:02}\u00a0€", sign, whole, value % 100)
                : fmt::format("{}€{}.{:02}", sign, whole, value % 100);
}

}  // namespace corner
