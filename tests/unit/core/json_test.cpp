#include "core/json.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "core/error.hpp"

using namespace corner;

namespace {
std::string round(std::string_view text) { return write(parse_json(text, "test")); }
std::string failure(std::string_view text) {
  try {
    return write(parse_json(text, "the file"));
  } catch (const Error& error) {
    return error.what();
  }
}
}  // namespace

TEST_CASE("equal values are equal bytes") {
  CHECK(round(R"( { "b" : [1, true, null] , "a" : {"é" : "x\u00e9\/"} } )") ==
        R"({"a":{"é":"xé/"},"b":[1,true,null]})");
  CHECK(write(Json()) == "null");
  CHECK(write(Json(Json::List())) == "[]");
  CHECK(write(Json(Json::Object())) == "{}");
}

TEST_CASE("keys are sorted by byte") {
  Json json;
  json.set("é", 1).set("z", 2).set("Z", 3).set("", 4);
  CHECK(write(json) == R"({"":4,"Z":3,"z":2,"é":1})");
}

TEST_CASE("strings are escaped shortest") {
  CHECK(write(Json("\"\\/\b\f\n\r\t")) == R"("\"\\/\b\f\n\r\t")");
  CHECK(write(Json(std::string_view("\0\x1f\x7f", 3))) == "\"\\u0000\\u001f\x7f\"");
  CHECK(parse_json(R"("\u0000\ud83d\ude00")", "t").text() == std::string_view("\0\U0001F600", 5));
}

TEST_CASE("integers of 64 bits are exact, other numbers refused") {
  CHECK(parse_json("9223372036854775807", "t").integer() == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_json("-9223372036854775808", "t").integer() == std::numeric_limits<std::int64_t>::min());
  CHECK(failure("9223372036854775808").starts_with("the file: "));
  CHECK(failure("[1.0]").starts_with("the file: "));
  CHECK(failure("1e3").starts_with("the file: "));
  CHECK(failure("01").starts_with("the file: "));
}

TEST_CASE("what is not JSON is refused") {
  for (const auto* text :
       {"", "{", "[1,]", "{\"a\":1,}", "nul", "1 2", "{} x", "\"\x01\"", "'a'", "\"\xff\"",
        "\"\xed\xa0\x80\"", R"("\ud800")", R"("\udc00\ud800")", "{\"a\":1,\"a\":2}", "NaN"})
    CHECK_MESSAGE(failure(text).starts_with("the file: "), text);
}

TEST_CASE("nesting without end is refused, not a crash") {
  CHECK(failure(std::string(100'000, '[')).starts_with("the file: "));
  CHECK(failure(std::string(100'000, '[') + std::string(100'000, ']')).starts_with("the file: "));
}

TEST_CASE("the wrong type throws, an absent member is null") {
  const auto json = parse_json(R"({"n":1,"t":["a","b"]})", "t");
  CHECK(json["n"].integer() == 1);
  CHECK(json["t"].texts() == std::vector<std::string>{"a", "b"});
  CHECK(json["none"].is_null());
  CHECK(json["none"]["deeper"].is_null());
  CHECK(json["none"].texts().empty());
  CHECK_THROWS_AS((void)json["n"].text(), Error);
  CHECK_THROWS_AS((void)json["t"].boolean(), Error);
  CHECK_THROWS_AS((void)json["n"].texts(), Error);
}

TEST_CASE("set_if leaves out what says nothing, and keeps zero and false") {
  Json json;
  json.set_if("a", "").set_if("b", Json()).set_if("c", Json::List()).set_if("d", Json::Object());
  CHECK(json.is_null());
  json.set_if("e", 0).set_if("f", false);
  CHECK(write(json) == R"({"e":0,"f":false})");
}

TEST_CASE("push makes a list") {
  Json json;
  json.push(1);
  json.push("a");
  CHECK(write(json) == R"([1,"a"])");
}

TEST_CASE("indented for a person") {
  CHECK(write_indented(parse_json(R"({"a":[1,{}],"b":[]})", "t")) ==
        "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}
