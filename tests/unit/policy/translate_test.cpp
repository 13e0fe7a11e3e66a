#include <doctest/doctest.h>

#include <algorithm>

#include "policy/load.hpp"
#include "policy/translate.hpp"

using namespace corner;
using namespace corner::policy;

namespace {

/// The test pack without its cases, with `from` in its facts or catalogue replaced.
Pack pack_with(const std::string& from, const std::string& to) {
  auto sources = read_sources(CORNER_SOURCE_DIR "/tests/pack");
  bool done = from.empty();
  for (auto& source : sources) {
    if (source.path == "cases.toml") source.text.clear();
    if (const auto at = source.text.find(from); !done && source.path != "rules.toml" && at != std::string::npos) {
      source.text.replace(at, from.size(), to);
      done = true;
    }
  }
  REQUIRE(done);
  return load(sources).pack;
}

Json record_of(const Policy& policy) {
  Question question{"laptop", {}, std::chrono::year(2026) / 3 / 2, Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)), {}};
  for (const auto& fact : policy.pack().facts) {
    if (fact.name == "item") question.reads.push_back({"laptop", "catalogue", {}});
    else if (fact.name == "price") question.reads.push_back({"900.00", "catalogue", {}});
    else if (fact.name == "telework") question.reads.push_back({"3", "directory", {}});
    else if (fact.name == "held") question.reads.push_back({"0", "history", {}});
    else question.reads.push_back({});
  }
  return record(policy, "version", question);
}

std::string value(const Pack& pack, const Question& question, const char* fact) {
  return question.reads[static_cast<std::size_t>(pack.index(*pack.fact(fact)))].value;
}

}  // namespace

TEST_CASE("a fact is known to another pack only when that pack reads it alike") {
  const Policy then(pack_with("", ""));
  const auto past = record_of(then);
  const auto same = translate(past, then.pack(), then.pack());
  REQUIRE(same);
  CHECK(value(then.pack(), *same, "telework") == "3");
  CHECK(value(then.pack(), *same, "held") == "0");

  const auto counted = pack_with("same = \"category\", state = \"live\"", "same = \"category\", state = \"out\"");
  CHECK(value(counted, *translate(past, then.pack(), counted), "held").empty());
  CHECK(value(counted, *translate(past, then.pack(), counted), "telework") == "3");

  const auto narrower = pack_with("integer = [0, 5]", "integer = [0, 2]");
  CHECK(value(narrower, *translate(past, then.pack(), narrower), "telework").empty());
}

TEST_CASE("what the catalogue settles is the other pack's, and a service it does not have is no question") {
  const Policy then(pack_with("", ""));
  const auto past = record_of(then);
  const auto dearer = pack_with("price    = 900", "price    = 950");
  CHECK(value(dearer, *translate(past, then.pack(), dearer), "price") == "950.00");
  const auto without = pack_with("[service.laptop]", "[service.notebook]");
  CHECK_FALSE(translate(past, then.pack(), without));
}
