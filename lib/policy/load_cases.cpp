#include <algorithm>

#include "core/words.hpp"
#include "policy/codes.hpp"
#include "policy/conditions.hpp"
#include "policy/hints.hpp"
#include "policy/said.hpp"

namespace corner::policy {
namespace {

void check_waived(Draft& draft, const Node& item) {
  const Rule* rule = draft.rule(item.text, item.place);
  if (rule != nullptr && rule->waivable_by.empty())
    draft.read.error(item.place, "not-waivable", say("`{0}` cannot be waived", shown(item.text)),
                     tr("give the rule `waivable_by`, or take it out here"));
}

/// What the case expects beside its outcome.
void read_expectations(Draft& draft, Case& test, const Entry& entry, const Said& said) {
  test.by = said.by(entry);
  test.approvers = said.approvers(entry);
  test.obligations = said.obligations(entry);
  test.missing =
      read_names(draft, entry, "missing", [&](const Node& item) { draft.fact(item.text, item.place); });
  test.waived = read_names(draft, entry, "waived", [&](const Node& item) {
                  check_waived(draft, item);
                }).value_or(std::vector<std::string>());
}

Case read_case(Draft& draft, const Node& node, const Said& said) {
  const Entry entry{"case", node.place, node};
  Case test;
  test.place = node.place;
  draft.read.only(node, {"name", "on", "given", "expect", "by", "approvers", "obligations", "missing",
                         "waived", "reference"});
  test.name = draft.read.need_text(entry, "name", Shape::line);
  test.on = draft.read.date(entry, "on");
  if (const Entry* given = draft.read.need(entry, "given", Kind::table))
    test.given = read_values(draft, given->value);
  if (draft.read.need(entry, "expect", Kind::text) != nullptr) {
    const std::string expect = draft.read.choice(entry, "expect", words(expect_codes));
    test.expect = decode<Expect>(expect_codes, expect).value_or(Expect::refuse);
  }
  read_expectations(draft, test, entry, said);
  test.reference = draft.read.text(entry, "reference", Shape::line);
  return test;
}

}  // namespace

void load_cases(Draft& draft) {
  if (const auto part = draft.parts.find("cases"); part != draft.parts.end())
    draft.read.only(part->second.value, {"case"});
  const Said said(draft);
  auto& cases = draft.pack.cases;
  for (const Node* node : draft.list("cases", "case")) cases.push_back(read_case(draft, *node, said));
  std::ranges::stable_sort(cases, {}, &Case::name);
  for (std::size_t i = 1; i < cases.size(); ++i)
    if (cases[i].name == cases[i - 1].name && !cases[i].name.empty())
      draft.read.error(cases[i].place, "duplicate-id",
                       say("the case `{0}` is defined already at {1}", shown(cases[i].name),
                           to_string(cases[i - 1].place)),
                       tr("keep one of the two, or give it another name"));
}

}  // namespace corner::policy
