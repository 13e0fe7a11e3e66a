#pragma once
// The shapes that names take in a pack.
#include <string>
#include <string_view>

namespace corner::policy {

enum class Shape {
  kebab,       ///< `laptop-telework`: rules, services, categories, sites, roles
  snake,       ///< `ends_in`: facts, columns of the directory
  obligation,  ///< `return:desktop`: two kebab names
  line         ///< anything on one line, without blanks at its ends
};

bool fits(Shape shape, std::string_view text);

/// How a name of that shape is written, in the person's language.
std::string describe(Shape shape);

}  // namespace corner::policy
