#include "policy/draft.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "policy/hints.hpp"
#include "policy/sources.hpp"
#include "policy/toml.hpp"

namespace corner::policy {
namespace {

/// Ids of items, for a guess.
template <class Item>
std::vector<std::string> keys(const std::vector<Item>& items, std::string Item::*key) {
  std::vector<std::string> list;
  for (const auto& item : items) list.push_back(item.*key);
  return list;
}

void join(Reader& read, Entry& into, Entry&& from, bool top);

/// Makes one entry of those that share a key. Only tables and lists at the top of a file may.
void join_equals(Reader& read, Node& table, bool top) {
  std::ranges::stable_sort(table.entries, {}, &Entry::key);
  std::vector<Entry> joined;
  for (auto& entry : table.entries) {
    if (joined.empty() || joined.back().key != entry.key)
      joined.push_back(std::move(entry));
    else
      join(read, joined.back(), std::move(entry), top);
  }
  table.entries = std::move(joined);
}

void join(Reader& read, Entry& into, Entry&& from, bool top) {
  if (top && into.value.kind == Kind::table && from.value.kind == Kind::table) {
    std::ranges::move(from.value.entries, std::back_inserter(into.value.entries));
  } else if (top && into.value.kind == Kind::list && from.value.kind == Kind::list) {
    std::ranges::move(from.value.items, std::back_inserter(into.value.items));
  } else {
    read.error(from.place, "duplicate-id",
               say("`{0}` is defined already at {1}", shown(from.key), to_string(into.place)),
               tr("keep one of the two, or give it another name"));
  }
}

}  // namespace

const Entry& Draft::table(std::string_view part, std::string_view key) {
  static const Entry none;
  const auto at = parts.find(part);
  if (at == parts.end() || at->second.value.find(key) == nullptr) return none;
  const Entry* entry = read.get(at->second, key, Kind::table);
  if (entry == nullptr) broken.emplace(part);
  return entry == nullptr ? none : *entry;
}

std::vector<const Node*> Draft::list(std::string_view part, std::string_view key) {
  std::vector<const Node*> tables;
  const auto at = parts.find(part);
  const Entry* entry = at == parts.end() ? nullptr : read.get(at->second, key, Kind::list);
  if (entry == nullptr) return tables;
  for (const auto& item : entry->value.items)
    if (read.is(item, Kind::table, key)) tables.push_back(&item);
  return tables;
}

const Fact* Draft::fact(std::string_view name, const Place& place) {
  if (vague.contains(name)) return nullptr;
  const Fact* found = pack.fact(name);
  if (found == nullptr && !broken.contains("facts"))
    read.error(place, "unknown-fact", say("`{0}` is no fact of this policy", shown(name)),
               suggest(name, fact_names()));
  return found;
}

const Rule* Draft::rule(std::string_view id, const Place& place) {
  const Rule* found = pack.rule(id);
  if (found == nullptr && !broken.contains("rules"))
    read.error(place, "unknown-rule", say("`{0}` is no rule of this policy", shown(id)),
               suggest(id, keys(pack.rules, &Rule::id)));
  return found;
}

const Category* Draft::category(std::string_view id, const Place& place) {
  const Category* found = pack.category(id);
  if (found == nullptr && !broken.contains("catalogue"))
    read.error(place, "unknown-category", say("`{0}` is no category of this policy", shown(id)),
               suggest(id, keys(pack.categories, &Category::id)));
  return found;
}

const Service* Draft::service(std::string_view id, const Place& place) {
  const Service* found = pack.service(id);
  if (found == nullptr && !broken.contains("catalogue"))
    read.error(place, "unknown-service", say("`{0}` is no service of this policy", shown(id)),
               suggest(id, keys(pack.services, &Service::id)));
  return found;
}

const Site* Draft::site(std::string_view id, const Place& place) {
  const Site* found = pack.site(id);
  if (found == nullptr && !broken.contains("desk"))
    read.error(place, "unknown-site", say("`{0}` is no site of this policy", shown(id)),
               suggest(id, keys(pack.sites, &Site::id)));
  return found;
}

std::vector<std::string> Draft::fact_names() const { return keys(pack.facts, &Fact::name); }

void read_trees(Draft& draft, const std::vector<Source>& sources, const std::string& prefix) {
  for (const auto& [path, text] : sources) {
    const std::string_view part = part_of(path);
    const std::string file = prefix + path;
    if (part.empty()) {
      draft.read.error({file, 0, 0}, "unknown-file", tr("a policy has no file of this name"));
      continue;
    }
    Entry& root = draft.parts.try_emplace(std::string(part), Entry{"", {file, 0, 0}, {}}).first->second;
    const auto before = draft.read.problems().size();
    auto tree = parse_toml(file, text, draft.read.problems());
    if (draft.read.problems().size() > before) draft.broken.emplace(part);
    if (tree) std::ranges::move(tree->entries, std::back_inserter(root.value.entries));
  }
  for (auto& [part, root] : draft.parts) {
    join_equals(draft.read, root.value, true);
    for (auto& entry : root.value.entries)
      if (entry.value.kind == Kind::table) join_equals(draft.read, entry.value, false);
  }
  for (const auto& part : parts) {
    if (!part.required || draft.parts.contains(part.name)) continue;
    draft.broken.emplace(part.name);
    draft.read.error({prefix + std::string(part.name) + ".toml", 0, 0}, "missing-file",
                     tr("a policy needs this file"),
                     say("add it, or a folder `{0}` of such files", part.name));
  }
}

}  // namespace corner::policy
