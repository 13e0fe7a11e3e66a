#pragma once
// Text as it comes from people and files: splitting, checking, showing safely, guessing what was meant.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corner {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// The byte offset of the first sequence that is not UTF-8 (overlong forms and surrogates included).
std::optional<std::size_t> invalid_utf8(std::string_view text);

/// How many code points; `text` must be UTF-8.
std::size_t length(std::string_view text);

/// `text` with everything that could drive a terminal made visible: C0, DEL, C1, bidirectional controls
/// and bytes that are not UTF-8 become `\x1b` or `\u202e`. Tabs and line feeds too, unless `lines`.
std::string visible(std::string_view text, bool lines = false);

/// True when `visible` would change something: refuse such text in names and identifiers.
bool has_controls(std::string_view text);

/// The candidate that was probably meant: edit distance (with swaps) at most a third of the length.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// " did you mean `x`?" in the person's language, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// For comparing names as people type them: lower case, without the accents of French (`Élodie` → `elodie`).
std::string folded(std::string_view text);

/// "`a`, `b` or `c`" in the person's language; at most `most` are named, then how many more.
std::string one_of(const std::vector<std::string>& words, std::size_t most = 12);

}  // namespace corner
