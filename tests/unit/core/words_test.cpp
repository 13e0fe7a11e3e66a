#include "core/words.hpp"

#include <doctest/doctest.h>

using namespace corner;

TEST_CASE("without a catalogue the words are the English ones") {
  speak(Language::fr, "/nonexistent");
  CHECK(code(spoken()) == std::string("fr"));
  CHECK(tr("no such message") == std::string("no such message"));
  CHECK(say("{1} before {0}", "b", 1) == "1 before b");
  speak(Language::en, "/nonexistent");
  CHECK(code(spoken()) == std::string("en"));
}

TEST_CASE("English counts: one is one, all else many") {
  CHECK(say_count("{0} row in {1}", "{0} rows in {1}", 1, "f") == "1 row in f");
  CHECK(say_count("{0} row in {1}", "{0} rows in {1}", 0, "f") == "0 rows in f");
  CHECK(say_count("{0} row in {1}", "{0} rows in {1}", 2, "f") == "2 rows in f");
}

TEST_CASE("a policy's text is said in the language asked for, else in any") {
  const Text both{{{"en", "Yes"}, {"fr", "Oui"}}};
  CHECK(both.in(Language::fr) == "Oui");
  CHECK(both.in(Language::en) == "Yes");
  CHECK(Text{{{"fr", "Oui"}}}.in(Language::en) == "Oui");
  CHECK(Text().in(Language::en).empty());
}
