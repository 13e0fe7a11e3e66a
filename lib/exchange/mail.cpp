#include "exchange/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace corner::exchange {
namespace {

constexpr std::size_t longest_word = 75, longest_line = 76;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string in_hex(char c) { return fmt::format("={:02X}", static_cast<unsigned char>(c)); }

/// The bytes of one character, so that no encoded word ends within it.
std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Words for a header: as they are when they are plain, else encoded, folded where a word is full.
std::string words(std::string_view text) {
  const std::string safe = visible(text);
  if (std::ranges::all_of(safe, [](char c) { return is_letter_or_digit(c) || c == ' ' || c == '-' || c == '.'; }) &&
      safe.size() < longest_word && !safe.starts_with(' '))
    return safe;
  constexpr std::string_view start = "=?UTF-8?Q?", end = "?=";
  std::string out(start);
  std::size_t used = start.size();
  for (std::size_t at = 0; at < safe.size();) {
    const auto size = size_of_character(safe[at]);
    std::string piece;
    for (const char c : safe.substr(at, size)) piece += c == ' ' ? "_" : is_letter_or_digit(c) ? std::string(1, c) : in_hex(c);
    if (used + piece.size() + end.size() > longest_word) {
      out += fmt::format("{}\n {}", end, start);
      used = start.size();
    }
    out += piece;
    used += piece.size();
    at += size;
  }
  return out + std::string(end);
}

std::string mailbox(const std::string& name, const std::string& address) {
  return name.empty() ? address : fmt::format("{}\n <{}>", words(name), address);
}

/// `Name <address>` or `address`, as the policy's author wrote it.
std::pair<std::string, std::string> parts_of(const std::string& from) {
  const auto open = from.find('<');
  if (open == std::string::npos || !from.ends_with('>')) return {"", from};
  return {std::string(trim(from.substr(0, open))), from.substr(open + 1, from.size() - open - 2)};
}

std::string date(Instant at) {
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const Date on{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", weekdays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(on.day()), months[static_cast<unsigned>(on.month()) - 1], static_cast<int>(on.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// RFC 2045, 6.7.
std::string quoted_printable(const std::string& body) {
  std::string out;
  for (const auto line : split(std::string_view(body).substr(0, body.size() - (body.ends_with('\n') ? 1 : 0)), '\n')) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool last = i + 1 == line.size();
      const bool plain = c > ' ' && c < 0x7F && c != '=' && !(c == '.' && used == 0);
      const std::string piece = plain || (c == ' ' && !last) ? std::string(1, c) : in_hex(c);
      if (used + piece.size() > longest_line - (last ? 0 : 1)) {
        out += "=\n";
        used = 0;
      }
      out += piece;
      used += piece.size();
    }
    out += '\n';
  }
  return out;
}

}  // namespace

bool is_address(std::string_view text) {
  constexpr std::string_view allowed = "!#$%&'*+-/=?^_`{|}~.@";
  return std::ranges::count(text, '@') == 1 && !text.starts_with('@') && !text.ends_with('@') && !text.starts_with('-') &&
         text.size() <= 254 &&
         std::ranges::all_of(text, [&](char c) { return is_letter_or_digit(c) || allowed.find(c) != std::string_view::npos; });
}

std::string message(const Mail& mail) {
  const auto [sender, address] = parts_of(mail.from);
  const bool known = is_address(address);
  std::string out;
  if (known) out += fmt::format("From: {}\n", mailbox(sender, address));
  out += fmt::format("To: {}\n", mailbox(mail.name, mail.to));
  out += fmt::format("Subject: {}\n", words(mail.subject));
  out += fmt::format("Date: {}\n", date(mail.at));
  out += fmt::format("Message-ID: <{}@{}>\n", mail.id, known ? address.substr(address.find('@') + 1) : "corner.invalid");
  for (const auto& [name, value] : mail.headers) out += fmt::format("{}: {}\n", name, value);
  out += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
         "Content-Transfer-Encoding: quoted-printable\n";
  return out + fmt::format("Content-Language: {}\n\n{}", mail.language, quoted_printable(mail.body));
}

}  // namespace corner::exchange
