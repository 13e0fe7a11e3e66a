#include "render/page.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner;
using namespace corner::render;

TEST_CASE("a page is written and read back") {
  const Page page{"fr",
                  "Bon de retrait",
                  "Demande 14",
                  "corner:14:PC-0001",
                  *parse_instant("2026-03-02T09:00:00Z"),
                  {{"", Lines{{{"Pour", "Éloïse", true}, {"Lieu", "Nice", false}}}},
                   {"À la remise", Checks{{{"à signer", false}, {"fait", true}}}},
                   {"", Bars{"PC-0001"}},
                   {"", Boxes{{"Reçu", "Remis"}}},
                   {"Vos droits", Paragraph{"…"}}},
                  "Journal"};
  CHECK(read_page(write(page)) == page);
}

TEST_CASE("anything else is an error") {
  for (const auto* text : {"", "{", "[]", "{}", R"({"at":"yesterday"})", R"({"at":"2026-03-02T09:00:00Z"})"})
    CHECK_THROWS_AS(read_page(text), Error);
}
