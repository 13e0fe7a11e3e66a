#include "format/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/money.hpp"
#include "core/text.hpp"

namespace corner::format {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_bare(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// What stands between the delimiters, and whether it is all on one line.
struct Inside {
  std::string_view text;
  bool literal = false;
};

Inside inside(std::string_view token) {
  const bool literal = token.front() == '\'';
  const std::size_t mark = token.size() >= 6 && token[1] == token[0] && token[2] == token[0] ? 3 : 1;
  auto text = token.substr(mark, token.size() - 2 * mark);
  if (mark == 3 && text.starts_with('\n')) text.remove_prefix(1);  // is no part of the text
  return {text, literal};
}

/// As conditions write it; nothing when it is neither a whole number nor an amount.
std::optional<std::string> number(std::string_view text) {
  const auto digits = text.starts_with('-') ? text.substr(1) : text;
  if (!digits.empty() && std::ranges::all_of(digits, is_digit)) return std::string(text);
  const auto amount = parse_money(text);
  if (!amount) return std::nullopt;
  return text.find_first_of(".,") == std::string_view::npos ? std::to_string(amount->value / 100)
                                                            : to_string(*amount);
}

}  // namespace

std::string spell_string(std::string_view token) {
  const auto [text, literal] = inside(token);
  const bool plain = text.find_first_of(literal ? "\n\"\\" : "\n") == std::string_view::npos;
  const bool quotes = token.starts_with("\"\"\"") && text.find('"') != std::string_view::npos;
  return plain && !quotes ? fmt::format("\"{}\"", text) : std::string(token);
}

std::string spell_key(std::string_view token) {
  if (token.front() != '"' && token.front() != '\'') return std::string(token);
  const auto text = inside(token).text;
  return !text.empty() && std::ranges::all_of(text, is_bare) ? std::string(text) : spell_string(token);
}

std::string spell_condition(std::string_view text) {
  const auto bare = trim(text);
  for (const std::string_view sign : {"<=", ">=", "<", ">"}) {
    if (!bare.starts_with(sign)) continue;
    const auto bound = number(trim(bare.substr(sign.size())));
    return bound ? fmt::format("{} {}", sign, *bound) : std::string(text);
  }
  const auto dots = bare.find("..");
  if (dots == std::string_view::npos) return std::string(text);
  const auto low = number(trim(bare.substr(0, dots))), high = number(trim(bare.substr(dots + 2)));
  return low && high ? fmt::format("{}..{}", *low, *high) : std::string(text);
}

std::string spell_amount(std::string_view text) {
  const auto amount = number(text);
  return amount && parse_money(text) ? *amount : std::string(text);
}

}  // namespace corner::format
