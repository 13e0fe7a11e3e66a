#pragma once
// A page to print: what stands on it and in which order. How it looks is the business of lib/render/pdf.
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/dates.hpp"

namespace corner::render {

/// Lines of a label and what it is; a strong one is meant to be found at once.
struct Lines {
  struct Line {
    std::string label, text;
    bool strong = false;
    bool operator==(const Line&) const = default;
  };
  std::vector<Line> list;
  bool operator==(const Lines&) const = default;
};

/// Things to tick off; a ticked one is done.
struct Checks {
  std::vector<std::pair<std::string, bool>> list;
  bool operator==(const Checks&) const = default;
};

struct Paragraph {
  std::string text;
  bool operator==(const Paragraph&) const = default;
};

/// Empty boxes side by side, each with a caption: to sign in.
struct Boxes {
  std::vector<std::string> captions;
  bool operator==(const Boxes&) const = default;
};

/// A Code 128 for a scanner, with its text below; nothing when it cannot be written so.
struct Bars {
  std::string text;
  bool operator==(const Bars&) const = default;
};

struct Part {
  std::string heading;  ///< may be empty
  std::variant<Lines, Checks, Paragraph, Boxes, Bars> body;
  bool operator==(const Part&) const = default;
};

struct Page {
  std::string language;  ///< `fr`
  std::string title, subtitle;
  std::string square;    ///< ASCII, as a QR code at the top; "" = none
  Instant at;            ///< when it was made, as the file says
  std::vector<Part> parts;
  std::string foot;      ///< small, at the bottom of each sheet
  bool operator==(const Page&) const = default;
};

/// As one line of JSON, for the program that draws it; and back. Throws Error for anything else.
std::string write(const Page& page);
Page read_page(std::string_view text);

}  // namespace corner::render
