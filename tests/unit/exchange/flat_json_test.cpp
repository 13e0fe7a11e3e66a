#include "exchange/flat_json.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/error.hpp"

namespace {

using corner::exchange::FlatJson;
using corner::exchange::Scalar;

/// `key:kind:value ` of each member.
std::string members(const std::string& line) {
  FlatJson json;
  std::string all;
  json.open(line);
  while (json.next()) {
    all += std::string(json.key()) + ":" + "tnb0"[static_cast<int>(json.kind())] + ":";
    all += std::string(json.value()) + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("members of an object, in their order") {
  CHECK(members("{}") == "");
  CHECK(members("  { } \t\r") == "");
  CHECK(members(R"({"a":"b","c":-12.50e+3,"d":true,"e":false,"f":null})") ==
        "a:t:b c:n:-12.50e+3 d:b:true e:b:false f:0:null ");
  CHECK(members(R"({"a" : "" , "":0})") == "a:t: :n:0 ");
  CHECK(members(R"({"a":"a longer text of plain letters \" and \\ and \/ \b\f\n\r\t"})") ==
        "a:t:a longer text of plain letters \" and \\ and / \b\f\n\r\t ");
  CHECK(members(R"({"\u0061":"\u00e9\u20ac\ud83d\ude00é€😀"})") == "a:t:é€😀é€😀 ");
}

TEST_CASE("a value as it was written") {
  FlatJson json;
  json.open(R"({"a": 1.50 ,"b":"\u00e9\/" , "c":"x","d":true})");
  for (const char* written : {"1.50", R"("\u00e9\/")", "\"x\"", "true"}) {
    REQUIRE(json.next());
    CHECK(json.written() == written);
  }
}

TEST_CASE("a guess that comes is not read again") {
  FlatJson json;
  json.open(R"({"item":1,  "item2":2,"x":3})");
  REQUIRE(json.next("\"item\":"));
  CHECK(json.guessed());
  CHECK(json.value() == "1");
  REQUIRE(json.next("\"item2\":"));
  CHECK(json.guessed());
  REQUIRE(json.next("\"item3\":"));
  CHECK_FALSE(json.guessed());
  CHECK(json.key() == "x");
  CHECK_FALSE(json.next("\"item\":"));
}

TEST_CASE("what is no flat object") {
  for (const char* line :
       {"", " ", "[]", "1", "{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\": ", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}",
        "{\"a\" 1}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":-}", "{\"a\":+1}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}",
        "{\"a\":0x1}", "{\"a\":NaN}", "{\"a\":nul}", "{\"a\":truee}", "{\"a\":[1]}", "{\"a\":{}}", "{\"a\":\"b}", "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\t\"}",
        "{\"a\":\"\xff\"}", "{\"a\":\"\xed\xa0\x80\"}", "{\"\xc0\xaf\":1}", "{} {}", "{}x", "\xEF\xBB\xBF{}"})
    CHECK_THROWS_AS_MESSAGE(members(line), corner::Error, line);
}

TEST_CASE("an end anywhere, and depth without end, is an error and no more") {
  const std::string whole = R"({"item":"a\u00e9\ud83d\ude00","n":-1.5e-3,"b":true,"z":null})";
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_THROWS_AS(members(whole.substr(0, size)), corner::Error);
  CHECK_THROWS_AS(members("{\"a\":" + std::string(10'000'000, '[')), corner::Error);
  CHECK(members("{\"a\":" + std::string(1'000'000, '9') + "}").size() == 1'000'005);
}
