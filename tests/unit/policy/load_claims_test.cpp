#include <doctest/doctest.h>

#include "sample.hpp"

using namespace corner;
using namespace corner::policy;

namespace {

sample::Files with_claim(const std::string& body) {
  return sample::with("claims.toml", "[[claim]]\nname = \"c\"\n" + body + "\n");
}

Claim claim(const std::string& body) { return sample::pack(with_claim(body)).claims.at(0); }

std::string fault(const std::string& body) { return sample::faults(with_claim(body)); }

}  // namespace

TEST_CASE("a claim says which requests, and what no answer or every answer is or has") {
  const Claim never = claim("when = { item = \"phone\", status = [\"external\", \"contract\"] }\nnever = [\"permit\", \"approval\", \"permit\"]");
  CHECK(never.when.size() == 1);
  CHECK(never.when.front().size() == 2);
  CHECK(!never.always);
  CHECK(never.outcomes == std::vector{Effect::permit, Effect::approval});
  CHECK(never.place.line == 1);
  const Claim always = claim("when = [{}, { item = \"phone\" }]\nunless = { held = 0 }\nfrom = 2026-01-01\nuntil = 2026-02-01\n"
                             "if = \"refuse\"\nalways = { by = [\"one-laptop\", \"default\"] }\nreference = \"R\"");
  CHECK(always.when.size() == 2);
  CHECK(always.unless.size() == 1);
  CHECK(always.always);
  CHECK(always.among == std::vector{Effect::refuse});
  CHECK(always.by == std::vector<std::string>{"default", "one-laptop"});
  CHECK(always.until);
  CHECK(always.reference == "R");
}

TEST_CASE("a name of the directory that a claim alone says is told apart") {
  const Pack pack = sample::pack(with_claim("when = { unit = \"Roads\" }\nnever = \"permit\""));
  CHECK(pack.fact("unit")->values == std::vector<std::string>{"Roads"});
  CHECK(pack.claims.front().when.front().size() == 1);
}

TEST_CASE("claims that cannot be") {
  CHECK(fault("never = \"permit\"") == "claims.toml:1:1 missing-field\n");
  CHECK(fault("when = {}") == "claims.toml:1:1 missing-field\n");
  CHECK(fault("when = {}\nnever = \"permit\"\nalways = \"refuse\"") == "claims.toml:5:1 bad-form\n");
  CHECK(fault("when = {}\nnever = \"permitted\"") == "claims.toml:4:9 unknown-value\n");
  CHECK(fault("when = {}\nnever = [\"permit\", 3]") == "claims.toml:4:20 wrong-type\n");
  CHECK(fault("when = {}\nnever = []") == "claims.toml:4:9 missing-field\n");
  CHECK(fault("when = {}\nnever = {}") == "claims.toml:4:9 missing-field\n");
  CHECK(fault("when = {}\nnever = { facts = { held = 0 } }") == "claims.toml:4:9 missing-field\nclaims.toml:4:11 unknown-key\n");
  CHECK(fault("when = {}\nif = \"permit\"\nnever = \"permit\"") == "claims.toml:4:1 bad-form\n");
  CHECK(fault("when = {}\nalways = { obligations = [\"sign:charter\"] }") ==
        "claims.toml:4:1 missing-field\nclaims.toml:4:27 unknown-obligation\n");
  CHECK(fault("when = {}\nnever = { by = [\"lapto\"], approvers = [\"manager\"] }") ==
        "claims.toml:4:17 unknown-rule\nclaims.toml:4:40 unknown-role\n");
  CHECK(fault("when = { itme = \"phone\" }\nnever = \"permit\"") == "claims.toml:3:10 unknown-fact\n");
  CHECK(fault("given = {}\nwhen = {}\nnever = \"permit\"") == "claims.toml:3:1 unknown-key\n");
  CHECK(fault("when = {}\nnever = \"permit\"\nfrom = 2026-02-01\nuntil = 2026-02-01") == "claims.toml:6:1 bad-date\n");
  CHECK(fault("when = {}\nnever = \"permit\"\n[[claim]]\nname = \"c\"\nwhen = {}\nnever = \"refuse\"") ==
        "claims.toml:5:1 duplicate-id\n");
  CHECK(sample::faults(sample::with("claims.toml", "[claim]\nname = \"c\"\n")) == "claims.toml:1:1 wrong-type\n");
  CHECK(sample::faults(sample::with("claims.toml", "claims = 1\n")) == "claims.toml:1:1 unknown-key\n");
}
