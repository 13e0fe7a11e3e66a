#include <algorithm>

#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/conditions.hpp"
#include "policy/confidential.hpp"
#include "policy/hints.hpp"
#include "policy/override_cycles.hpp"
#include "policy/texts.hpp"

namespace corner::policy {
namespace {

void misplaced(Draft& draft, const Entry& entry, std::string_view key, std::string hint) {
  draft.read.error(entry.value.find(key)->place, "bad-form",
                   say("`{0}` has no meaning in a rule of this effect", key), std::move(hint));
}

/// What belongs to some effects only.
void read_effect(Draft& draft, Rule& rule, const Entry& entry) {
  rule.by = draft.read.names(entry, "by", Shape::kebab);
  rule.obligations = draft.read.names(entry, "obligations", Shape::obligation);
  rule.waivable_by = draft.read.text(entry, "waivable_by", Shape::kebab);
  if (draft.read.need(entry, "effect", Kind::text) == nullptr) return;
  const auto effect = decode<Effect>(effect_codes, draft.read.choice(entry, "effect", words(effect_codes)));
  if (!effect) return;
  rule.effect = *effect;
  const auto has = [&](std::string_view key) { return entry.value.find(key) != nullptr; };
  if (has("by") && *effect != Effect::approval)
    misplaced(draft, entry, "by", tr("write `effect = \"approval\"`, or take it out"));
  if (has("obligations") && *effect == Effect::refuse)
    misplaced(draft, entry, "obligations", tr("a refusal obliges to nothing: take it out"));
  if (has("waivable_by") && *effect != Effect::refuse)
    misplaced(draft, entry, "waivable_by", tr("only a refusal can be waived: take it out"));
  if (*effect != Effect::approval) return;
  const Entry* by = draft.read.need(entry, "by", Kind::list);
  if (by != nullptr && by->value.items.empty())
    draft.read.error(by->value.place, "missing-field", tr("nobody is named whose approval is asked"),
                     tr("name one role at least"));
}

void read_overrides(Draft& draft, Rule& rule, const Entry& entry) {
  for (const auto& id : draft.read.names(entry, "overrides", Shape::kebab)) {
    const auto& items = entry.value.find("overrides")->value.items;
    const Place& place = std::ranges::find(items, id, &Node::text)->place;
    const Rule* other = draft.rule(id, place);
    if (other == &rule) {
      draft.read.error(place, "override-itself", say("`{0}` overrides itself", shown(id)), tr("take it out"));
    } else if (other != nullptr) {
      rule.overrides.push_back(draft.pack.index(*other));
      rule.override_places.push_back(place);
    }
  }
}

void read_rule(Draft& draft, Rule& rule, const Entry& entry) {
  rule.place = entry.place;
  if (!draft.read.is(entry.value, Kind::table, entry.key)) return;
  draft.read.only(entry.value, {"effect", "when", "unless", "from", "until", "overrides", "by", "obligations",
                                "waivable_by", "references", "reason"});
  if (rule.id == "default")
    draft.read.error(entry.place, "bad-name", tr("`default` is the name of the policy's default"),
                     tr("give the rule another name"));
  if (rule.id == hidden)
    draft.read.error(entry.place, "bad-name", tr("`hidden` stands for a rule that is not shown"),
                     tr("give the rule another name"));
  read_effect(draft, rule, entry);
  const Entry* when = entry.value.find("when");
  if (when == nullptr)
    draft.read.error(entry.place, "missing-field", say("`{0}` has no `when`", shown(rule.id)),
                     tr("write its conditions, or `when = {}` for every request"));
  else
    rule.when = read_boxes(draft, *when);
  if (const Entry* unless = entry.value.find("unless")) rule.unless = read_boxes(draft, *unless);
  draft.read.period(entry, rule.from, rule.until);
  read_overrides(draft, rule, entry);
  rule.reason = read_reason(draft, entry);
  rule.references = draft.read.texts(entry, "references", Shape::line).value_or(std::vector<std::string>());
  if (entry.value.find("references") == nullptr)
    draft.read.warning(entry.place, "missing-reference", say("`{0}` rests on no text", shown(rule.id)),
                       tr("name it in `references`, or write `references = []` when there is none"));
}

void check_cycles(Draft& draft) {
  for (const auto& cycle : override_cycles(draft.pack.rules)) {
    const auto rule = [&](int index) -> const Rule& {
      return draft.pack.rules[static_cast<std::size_t>(index)];
    };
    std::string path;
    for (const int index : cycle) path += fmt::format("`{}` → ", shown(rule(index).id));
    path += fmt::format("`{}`", shown(rule(cycle.front()).id));
    draft.read.error(rule(cycle.front()).place, "override-cycle",
                     say("rules override one another in a circle: {0}", path),
                     tr("take one of these `overrides` out"));
  }
}

}  // namespace

void load_rules(Draft& draft) {
  if (const auto part = draft.parts.find("rules"); part != draft.parts.end())
    draft.read.only(part->second.value, {"rule"});
  auto rule = draft.pack.rules.begin();
  for (const auto& entry : draft.table("rules", "rule").value.entries) read_rule(draft, *rule++, entry);
  check_cycles(draft);
}

}  // namespace corner::policy
