#include "analysis/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "core/json.hpp"

namespace corner::analysis {
namespace {

/// Members of the canonical form that hold many things, and what each of them is called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kinds{{{"categories", "category"},
                                                                             {"closures", "closure"},
                                                                             {"due", "due"},
                                                                             {"facts", "fact"},
                                                                             {"never", "never"},
                                                                             {"queue_classes", "queue-class"},
                                                                             {"roles", "role"},
                                                                             {"rules", "rule"},
                                                                             {"services", "service"},
                                                                             {"sites", "site"}}};

Json::Object members(const Json& value) { return value.is_object() ? value.object() : Json::Object(); }

/// A list's elements by their own text: they have no other name.
Json::Object named(const Json& value) {
  if (!value.is_list()) return members(value);
  Json::Object by_text;
  for (const auto& element : value.list()) by_text[write(element)] = true;
  return by_text;
}

class Comparison {
 public:
  void packs(const Json& before, const Json& now);
  void things(std::string_view kind, const Json::Object& before, const Json::Object& now);
  std::vector<Change> sorted();

 private:
  std::vector<Change> found_;
};

std::vector<std::string> keys_that_differ(const Json& before, const Json& now) {
  std::vector<std::string> keys;
  Json::Object all = members(before);
  all.merge(members(now));
  for (const auto& [key, value] : all)
    if (before[key] != now[key]) keys.push_back(key);
  return keys;
}

void Comparison::things(std::string_view kind, const Json::Object& before, const Json::Object& now) {
  for (const auto& [name, value] : now) {
    const auto old = before.find(name);
    if (old == before.end())
      found_.push_back({std::string(kind), name, "added", {}});
    else if (old->second != value)
      found_.push_back({std::string(kind), name, "changed", keys_that_differ(old->second, value)});
  }
  for (const auto& [name, value] : before)
    if (!now.contains(name)) found_.push_back({std::string(kind), name, "removed", {}});
}

void Comparison::packs(const Json& before, const Json& now) {
  Json::Object was = before.object(), is = now.object();
  for (const auto& [member, kind] : kinds) {
    things(kind, named(before[member]), named(now[member]));
    was.erase(std::string(member));
    is.erase(std::string(member));
  }
  things("pack", was, is);
}

std::vector<Change> Comparison::sorted() {
  std::ranges::sort(found_, {}, [](const Change& change) { return std::tie(change.kind, change.name); });
  return std::move(found_);
}

/// The lines of a canonical form; the last, the claims, may be missing.
std::array<Json, 3> lines(std::string_view text) {
  std::array<Json, 3> out;
  for (std::size_t i = 0; i < out.size() && (i < 2 || !text.empty()); ++i) {
    const auto end = std::min(text.find('\n'), text.size());
    out[i] = parse_json(text.substr(0, end), fmt::format("canonical form, line {}", i + 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::vector<Change> changes(std::string_view before, std::string_view now) {
  const auto [old_pack, old_cases, old_claims] = lines(before);
  const auto [new_pack, new_cases, new_claims] = lines(now);
  Comparison comparison;
  comparison.packs(old_pack, new_pack);
  comparison.things("case", members(old_cases), members(new_cases));
  comparison.things("claim", members(old_claims), members(new_claims));
  return comparison.sorted();
}

}  // namespace corner::analysis
