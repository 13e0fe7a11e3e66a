#include <algorithm>

#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/conditions.hpp"
#include "policy/hints.hpp"
#include "policy/said.hpp"

namespace corner::policy {
namespace {

/// The outcome at `key`, or the list of them, sorted; none when the key is not there.
std::vector<Effect> read_outcomes(Draft& draft, const Entry& entry) {
  std::vector<Effect> outcomes;
  const auto read = [&](const Node& node) {
    if (!draft.read.is(node, Kind::text, entry.key)) return;
    if (const auto effect = decode<Effect>(effect_codes, node.text))
      outcomes.push_back(*effect);
    else
      draft.read.error(node.place, "unknown-value",
                       say("`{0}` is no value of `{1}`", shown(node.text), entry.key),
                       suggest(node.text, words(effect_codes)));
  };
  if (entry.value.kind != Kind::list) read(entry.value);
  std::ranges::for_each(entry.value.items, read);
  if (entry.value.kind == Kind::list && entry.value.items.empty())
    draft.read.error(entry.value.place, "missing-field", say("`{0}` lists nothing", entry.key),
                     tr("name an outcome: `permit`, `approval` or `refuse`"));
  std::ranges::sort(outcomes);
  const auto repeated = std::ranges::unique(outcomes);
  outcomes.erase(repeated.begin(), repeated.end());
  return outcomes;
}

/// What goes with an answer; `assertion` is `never` or `always`.
void read_traits(Draft& draft, Claim& claim, const Entry& assertion, const Said& said) {
  using Names = std::vector<std::string>;
  draft.read.only(assertion.value, {"by", "approvers", "obligations"});
  claim.by = said.by(assertion).value_or(Names());
  claim.approvers = said.approvers(assertion).value_or(Names());
  claim.obligations = said.obligations(assertion).value_or(Names());
  if (claim.by.empty() && claim.approvers.empty() && claim.obligations.empty())
    draft.read.error(assertion.value.place, "missing-field", say("`{0}` names nothing", assertion.key),
                     tr("name `obligations`, `approvers`, or the rules that decide: `by`"));
}

void read_assertion(Draft& draft, Claim& claim, const Entry& entry, const Said& said) {
  const Entry* never = entry.value.find("never");
  const Entry* always = entry.value.find("always");
  const Entry* among = entry.value.find("if");
  if (never == nullptr && always == nullptr) {
    draft.read.error(entry.place, "missing-field", tr("the claim asserts nothing"),
                     tr("add `never` or `always`, such as `never = \"permit\"`"));
    return;
  }
  if (never != nullptr && always != nullptr)
    draft.read.error(always->place, "bad-form", tr("a claim says `never` or `always`, not both"),
                     tr("make two claims of it"));
  claim.always = always != nullptr;
  const Entry& assertion = claim.always ? *always : *never;
  if (among != nullptr) claim.among = read_outcomes(draft, *among);
  if (assertion.value.kind != Kind::table) {
    claim.outcomes = read_outcomes(draft, assertion);
    if (among != nullptr)
      draft.read.error(among->place, "bad-form", tr("`if` says nothing beside an outcome"),
                       tr("take it out, or assert what goes with the answer: `always = { obligations = [\"sign:charter\"] }`"));
    return;
  }
  read_traits(draft, claim, assertion, said);
  if (claim.always && among == nullptr && claim.approvers.size() + claim.obligations.size() > 0)
    draft.read.error(assertion.place, "missing-field",
                     tr("of which answers? No refusal has approvers or obligations"),
                     tr("add `if = \"permit\"`, `if = \"approval\"`, or a list of both"));
}

Claim read_claim(Draft& draft, const Node& node, const Said& said) {
  const Entry entry{"claim", node.place, node};
  Claim claim;
  claim.place = node.place;
  draft.read.only(node, {"name", "when", "unless", "from", "until", "if", "never", "always", "reference"});
  claim.name = draft.read.need_text(entry, "name", Shape::line);
  const Entry* when = entry.value.find("when");
  if (when == nullptr)
    draft.read.error(entry.place, "missing-field", tr("the claim has no `when`"),
                     tr("write its conditions, or `when = {}` for every request"));
  else
    claim.when = read_boxes(draft, *when);
  if (const Entry* unless = entry.value.find("unless")) claim.unless = read_boxes(draft, *unless);
  draft.read.period(entry, claim.from, claim.until);
  read_assertion(draft, claim, entry, said);
  claim.reference = draft.read.text(entry, "reference", Shape::line);
  return claim;
}

}  // namespace

void load_claims(Draft& draft) {
  if (const auto part = draft.parts.find("claims"); part != draft.parts.end())
    draft.read.only(part->second.value, {"claim"});
  const Said said(draft);
  auto& claims = draft.pack.claims;
  for (const Node* node : draft.list("claims", "claim")) claims.push_back(read_claim(draft, *node, said));
  std::ranges::stable_sort(claims, {}, &Claim::name);
  for (std::size_t i = 1; i < claims.size(); ++i)
    if (claims[i].name == claims[i - 1].name && !claims[i].name.empty())
      draft.read.error(claims[i].place, "duplicate-id",
                       say("the claim `{0}` is defined already at {1}", shown(claims[i].name),
                           to_string(claims[i - 1].place)),
                       tr("keep one of the two, or give it another name"));
}

}  // namespace corner::policy
