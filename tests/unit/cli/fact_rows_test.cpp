#include "cli/fact_rows.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "policy/load.hpp"

using namespace corner;
using cli::FactRows;
using cli::RowError;
using cli::RowForm;

namespace {

const policy::Pack& pack() {
  static const auto loaded = policy::load(policy::read_sources(CORNER_SOURCE_DIR "/tests/pack"));
  return loaded.pack;
}

/// What each row is: its line, and its id or what is wrong.
std::vector<std::string> rows_of(const std::string& text, RowForm form, std::size_t most = 10) {
  auto path = (std::filesystem::temp_directory_path() / "corner-rows-XXXXXX").string();
  const int number = mkstemp(path.data());
  REQUIRE(number >= 0);
  std::ofstream(path, std::ios::binary) << text;
  FactRows rows(path, form, pack());
  std::filesystem::remove(path);
  std::vector<std::string> all;
  const auto said = [](const render::Cell& id) {
    if (const auto* given = std::get_if<render::Given>(&id)) return given->json;
    const auto* plain = std::get_if<std::string>(&id);
    return plain ? *plain : std::string("none");
  };
  while (all.size() < most) {
    try {
      if (!rows.next()) break;
      all.push_back(std::to_string(rows.line()) + " " + said(rows.id()));
    } catch (const RowError& error) {
      all.push_back(std::string(error.what()).substr(path.size()));
    }
  }
  return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("an id is what was written; of CSV a text") {
  CHECK(rows_of("{\"id\":1.50}\n{\"id\":\"\\u00e9\"}\n{\"id\":null}\n{}", RowForm::jsonl) == List{"1 1.50", "2 \"\\u00e9\"", "3 none", "4 none"});
  CHECK(rows_of("\xEF\xBB\xBF" "id,item\r\n1.50,laptop\r\n,laptop\r\n\"a\r\nb\",laptop", RowForm::csv) == List{"2 1.50", "3 none", "4 a\nb"});
}

TEST_CASE("a row is wrong, and the next one is read") {
  CHECK(rows_of("{\"held\":true}\n{\"id\":2}", RowForm::jsonl) == List{":1: `true` is not a value of `held` — expected a whole number from 0 to 10000", "2 2"});
  CHECK(rows_of("", RowForm::jsonl).empty());
  CHECK(rows_of("\n \n", RowForm::csv) == List{":1: the file is empty — its first line must name the columns"});
}

TEST_CASE("a quote that is never closed is given up after a megabyte, however short its lines are") {
  std::string text = "id,item\n\"";
  for (int i = 0; i < 600'000; ++i) text += "a\n";
  CHECK(rows_of(text, RowForm::csv, 1) == List{":2: a quote is opened here and not closed for too long"});
}
