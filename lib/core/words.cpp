#include "core/words.hpp"

#include <libintl.h>

#include <clocale>
#include <cstdlib>

extern "C" int _nl_msg_cat_cntr;  // NOLINT: gettext's documented way of saying that the language changed

namespace corner {
namespace {
Language language_ = Language::en;
}

const char* code(Language language) { return language == Language::fr ? "fr" : "en"; }

const std::string& Text::in(Language language) const {
  static const std::string none;
  const auto at = by_language.find(code(language));
  if (at != by_language.end()) return at->second;
  return by_language.empty() ? none : by_language.begin()->second;
}

void speak(Language language, const std::string& directory) {
  language_ = language;
  // A bare Debian has no fr_FR: C.UTF-8 always exists, and LANGUAGE chooses the catalogue.
  setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_MESSAGES, "C.UTF-8");
  setenv("LANGUAGE", code(language), 1);
  bindtextdomain("corner", directory.c_str());
  bind_textdomain_codeset("corner", "UTF-8");
  textdomain("corner");
  ++_nl_msg_cat_cntr;
}

Language spoken() { return language_; }

const char* tr(const char* message) { return language_ == Language::en ? message : gettext(message); }

const char* trn(const char* one, const char* many, long long count) {
  if (language_ == Language::en) return count == 1 ? one : many;
  return ngettext(one, many, static_cast<unsigned long>(count < 0 ? -count : count));
}

}  // namespace corner
