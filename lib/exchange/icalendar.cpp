#include "exchange/icalendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text.hpp"

namespace corner::exchange {
namespace {

constexpr std::size_t longest_line = 75;

/// RFC 5545, 3.3.11: a TEXT value.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : visible(text, true)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

/// RFC 5545, 3.1: a line of bytes, none of them within a character.
std::string folded(const std::string& line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    auto end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    if (used + end - at > longest_line) {
      out += "\r\n ";
      used = 1;
    }
    out.append(line, at, end - at);
    used += end - at;
    at = end;
  }
  return out + "\r\n";
}

/// `20261201T092000Z`.
std::string utc(Instant instant) {
  auto text = to_string(Instant(std::chrono::floor<std::chrono::seconds>(instant)));
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

std::string icalendar(const CalendarEvent& event) {
  const auto text = [&](const char* name, const std::string& value) { return fmt::format("{};LANGUAGE={}:{}", name, event.language, escaped(value)); };
  std::vector<std::string> lines{"BEGIN:VCALENDAR",
                                 "VERSION:2.0",
                                 fmt::format("PRODID:-//{0}//{0}//{1}", escaped(event.product), event.language == "fr" ? "FR" : "EN"),
                                 "CALSCALE:GREGORIAN",
                                 "METHOD:PUBLISH",
                                 "BEGIN:VEVENT",
                                 "UID:" + escaped(event.uid),
                                 "DTSTAMP:" + utc(event.written),
                                 fmt::format("SEQUENCE:{}", event.sequence),
                                 fmt::format("STATUS:{}", event.cancelled ? "CANCELLED" : "CONFIRMED"),
                                 "DTSTART:" + utc(event.from),
                                 "DTEND:" + utc(event.until),
                                 text("SUMMARY", event.summary)};
  if (!event.location.empty()) lines.push_back(text("LOCATION", event.location));
  if (!event.description.empty()) lines.push_back(text("DESCRIPTION", event.description));
  lines.insert(lines.end(), {"END:VEVENT", "END:VCALENDAR"});
  std::string out;
  for (const auto& line : lines) out += folded(line);
  return out;
}

}  // namespace corner::exchange
