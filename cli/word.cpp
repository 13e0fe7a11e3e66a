#include "cli/word.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/words.hpp"

namespace corner::cli {
namespace {

constexpr std::array said{
    // outcomes
    mark("permit"), mark("approval"), mark("refuse"), mark("undetermined"), mark("impossible"),
    // a request
    mark("refused"), mark("not-taken"), mark("awaiting-approval"), mark("rejected"), mark("waiting"), mark("reserved"),
    mark("collected"), mark("returned"), mark("honoured"), mark("missed"), mark("lapsed"), mark("lost"), mark("cancelled"),
    // a unit
    mark("in-stock"), mark("transit"), mark("out"), mark("repair"), mark("retired"), mark("new"), mark("reused"), mark("gift"),
    // what changed in a pack
    mark("added"), mark("removed"), mark("changed"), mark("pack"), mark("fact"), mark("never"), mark("category"),
    mark("service"), mark("site"), mark("rule"), mark("case"), mark("claim"), mark("role")};

}  // namespace

render::Word word(std::string code) {
  const auto known = std::ranges::find(said, code, [](const char* each) { return std::string_view(each); });
  std::string text = known == said.end() ? code : tr(*known);
  return {std::move(code), std::move(text)};
}

render::Word word(std::string code, bool by_default) {
  auto plain = word(std::move(code));
  if (by_default) plain.said = say("{0}, by default", plain.said);
  return plain;
}

}  // namespace corner::cli
