#include "render/document_page.hpp"

#include <doctest/doctest.h>

#include "core/text.hpp"

using namespace corner;
using namespace corner::render;

TEST_CASE("what people read of a document, part by part") {
  Document document{.schema = "corner.test/1", .blocks = {}};
  document.say("Alone");
  document.say("");
  document.say("Heading", Tone::heading);
  document.say("first", Tone::plain, 2);
  document.say("below", Tone::plain, 4);
  document.say("next");
  document.add(Fields{"", {{"for", "", std::string("machines")}}});
  document.add(Table{"t",
                     {{"a", "A"}, {"hidden", ""}, {"b", "B"}, {"c", "C"}},
                     rows_of({{std::string("x\x1b"), std::int64_t{1}, true, Word{"code", "said"}}, {std::string("y"), std::int64_t{2}, false, {}}})});
  document.add(Table{"machines", {{"a", "A"}}, rows_of({{std::string("z")}}), false});
  document.say("end", Tone::plain, 2);
  const auto parts = parts_of(document, Style{.language = Language::en});
  REQUIRE(parts.size() == 5);
  CHECK(parts[0] == Part{"", Paragraph{"Alone"}});
  CHECK(parts[1] == Part{"Heading", Paragraph{"first\n\u00a0\u00a0below"}});
  CHECK(parts[2] == Part{"", Paragraph{"next"}});
  CHECK(parts[3] == Part{"", Lines{{{visible("x\x1b"), "B: yes · C: said"}, {"y", "B: no · C: —"}}}});
  CHECK(parts[4] == Part{"", Paragraph{"end"}});
}
