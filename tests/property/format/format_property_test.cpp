// The formatter against texts written as badly as TOML allows. CORNER_SEED=n tries other texts.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "format/format.hpp"
#include "policy/canonical.hpp"
#include "policy/load.hpp"
#include "policy/toml.hpp"
#include "property/format/scribble.hpp"

namespace {

using namespace corner;
using reference::Random;
using reference::seed;

/// A tree in words, a line a value. Comparisons lose their blanks: to write them is the formatter's right.
void tell(std::string& out, const policy::Node& node, const std::string& path) {
  auto text = node.text;
  if (text.find_first_of("<>") != std::string::npos || text.find("..") != std::string::npos) std::erase(text, ' ');
  out += fmt::format("{} {} {} {} {}\n", path, static_cast<int>(node.kind), text, node.number, to_string(node.date));
  for (std::size_t i = 0; i < node.items.size(); ++i) tell(out, node.items[i], fmt::format("{}[{}]", path, i));
  for (const auto& entry : node.entries) tell(out, entry.value, path + "/" + entry.key);
}

std::string meaning(const std::string& text) {
  std::vector<Problem> problems;
  const auto tree = policy::parse_toml("x.toml", text, problems);
  std::string out;
  if (tree && problems.empty()) tell(out, *tree, "");
  return out;
}

/// The comments of a scribbled text, which number themselves.
std::vector<int> numbered_comments(const std::string& text) {
  std::vector<int> numbers;
  for (auto at = text.find("#!"); at != std::string::npos; at = text.find("#!", at + 2))
    numbers.push_back(std::atoi(text.c_str() + at + 2));
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

TEST_CASE("whatever the writing: the same meaning, all comments, and nothing to do the second time") {
  Random random(seed());
  for (int i = 0; i < 4000; ++i) {
    const auto text = scribble::text(random);
    const auto before = meaning(text);
    REQUIRE_MESSAGE(!before.empty(), text);
    const auto after = format::format("x.toml", text);
    INFO(text, "\n--- became\n", after);
    REQUIRE(meaning(after) == before);
    REQUIRE(numbered_comments(after) == numbered_comments(text));
    REQUIRE(format::format("x.toml", after) == after);
    REQUIRE(after.find('\r') == std::string::npos);
  }
}

TEST_CASE("however a pack is written, its form and its version are those of the pack") {
  Random random(seed());
  for (const char* pack : {"/tests/pack", "/policies/alpes-maritimes-example"}) {
    auto sources = policy::read_sources(std::string(CORNER_SOURCE_DIR) + pack);
    const auto version = policy::version(policy::load(sources).pack);
    for (auto& source : sources) {
      const auto canonical = source.text;
      for (int i = 0; i < 20; ++i) {
        source.text = scribble::mangled(random, canonical);
        REQUIRE(source.text != canonical);
        REQUIRE(format::format(source.path, source.text) == canonical);
      }
    }
    CHECK(policy::version(policy::load(sources).pack) == version);
  }
}
