#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "core/error.hpp"
#include "core/json.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;

namespace {

std::string failure(const auto& work, Failure kind) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  FAIL("nothing was thrown");
  return "";
}

void raw(const Shop& shop, const std::string& sql) {
  const auto command = "sqlite3 '" + shop.place.path + "' \"" + sql + "\"";
  REQUIRE(std::system(command.c_str()) == 0);
}

}  // namespace

TEST_CASE("importing the same people again changes nothing; a changed cell is one change") {
  Shop shop;
  auto store = shop.open();
  const auto before = last_event(store.db())->seq;
  const auto again = store.import_people(sheet("number,name,telework", {"P1,Sample 1,3", "P2,Sample 2,3"}), shop.clerk(), false);
  CHECK(again.changes.empty());
  CHECK(again.unchanged == 2);
  CHECK(last_event(store.db())->seq == before);
  const auto changed = store.import_people(sheet("number,name,telework", {"P1,Sample 1,2"}), shop.clerk(), false);
  CHECK(changed.changes.at(0).columns == std::vector<std::string>{"telework"});
  CHECK(store.person("P1").attribute("status") == "tenured");
  CHECK(store.person("P1").attribute("contract_end") == "open-ended");
}

TEST_CASE("every bad line of an import is told at once, and nothing is imported") {
  Shop shop;
  auto store = shop.open();
  const auto before = last_event(store.db())->seq;
  try {
    store.import_units(sheet("inventory_number,service,model,site,bought,price,state",
                             {"PC-9,laptop,M,cadam,2025-02-30,900,in-stock", "PC-9,laptop,M,cadan,,12.345,in-stock",
                              "12345678901234567890123456,lapto,M,cadam,,,in-stock", ",laptop,M,cadam,,,", "PC-8,mouse,M,cadam,,,",
                              "PC-7,laptop,M,cadam,,,stolen"}),
                       shop.clerk(), false);
    FAIL("accepted");
  } catch (const Problems& problems) {
    std::vector<std::string> codes;
    for (const auto& problem : problems.list()) codes.push_back(std::to_string(problem.place.line) + " " + problem.code);
    CHECK(codes == std::vector<std::string>{"2 bad-date", "3 duplicate-inventory-number", "3 unknown-site",
                                            "4 long-inventory-number", "4 unknown-service", "5 empty-cell", "6 wrong-stock",
                                            "7 unknown-state"});
  }
  CHECK(last_event(store.db())->seq == before);
}

TEST_CASE("an import of stock leaves the state of what is in somebody's hands") {
  Shop shop;
  auto store = shop.open();
  store.request(shop.order("P1", "laptop"), shop.clerk());
  store.collect("PC-1", "", shop.clerk(), false);
  const auto again = store.import_units(sheet("inventory_number,service,model,site,state", {"PC-1,laptop,Model,cadam,in-stock"}),
                                        shop.clerk(), false);
  CHECK(again.unchanged == 1);
  CHECK(store.unit("PC-1")->state == "out");
  const auto bulk = store.import_bulk(sheet("service,site,quantity", {"mouse,cadam,2"}), shop.clerk(), false);
  CHECK(bulk.unchanged == 1);
}

TEST_CASE("a file that is no store, of another program, or newer, is refused") {
  Shop shop;
  CHECK(failure([&] { Store::open({shop.folder / "none.db"}, Access::read); }, Failure::failed).find("corner init") != std::string::npos);
  const auto text = shop.folder / "text.db";
  std::ofstream(text) << "this is no database, only a text that is long enough to have a header of one hundred bytes ......";
  failure([&] { Store::open({text}, Access::read); }, Failure::failed);
  CHECK(failure([&] { Store::open({shop.folder}, Access::read); }, Failure::failed).find("regular file") != std::string::npos);
  raw(shop, "PRAGMA user_version = 99");
  CHECK(failure([&] { shop.open(); }, Failure::failed).find("newer") != std::string::npos);
  raw(shop, "PRAGMA application_id = 1");
  CHECK(failure([&] { shop.open(); }, Failure::failed).find("another program") != std::string::npos);
}

TEST_CASE("while somebody writes, another writer waits its time and then says so") {
  Shop shop;
  const auto writer = shop.open();
  CHECK(failure([&] { shop.open(); }, Failure::failed).find("0.3 s") != std::string::npos);
}

