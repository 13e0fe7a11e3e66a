#pragma once
// Private to exchange: is a text UTF-8, and if not, what is it?
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace corner::exchange {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// Nothing when `text` is UTF-8; else one problem with the line, what the bytes look like, and the command
/// that converts `file`.
std::optional<Problem> encoding_problem(std::string_view text, const std::string& file);

/// Throws it as Problems; `line` is where `text` starts in the file.
void require_utf8(std::string_view text, const std::string& file, int line = 1);

}  // namespace corner::exchange
