#include "store/codes.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "policy/load.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

TEST_CASE("without the setting there is no code") {
  Shop shop;
  auto store = shop.open();
  const auto id = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  CHECK(code_of(store, id).empty());
  CHECK_NOTHROW(check_code(store, store.request(id), ""));
}

TEST_CASE("a code is checked, its digest alone is in the journal, and who waited gets a new one") {
  Shop shop(1);
  auto store = shop.open();
  auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/pack");
  for (auto& source : sources)
    if (source.path == "desk.toml") source.text += "\n[hold]\ncode = true\n";
  store.adopt(policy::load(sources).pack, sources, shop.clerk(), false);
  const auto first = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  const auto second = store.request(shop.order("P2", "laptop"), shop.clerk()).list.at(0).id;
  const auto code = code_of(store, first);
  REQUIRE(code.size() == 6);
  CHECK(code.find_first_of("01IO") == std::string::npos);
  CHECK(code_of(store, second).empty());
  const auto request = store.request(first);
  CHECK_NOTHROW(check_code(store, request, code));
  CHECK_NOTHROW(check_code(store, request, code.substr(0, 3) + " " + static_cast<char>(code[3] | 0x20) + code.substr(4)));
  CHECK_THROWS_AS(check_code(store, request, ""), Error);
  CHECK_THROWS_AS(check_code(store, request, code.substr(1)), Error);
  for (const auto& row : store.db().rows("SELECT payload FROM journal")) CHECK(text(row[0]).find(code) == std::string::npos);
  store.cancel(first, shop.clerk(), false);
  CHECK(code_of(store, second).size() == 6);
  CHECK_NOTHROW(store.verify());
}
