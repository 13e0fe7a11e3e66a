#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/hints.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

/// Those of its languages that `corner` speaks; none when they are not said, and then no text is asked for.
std::vector<std::string> read_languages(Draft& draft, const Entry& root) {
  const std::vector<std::string> known{code(Language::en), code(Language::fr)};
  const Entry* list = draft.read.need(root, "languages", Kind::list);
  if (list == nullptr) return {};
  auto languages = draft.read.names(root, "languages", Shape::kebab);
  if (list->value.items.empty())
    draft.read.error(list->value.place, "missing-field", tr("a policy speaks one language at least"),
                     say("expected {0}", one_of(known)));
  for (const auto& item : list->value.items)
    if (item.kind == Kind::text && std::ranges::find(known, item.text) == known.end())
      draft.read.error(item.place, "unknown-language",
                       say("`{0}` is no language of `corner`", shown(item.text)), suggest(item.text, known));
  std::erase_if(languages,
                [&](const std::string& name) { return std::ranges::find(known, name) == known.end(); });
  return languages;
}

}  // namespace

void load_head(Draft& draft) {
  const auto part = draft.parts.find("pack");
  if (part == draft.parts.end() || draft.broken.contains("pack")) return;
  const Entry& root = part->second;
  draft.read.only(root.value, {"id", "title", "timezone", "languages", "authority", "contact", "default"});
  draft.pack.id = draft.read.need_text(root, "id", Shape::kebab);
  draft.pack.languages = read_languages(draft, root);
  draft.pack.title = read_text(draft, root, "title", Need::required);
  draft.pack.authority = draft.read.text(root, "authority", Shape::line);
  draft.pack.contact = draft.read.text(root, "contact", Shape::line);
  if (const std::string zone = draft.read.text(root, "timezone", Shape::line); !zone.empty())
    draft.pack.timezone = zone;
}

void load_default(Draft& draft) {
  const auto part = draft.parts.find("pack");
  if (part == draft.parts.end() || draft.broken.contains("pack")) return;
  const Entry* fallback = draft.read.need(part->second, "default", Kind::table);
  if (fallback == nullptr) return;
  draft.read.only(fallback->value, {"effect", "reason"});
  draft.pack.default_reason = read_reason(draft, *fallback);
  if (draft.read.need(*fallback, "effect", Kind::text) == nullptr) return;
  const std::string effect = draft.read.choice(*fallback, "effect", words(effect_codes));
  draft.pack.default_effect = decode<Effect>(effect_codes, effect).value_or(Effect::refuse);
  if (draft.pack.default_effect == Effect::approval)
    draft.read.error(fallback->value.find("effect")->value.place, "default-approval",
                     tr("the default cannot be `approval`: nobody would know whose"),
                     tr("write `refuse`, and a rule that asks for an approval"));
}

}  // namespace corner::policy
