#pragma once
// Words for people: every text a person sees passes through here, French or English, by GNU gettext.
#include <fmt/format.h>

#include <map>
#include <string>

namespace corner {

enum class Language { fr, en };

/// `fr` or `en`, as in files and options.
const char* code(Language language);

/// A text of a policy, in each language that it speaks, by language code.
struct Text {
  std::map<std::string, std::string> by_language;
  /// In `language`, else in any; empty when there is none.
  const std::string& in(Language language) const;
  bool operator==(const Text&) const = default;
};

/// From now on `tr` and `say` answer in `language`. Catalogues are looked for in `directory` (one
/// `fr/LC_MESSAGES/corner.mo` below it). Sets LC_MESSAGES only: numbers keep their C form everywhere.
void speak(Language language, const std::string& directory);
Language spoken();

/// The translation of `message`, or `message` itself.
const char* tr(const char* message);

/// The translation for a count: `one` or `many` by the language's own rule.
const char* trn(const char* one, const char* many, long long count);

/// Marks a text that is translated later, where it is used.
constexpr const char* mark(const char* message) { return message; }

/// `tr(message)` with its numbered placeholders ({0}, {1}, …) filled in.
template <class... Values>
std::string say(const char* message, const Values&... values) {
  return fmt::format(fmt::runtime(tr(message)), values...);
}

/// `trn(one, many, count)` with {0} = count and the other values after it.
template <class... Values>
std::string say_count(const char* one, const char* many, long long count, const Values&... values) {
  return fmt::format(fmt::runtime(trn(one, many, count)), count, values...);
}

}  // namespace corner
