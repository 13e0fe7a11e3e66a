#include "render/tone.hpp"

namespace corner::render {
namespace {

const char* escape(Tone tone) {
  switch (tone) {
    case Tone::plain: return "";
    case Tone::good: return "\x1b[32m";
    case Tone::bad: return "\x1b[31m";
    case Tone::warn: return "\x1b[33m";
    case Tone::heading: return "\x1b[1m";
    case Tone::faint: return "\x1b[2m";
  }
  return "";
}

}  // namespace

void put_line(std::ostream& out, std::string_view line, Tone tone, bool color) {
  put_exact(out, line.substr(0, line.find_last_not_of(' ') + 1), tone, color);
}

void put_exact(std::ostream& out, std::string_view line, Tone tone, bool color) {
  if (color && tone != Tone::plain && !line.empty())
    out << escape(tone) << line << "\x1b[0m\n";
  else
    out << line << '\n';
}

}  // namespace corner::render
