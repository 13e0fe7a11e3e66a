#include "exchange/icalendar.hpp"

#include <doctest/doctest.h>

#include "core/text.hpp"

using namespace corner;
using exchange::CalendarEvent;
using exchange::icalendar;

namespace {

CalendarEvent event() {
  return {.uid = "request-8@corner.invalid",
          .sequence = 3,
          .cancelled = false,
          .from = *parse_instant("2026-03-03T09:20:00+01:00"),
          .until = *parse_instant("2026-03-03T08:40:00.5Z"),
          .written = *parse_instant("2026-03-02T09:00:00Z"),
          .summary = "Laptop",
          .location = "",
          .description = "",
          .product = "corner",
          .language = "fr"};
}

}  // namespace

TEST_CASE("lines end with CR LF, instants are UTC without a fraction, what is empty is left out") {
  CHECK(icalendar(event()) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//corner//corner//FR\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"
        "UID:request-8@corner.invalid\r\nDTSTAMP:20260302T090000Z\r\nSEQUENCE:3\r\nSTATUS:CONFIRMED\r\nDTSTART:20260303T082000Z\r\n"
        "DTEND:20260303T084000Z\r\nSUMMARY;LANGUAGE=fr:Laptop\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("a cancelled one says so") {
  auto made = event();
  made.cancelled = true;
  CHECK(icalendar(made).find("\r\nSTATUS:CANCELLED\r\n") != std::string::npos);
}

TEST_CASE("what has a meaning in the format is escaped, and what could drive a terminal is visible") {
  auto made = event();
  made.summary = "a,b;c\\d\ne\x1b";
  CHECK(icalendar(made).find("SUMMARY;LANGUAGE=fr:a\\,b\\;c\\\\d\\ne\\\\x1b\r\n") != std::string::npos);
}

TEST_CASE("no line is longer than 75 bytes, and none is cut within a character") {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    auto made = event();
    made.description = std::string(shift, 'x');
    for (int i = 0; i < 100; ++i) made.description += "é";
    std::string unfolded;
    const auto file = icalendar(made);
    for (const auto part : split(file, '\n')) {
      if (part.empty()) continue;
      REQUIRE(part.ends_with('\r'));
      const auto line = part.substr(0, part.size() - 1);
      CHECK(line.size() <= 75);
      CHECK(!invalid_utf8(line));
      unfolded += line.starts_with(' ') ? std::string(line.substr(1)) : "\n" + std::string(line);
    }
    CHECK(unfolded.find("DESCRIPTION;LANGUAGE=fr:" + made.description + "\n") != std::string::npos);
  }
}
