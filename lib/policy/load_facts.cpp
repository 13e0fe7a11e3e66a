#include <algorithm>

#include "core/words.hpp"
#include "policy/conditions.hpp"
#include "policy/fact_forms.hpp"
#include "policy/hints.hpp"
#include "policy/ranges.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

/// Whether the word could be taken for a value of the fact.
bool means_a_value(const Fact& fact, const std::string& word) {
  if (word == "present" || parse_range(fact, word).fault != RangeFault::not_a_range) return true;
  if (fact.type == Type::enumeration) return std::ranges::find(fact.values, word) != fact.values.end();
  if (fact.type == Type::boolean) return word == "true" || word == "false";
  return parse_number(fact, word).has_value();
}

/// One text for all languages, or one for each.
Text read_unit(Draft& draft, const Entry& entry) {
  const Entry* unit = entry.value.find("unit");
  if (unit != nullptr && unit->value.kind == Kind::table) return read_text(draft, entry, "unit", Need::optional);
  Text text;
  if (const auto all = draft.read.text(entry, "unit", Shape::line); !all.empty()) text.by_language.emplace("", all);
  return text;
}

void read_long_form(Draft& draft, Fact& fact, const Entry& entry) {
  const FactForm* form = find_form(draft.read, entry);
  if (form == nullptr) return;
  draft.read.only(entry.value, form->keys);
  fact.origin = form->origin;
  form->read(draft, fact, entry);
  fact.unit = read_unit(draft, entry);
  fact.sensitive = draft.read.flag(entry, "sensitive");
  fact.title = read_text(draft, entry, "title", Need::optional);
  fact.absent_word = draft.read.text(entry, "absent", Shape::line);
  if (!fact.absent_word.empty() && means_a_value(fact, fact.absent_word))
    draft.read.error(entry.value.find("absent")->value.place, "bad-name",
                     say("`{0}` could be taken for a value of `{1}`", fact.absent_word, fact.name),
                     tr("choose a word that says that there is none"));
}

Fact read_fact(Draft& draft, const Entry& entry) {
  Fact fact;
  fact.name = entry.key;
  fact.place = entry.place;
  draft.read.shaped(entry.place, entry.key, Shape::snake);
  const Node& node = entry.value;
  if (node.kind == Kind::list) {
    read_enumeration(draft, fact, node);
  } else if (node.kind == Kind::text && node.text == "boolean") {
    fact.type = Type::boolean;
  } else if (node.kind == Kind::text) {
    draft.read.error(node.place, "unknown-value", say("`{0}` is no type of a fact", shown(node.text)),
                     tr("write `\"boolean\"`, a list of values, or a table such as `{ integer = [0, 5] }`"));
  } else if (draft.read.is(node, Kind::table, entry.key)) {
    read_long_form(draft, fact, entry);
  }
  if (fact.name == "price" && fact.type != Type::money)
    draft.read.error(entry.place, "wrong-type",
                     tr("`price` is the price of the service asked: an amount of money"),
                     tr("write `price = { money = \"EUR\" }`"));
  return fact;
}

/// Enters in its list each text that `table` names for an open fact.
void enter_named(Draft& draft, const Node& table) {
  for (const auto& [key, place, node] : table.entries) {
    const auto at = std::ranges::lower_bound(draft.pack.facts, key, {}, &Fact::name);
    if (at == draft.pack.facts.end() || at->name != key || !at->open()) continue;
    for (const auto& text : named_texts(node))
      if (text != "absent" && text != "present" && text != at->absent_word && fits(Shape::line, text))
        at->values.push_back(text);
  }
}

void enter_named_in(Draft& draft, const Node& table, std::string_view key) {
  const Entry* entry = table.find(key);
  if (entry == nullptr) return;
  enter_named(draft, entry->value);
  for (const auto& item : entry->value.items) enter_named(draft, item);
}

/// The list of an open fact is whatever the pack names somewhere.
void fill_open_lists(Draft& draft) {
  for (const auto& [id, place, rule] : draft.table("rules", "rule").value.entries) {
    enter_named_in(draft, rule, "when");
    enter_named_in(draft, rule, "unless");
  }
  for (const auto& [id, place, service] : draft.table("catalogue", "service").value.entries)
    enter_named_in(draft, service, "facts");
  if (const Entry* classes = draft.table("desk", "queue").value.find("class"))
    for (const auto& each : classes->value.items) enter_named_in(draft, each, "when");
  for (const Node* never : draft.list("facts", "never")) enter_named(draft, *never);
  for (const Node* test : draft.list("cases", "case")) enter_named_in(draft, *test, "given");
  for (const Node* claim : draft.list("claims", "claim")) {
    enter_named_in(draft, *claim, "when");
    enter_named_in(draft, *claim, "unless");
  }
  for (auto& fact : draft.pack.facts) {
    if (!fact.open()) continue;
    std::ranges::sort(fact.values);
    const auto repeated = std::ranges::unique(fact.values);
    fact.values.erase(repeated.begin(), repeated.end());
  }
}

}  // namespace

void load_facts(Draft& draft) {
  if (const auto part = draft.parts.find("facts"); part != draft.parts.end())
    draft.read.only(part->second.value, {"fact", "never"});
  for (const auto& entry : draft.table("facts", "fact").value.entries) {
    const auto before = draft.read.errors();
    draft.pack.facts.push_back(read_fact(draft, entry));
    if (draft.read.errors() > before) draft.vague.insert(entry.key);
  }
  fill_open_lists(draft);
}

void load_nevers(Draft& draft) {
  for (const Node* node : draft.list("facts", "never")) {
    const auto before = draft.read.errors();
    Never never{.box = read_box(draft, *node), .place = node->place};
    const bool vague = std::ranges::any_of(node->entries, [&](const Entry& entry) {
      return draft.pack.fact(entry.key) == nullptr || draft.vague.contains(entry.key);
    });
    if (never.box.empty() && !vague && draft.read.errors() == before)
      draft.read.error(node->place, "never-everything", tr("this `[[never]]` excludes every request"),
                       tr("name the facts that cannot go together"));
    draft.pack.nevers.push_back(std::move(never));
  }
  std::ranges::stable_sort(draft.pack.nevers, box_before, &Never::box);
  const auto repeated = std::ranges::unique(draft.pack.nevers, {}, &Never::box);
  draft.pack.nevers.erase(repeated.begin(), repeated.end());
}

}  // namespace corner::policy
