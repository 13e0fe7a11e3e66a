#include "policy/texts.hpp"

#include <algorithm>
#include <optional>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"

namespace corner::policy {
namespace {

using Names = std::set<std::string>;

/// The names between braces; nothing, and a problem, when braces do not pair.
std::optional<Names> placeholders(Draft& draft, std::string_view text, const Place& place) {
  Names names;
  while (!text.empty()) {
    const auto open = text.find_first_of("{}");
    if (open == std::string_view::npos) break;
    const auto close = text.find_first_of("{}", open + 1);
    if (text[open] != '{' || close == std::string_view::npos || text[close] != '}') {
      draft.read.error(place, "bad-placeholder", tr("a brace stands alone in this text"),
                       tr("write a fact between two braces: `{status}`"));
      return std::nullopt;
    }
    names.emplace(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return names;
}

std::string braced(const Names& names) {
  std::vector<std::string> list;
  for (const auto& name : names) list.push_back(fmt::format("{{{}}}", name));
  return list.empty() ? tr("none") : shown(join(list, ", "));
}

}  // namespace

Text read_text(Draft& draft, const Entry& table, std::string_view key, Need need) {
  const Entry* entry = need == Need::required ? draft.read.need(table, key, Kind::table)
                                              : draft.read.get(table, key, Kind::table);
  if (entry == nullptr) return {};
  const auto& languages = draft.pack.languages;
  if (!languages.empty()) draft.read.only(entry->value, languages);
  Text text;
  for (const auto& [language, place, value] : entry->value.entries) {
    if (!draft.read.is(value, Kind::text, std::string(key) + "." + language)) continue;
    if (trim(value.text).empty())
      draft.read.error(value.place, "missing-translation", tr("this text is empty"));
    else
      text.by_language.emplace(language, value.text);
  }
  for (const auto& language : languages)
    if (entry->value.find(language) == nullptr)
      draft.read.error(entry->place, "missing-translation", say("`{0}` is not said in `{1}`", key, language),
                       say("add `{0}.{1}`", key, language));
  return text;
}

Text read_reason(Draft& draft, const Entry& table) {
  Text reason = read_text(draft, table, "reason", Need::required);
  const Entry* entry = table.value.find("reason");
  std::optional<Names> first;
  for (const auto& [language, text] : reason.by_language) {
    const Place& place = entry->value.find(language)->value.place;
    const auto names = placeholders(draft, text, place);
    if (!names) continue;
    for (const auto& name : *names) draft.fact(name, place);
    if (first && *first != *names)
      draft.read.error(place, "drifting-placeholders",
                       say("`reason` has other placeholders in `{0}`: {1}, where others have {2}", language,
                           braced(*names), braced(*first)),
                       tr("name the same facts in every language"));
    if (!first) first = names;
  }
  return reason;
}

}  // namespace corner::policy