TEST_CASE("an existing store is never overwritten") {
  Shop shop;
  failure([&] {
    const auto sources = policy::read_sources(CORNER_SOURCE_DIR "/tests/pack");
    Store::create(shop.place, true, policy::load(sources).pack, sources, shop.clerk());
  }, Failure::conflict);
}

TEST_CASE("the journal only grows, even for who opens the file with another program") {
  Shop shop;
  for (const char* sql : {"UPDATE journal SET kind = 'x' WHERE seq = 1", "DELETE FROM journal WHERE seq = 1",
                          "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
                          "INSERT INTO journal SELECT seq + 7, at, on_date, operator, kind, pack, payload, hash FROM journal WHERE seq = 1"}) {
    const auto command = "sqlite3 '" + shop.place.path + "' \"" + sql + "\" 2>/dev/null";
    CHECK(std::system(command.c_str()) != 0);
  }
  shop.open().verify();
}

TEST_CASE("a unit cannot be promised twice, whoever writes to the file") {
  Shop shop;
  {
    auto store = shop.open();
    store.request(shop.order("P1", "laptop"), shop.clerk());
    store.request(shop.order("P2", "laptop"), shop.clerk());
  }
  const auto command = "sqlite3 '" + shop.place.path + "' \"UPDATE OR REPLACE request SET unit = 'PC-1'\" 2>/dev/null";
  CHECK(std::system(command.c_str()) != 0);
  shop.open().verify();
}

TEST_CASE("a changed row is noticed and named") {
  Shop shop;
  { auto store = shop.open(); store.request(shop.order("P1", "laptop"), shop.clerk()); }
  SUBCASE("of the state") {
    raw(shop, "UPDATE unit SET model = 'Modem' WHERE inventory_number = 'PC-2'");
    CHECK(failure([&] { shop.open().verify(); }, Failure::journal_broken) == "`unit`, row PC-2: not what the journal says");
  }
  SUBCASE("of what is known of a person") {
    raw(shop, "UPDATE person_data SET name = 'Sampel 1' WHERE number = 'P1'");
    CHECK(failure([&] { shop.open().verify(); }, Failure::journal_broken) == "`person_data`, row 1: not what the journal says");
  }
  SUBCASE("of the schema") {
    raw(shop, "DROP TRIGGER journal_no_delete");
    CHECK(failure([&] { shop.open().verify(); }, Failure::journal_broken).find("journal_no_delete") != std::string::npos);
  }
}

TEST_CASE("a person is found by number, mail or part of the name; an ambiguous name is not guessed") {
  Shop shop;
  auto store = shop.open();
  store.import_people(sheet("number,name,mail", {"P20,Élodie Exemple,elodie@exemple.invalid"}), shop.clerk(), false);
  CHECK(store.person("P20").id == store.person("elodie@exemple.invalid").id);
  CHECK(store.person("elodie").number == "P20");
  CHECK(failure([&] { store.person("Sample"); }, Failure::failed).find("P1 Sample 1") != std::string::npos);
  CHECK(failure([&] { store.person("P2O"); }, Failure::failed).find("P2") != std::string::npos);
}

TEST_CASE("a store of version 1 is brought up to date by the first write, and is the same store") {
  Shop shop;
  const auto old = (shop.folder / "old.db").string();
  REQUIRE(std::system(("sqlite3 '" + old + "' < " CORNER_SOURCE_DIR "/tests/unit/store/version-1.sql").c_str()) == 0);
  REQUIRE(std::system(("sqlite3 '" + old + "' 'PRAGMA user_version = 1; PRAGMA application_id = 1668248174'").c_str()) == 0);
  const Store::Place place{old};
  failure([&] { Store::open(place, Access::read); }, Failure::failed);
  {
    auto store = Store::open(place, Access::write);
    CHECK(store.verify().rows == 13);
    CHECK(store.request(10).state == desk::State::reserved);
    CHECK(store.collect("PC-0002", "", shop.clerk(), false).request.state == desk::State::collected);
  }
  auto store = Store::open(place, Access::read);
  CHECK(store.verify().rows == 14);
  CHECK(std::filesystem::exists(old + ".version-1"));
}
