#include "core/sha256.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner;

TEST_CASE("SHA-256: the examples of FIPS 180 and NIST's test vectors") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("HMAC-SHA-256: RFC 4231") {
  struct Vector {
    std::string key, data, mac;
  };
  const std::string aa131(131, '\xaa');
  const Vector vectors[] = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {from_hex("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
      {aa131, "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
      {aa131,
       "This is a test using a larger than block-size key and a larger than block-size data. The key needs "
       "to be "
       "hashed before being used by the HMAC algorithm.",
       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
  };
  for (const auto& [key, data, mac] : vectors) CHECK(hex(hmac_sha256(key, data)) == mac);
}

TEST_CASE("hexadecimal there and back") {
  const std::string bytes("\x00\x7f\x80\xff", 4);
  CHECK(hex(bytes) == "007f80ff");
  CHECK(from_hex("007f80ff") == bytes);
  CHECK(from_hex("") == "");
  for (const auto* bad : {"0", "0g", "FF", "0x00", " 00"}) CHECK_THROWS_AS(from_hex(bad), Error);
}

TEST_CASE("no two lists of fields have the same bytes") {
  const auto fields = [](std::initializer_list<std::string_view> list) {
    std::string out;
    for (const auto field : list) append_field(out, field);
    return out;
  };
  CHECK(fields({"ab", "", "c"}) == "2:ab,0:,1:c,");
  CHECK(fields({"a", "b"}) != fields({"ab"}));
  CHECK(fields({"a,1:b"}) != fields({"a", "b"}));
}
