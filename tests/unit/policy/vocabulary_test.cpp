#include "policy/vocabulary.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "policy/value.hpp"

namespace {

using namespace corner::policy;

Pack pack_of(std::vector<Fact> facts) {
  Pack pack;
  pack.facts = std::move(facts);
  return pack;
}

Fact integer(const char* name, Value low, Value high) {
  Fact fact;
  fact.name = name;
  fact.type = Type::integer;
  fact.low = low;
  fact.high = high;
  fact.absent_word = "never";
  return fact;
}

}  // namespace

TEST_CASE("words of every length are found, and no others") {
  std::vector<std::string> words{""};
  for (int i = 0; i < 300; ++i) words.push_back(std::string(static_cast<std::size_t>(i % 40), 'a') + std::to_string(i));
  const WordIndex index({words.begin(), words.end()});
  for (std::size_t i = 0; i < words.size(); ++i) CHECK(index.find(words[i]) == static_cast<int>(i));
  for (const char* other : {"b", "aa", "aaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa12"}) CHECK(index.find(other) == -1);
  CHECK(WordIndex({}).find("a") == -1);
}

TEST_CASE("values are those of parse_value") {
  Fact grade;
  grade.name = "grade";
  grade.type = Type::enumeration;
  grade.values = {"junior", "senior"};
  Fact trained;
  trained.name = "trained";
  Fact price = integer("price", 0, 100'000);
  price.type = Type::money;
  const Pack pack = pack_of({grade, integer("left", 5, 600), price, trained});
  const Vocabulary vocabulary(pack);
  CHECK(vocabulary.fact("price") == 2);
  CHECK(vocabulary.fact("prices") == -1);
  for (int fact = 0; fact < 4; ++fact) {
    for (const char* text : {"", "junior", " senior ", "seniors", "true", "false", "never", "absent", "5", "600", "4", "601", "007",
                             "-5", "12.5", "12,50", "1e3", "999999999", "99999999999999999999", "x"}) {
      Value wanted = -1, found = -1;
      try {
        wanted = parse_value(pack.facts[static_cast<std::size_t>(fact)], text);
      } catch (const corner::Error&) {
      }
      try {
        found = vocabulary.value(fact, text);
      } catch (const corner::Error&) {
      }
      CHECK_MESSAGE(found == wanted, fact, " ", text);
    }
  }
}
