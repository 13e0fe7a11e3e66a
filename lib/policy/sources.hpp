#pragma once
// Which files make a pack: the one table of their names.
#include <array>
#include <string>
#include <string_view>

namespace corner::policy {

struct Part {
  std::string_view name;  ///< `X.toml`, or any file of the folder `X`
  bool required;
};

inline constexpr std::array<Part, 7> parts{{
    {"pack", true},
    {"facts", true},
    {"catalogue", true},
    {"rules", true},
    {"desk", false},
    {"cases", false},
    {"claims", false},
}};

/// The part that `rules/phones.toml` belongs to ("rules"); empty when it is none of a pack's files.
std::string_view part_of(std::string_view path);

}  // namespace corner::policy
