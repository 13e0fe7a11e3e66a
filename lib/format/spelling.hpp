#pragma once
// Private to format: one spelling for what may be written in several ways and means the same.
#include <string>
#include <string_view>

namespace corner::format {

/// A TOML string, delimiters and all, between plain double quotes where nothing has to be escaped for that.
std::string spell_string(std::string_view token);

/// A segment of a key, without quotes where it needs none.
std::string spell_key(std::string_view token);

/// A comparison or a range in one spelling (`<2` → `< 2`, `>= 799,9 €` → `>= 799.90`, `2 .. 5` → `2..5`);
/// anything else as it is.
std::string spell_condition(std::string_view text);

/// An amount of money in one spelling (`799,9 €` → `799.90`); anything else as it is.
std::string spell_amount(std::string_view text);

}  // namespace corner::format
