#include "policy/fact_forms.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::policy {
namespace {

constexpr Value dearest = 100'000'000'000;  // a milliard euros, in cents

void read_values_form(Draft& draft, Fact& fact, const Entry& entry) {
  if (const Entry* list = draft.read.get(entry, "values", Kind::list))
    read_enumeration(draft, fact, list->value);
}

void read_boolean(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::boolean;
  const Entry* flag = draft.read.get(entry, "boolean", Kind::boolean);
  if (flag != nullptr && flag->value.number == 0)
    draft.read.error(flag->value.place, "unknown-value", tr("`boolean` can only be `true` here"),
                     tr("write `boolean = true`"));
}

void read_catalogue(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::enumeration;
  fact.source = draft.read.choice(entry, "catalogue", {"category", "service"});
  if (fact.source == "category")
    for (const auto& category : draft.pack.categories) fact.values.push_back(category.id);
  if (fact.source == "service")
    for (const auto& service : draft.pack.services) fact.values.push_back(service.id);
  if (!fact.source.empty() && fact.values.empty()) {
    if (draft.broken.contains("catalogue"))
      draft.vague.insert(fact.name);
    else
      draft.read.error(entry.place, "unknown-value", say("the catalogue has no `{0}`", fact.source),
                       say("add a table `[{0}.name]` to the catalogue", fact.source));
  }
}

void read_directory(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::enumeration;
  fact.source = draft.read.choice(entry, "directory", {"service", "directorate", "site"});
}

/// `key = [low, high]`.
void read_ends(Draft& draft, Fact& fact, const Entry& entry) {
  constexpr std::int64_t most = 1'000'000'000;
  const std::string key = fact.type == Type::months ? "months" : "integer";
  const Entry* ends = draft.read.get(entry, key, Kind::list);
  if (ends == nullptr) return;
  const auto& items = ends->value.items;
  const auto fine = [](const Node& item) {
    return item.kind == Kind::integer && item.number >= -most && item.number <= most;
  };
  if (items.size() != 2 || !std::ranges::all_of(items, fine) || items[0].number > items[1].number) {
    draft.read.error(
        ends->value.place, "out-of-domain", say("`{0}` must be its least and its greatest value", key),
        say("write for instance `{0} = [0, 600]`; the farthest are {1} and {2}", key, -most, most));
    return;
  }
  fact.low = items[0].number;
  fact.high = items[1].number;
}

void read_integer(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::integer;
  read_ends(draft, fact, entry);
}

void read_months(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::months;
  read_ends(draft, fact, entry);
  const std::string until = draft.read.text(entry, "until", Shape::snake);
  const std::string since = draft.read.text(entry, "since", Shape::snake);
  fact.source = until.empty() ? since : until;
  if (!fact.source.empty()) fact.origin = until.empty() ? Origin::since : Origin::until;
  if (!until.empty() && !since.empty())
    draft.read.error(entry.place, "bad-form", tr("`until` and `since` cannot stand together"),
                     tr("keep one of the two"));
}

void read_money(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::money;
  fact.high = dearest;
  draft.read.choice(entry, "money", {"EUR"});
}

const std::vector<FactForm>& forms() {
  static const std::vector<FactForm> all = [] {
    std::vector<FactForm> list{
        {"values", Origin::named, {"unit"}, read_values_form},
        {"boolean", Origin::named, {"unit"}, read_boolean},
        {"catalogue", Origin::catalogue, {"unit"}, read_catalogue},
        {"directory", Origin::directory, {"unit"}, read_directory},
        {"integer", Origin::named, {"unit"}, read_integer},
        {"months", Origin::named, {"unit", "until", "since"}, read_months},
        {"money", Origin::named, {"unit"}, read_money},
        {"count", Origin::count, {"same", "categories", "state", "within"}, read_count},
        {"sum", Origin::sum, {"of", "same", "categories", "state", "within"}, read_sum},
        {"months_since", Origin::last, {"same", "categories", "state"}, read_last},
    };
    for (auto& form : list) form.keys.insert(form.keys.end(), {form.key, "title", "sensitive", "absent"});
    return list;
  }();
  return all;
}

}  // namespace

const FactForm* find_form(Reader& read, const Entry& entry) {
  const FactForm* found = nullptr;
  std::vector<std::string> keys;
  for (const auto& form : forms()) {
    keys.push_back(form.key);
    if (entry.value.find(form.key) == nullptr) continue;
    if (found != nullptr) {
      read.error(entry.place, "bad-form", say("`{0}` and `{1}` cannot stand together", found->key, form.key),
                 tr("a fact has one type: keep one of the two"));
      return nullptr;
    }
    found = &form;
  }
  if (found == nullptr)
    read.error(entry.place, "missing-field", say("nothing says what `{0}` is", shown(entry.key)),
               say("expected {0}", one_of(keys)));
  return found;
}

void read_enumeration(Draft& draft, Fact& fact, const Node& list) {
  fact.type = Type::enumeration;
  fact.values = draft.read.texts(list, fact.name, Shape::line);
  std::ranges::sort(fact.values);
  if (list.items.empty())
    draft.read.error(list.place, "missing-field", say("`{0}` has no value", fact.name),
                     tr("list its values"));
  for (const auto& item : list.items)
    if (item.text == "absent" || item.text == "present")
      draft.read.error(item.place, "bad-name",
                       say("`{0}` cannot be a value: conditions use this word", item.text),
                       tr("choose another word"));
}

}  // namespace corner::policy
