#pragma once
// All that is ambient, handed in: streams, clock, environment, chance, and who is at the keyboard.
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "core/dates.hpp"

namespace corner::cli {

/// Who acts, from the operating system and never from an environment variable.
struct Operator {
  std::string name;       ///< of the real user id
  std::int64_t uid = 0;
  std::string original;   ///< who they were before sudo; "" when the same
};

struct Io {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  std::function<Instant()> now;
  std::function<std::optional<std::string>(const std::string&)> env;
  std::function<std::string(std::size_t)> random;  ///< that many unpredictable bytes
  Operator user;
  bool terminal = false;  ///< `out` is one: colour, and wrapping at `width`
  int width = 80;
  std::string locale_directory;  ///< where `fr/LC_MESSAGES/corner.mo` lies
  std::string pages = {};        ///< the program that draws pages (lib/render/pdf)
};

/// Tells on standard error, made visible: user input stands in it.
void complain(const Io& io, const std::string& message);

}  // namespace corner::cli
