#include "cli/disclosure.hpp"

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/asked.hpp"
#include "cli/said_date.hpp"
#include "cli/word.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/applied.hpp"
#include "policy/confidential.hpp"
#include "policy/explain.hpp"
#include "policy/value.hpp"

namespace corner::cli {

using policy::Pack;
using render::Tone;

namespace {

std::string names(std::vector<std::string> rules) {
  for (auto& rule : rules)
    if (rule == policy::hidden) rule = tr("(not shown)");
  return join(rules, ", ");
}

/// To what degree, and by whom else.
std::vector<std::string> contribution(const Told& told) {
  const auto& record = told.record;
  const auto& outcome = record["outcome"].text();
  std::vector<std::string> out, roles;
  for (const auto& step : told.steps) roles.push_back(step.role);
  if (outcome == "undetermined")
    out.push_back(say("Nothing is decided yet: the rules cannot be applied without {0}.",
                      join(record["missing"].texts(), ", ")));
  else if (outcome == "approval" || !roles.empty())
    out.push_back(say("In part. The rules neither grant nor refuse: they say who decides: {0}.",
                      join(roles.empty() ? record["approvers"].texts() : roles, ", ")));
  else
    out.emplace_back(
        tr("Entirely. The answer follows from the rules and the data alone; nobody weighed the case."));
  for (const auto& step : told.steps)
    if (!step.answer.empty()) out.push_back(answered(step));
  std::vector<std::string> given;
  for (const auto& [name, fact] : record["facts"].object())
    if (fact["source"] == Json("given")) given.push_back(name);
  if (!given.empty()) out.push_back(say("Somebody at the counter gave these data: {0}.", join(given, ", ")));
  if (!told.because.empty()) out.push_back(say("Said at the time: {0}", told.because));
  if (const auto waived = record["waived"].texts(); !waived.empty())
    out.push_back(say("Somebody granted a waiver, which lifts: {0}.", names(waived)));
  return out;
}

const std::string& title_of(const policy::Fact& fact, Language language) {
  const auto& title = fact.title.in(language);
  return title.empty() ? fact.name : title;
}

void say_data(render::Document& document, const Told& told) {
  const auto& pack = told.policy.pack();
  std::vector<render::Row> rows;
  std::vector<std::string> unknown;
  for (const auto& [name, fact] : told.record["facts"].object()) {
    const auto* known = pack.fact(name);
    if (known == nullptr) continue;
    if (fact["value"].is_null() && fact["hidden"].is_null())
      unknown.push_back(title_of(*known, told.language));
    else
      rows.push_back({title_of(*known, told.language), policy::said(told.record, *known, told.language),
                      source_in_words(fact)});
  }
  document.add(render::Table{"",
                             {{"fact", tr("data")}, {"value", tr("value")}, {"source", tr("source")}},
                             render::rows_of(std::move(rows))});
  if (!unknown.empty()) document.say(say("Not known: {0}.", join(unknown, ", ")));
}

void say_parameters(render::Document& document, const Told& told) {
  const auto& pack = told.policy.pack();
  std::vector<render::Row> rows;
  for (const auto& each : policy::applied(pack, told.record)) {
    if (told.audience == Audience::anybody && policy::confidential(pack, *each.rule)) continue;
    const auto& fact = pack.facts[static_cast<std::size_t>(each.condition->fact)];
    const bool hidden = told.record["facts"][fact.name]["hidden"] == Json(true);
    const bool known = each.value != policy::missing;
    render::Cell met = known ? render::Cell(each.condition->accept.has(each.value)) : render::Cell();
    rows.push_back({each.rule->id, std::string(policy::code(each.rule->effect)),
                    each.unless ? render::Word{"unless", tr("exception")} : render::Word{"when", tr("condition")}, std::int64_t{each.box},
                    render::Word{fact.name, title_of(fact, told.language)},
                    policy::show_accept(fact, each.condition->accept, told.language),
                    policy::said(told.record, fact, told.language), hidden ? render::Cell() : met});
  }
  document.add(render::Table{"parameters",
                             {{"rule", tr("rule")},
                              {"effect", ""},
                              {"part", tr("part")},
                              {"box", tr("way"), render::Align::right},
                              {"fact", tr("fact")},
                              {"accepts", tr("accepted")},
                              {"value", tr("value")},
                              {"met", tr("met")}},
                             render::rows_of(std::move(rows))});
  document.say(
      tr("Nothing is weighted: a condition is met or not, and a rule applies when all conditions of one of its ways are met, and those of "
         "none of its exceptions."));
}

std::string outcome_in_words(const Told& told) {
  const auto& outcome = told.record["outcome"].text();
  const auto winning = names(told.record["winning"].texts());
  if (outcome == "undetermined")
    return tr("The data that are missing could still change the answer: nothing is decided.");
  if (told.record["by_default"].boolean())
    return outcome == "permit" ? tr("No rule is left: the policy grants what no rule decides.")
                               : tr("No rule is left: the policy refuses what no rule grants.");
  if (outcome == "permit")
    return say(
        "Of the rules that are left the severest decides, a refusal before an approval before a grant: "
        "granted, by {0}.",
        winning);
  if (outcome == "approval")
    return say(
        "Of the rules that are left the severest decides, a refusal before an approval before a grant: to be "
        "approved, by {0}.",
        winning);
  return say(
      "Of the rules that are left the severest decides, a refusal before an approval before a grant: "
      "refused, by {0}.",
      winning);
}

/// The law, step by step.
std::vector<std::string> operations(const Told& told) {
  const auto& record = told.record;
  std::vector<std::string> out;
  const auto rules = static_cast<long long>(told.policy.pack().rules.size());
  out.push_back(say_count("The data were read on {1}, and held against {0} rule of the policy.",
                          "The data were read on {1}, and held against {0} rules of the policy.", rules,
                          said_date(record["on"].text())));
  if (const auto waived = record["waived"].texts(); !waived.empty())
    out.push_back(say("Lifted by a waiver: {0}.", names(waived)));
  if (const auto aside = record["overridden"].texts(); !aside.empty())
    out.push_back(say("Set aside by an exception: {0}.", names(aside)));
  out.push_back(outcome_in_words(told));
  const auto& request = told.request;
  if (!request.unit.empty())
    out.push_back(say("The unit {0} was chosen: the newest that was free, at {1}.", request.unit,
                      site_title(told.policy.pack(), request.site, told.language)));
  out.push_back(say("The request is now: {0}.", word(desk::code(request.state)).said));
  return out;
}

void say_numbered(render::Document& document, const std::vector<std::string>& texts) {
  int number = 0;
  for (const auto& text : texts) document.say(fmt::format("{}. {}", ++number, text), Tone::plain, 2);
}

}  // namespace

std::string source_in_words(const Json& fact) {
  const auto& source = fact["source"].text();
  if (source == "directory") return tr("the directory");
  if (source == "catalogue") return tr("the catalogue");
  if (source == "given") return tr("said at the counter");
  if (source != "history") return tr("not known");
  std::vector<std::string> counted;
  if (fact["counted"].is_list())
    for (const auto& id : fact["counted"].list()) counted.push_back(std::to_string(id.integer()));
  return counted.empty() ? std::string(tr("the journal")) : say("the journal: {0}", join(counted, ", "));
}

void say_mention(render::Document& document, const Told& told) {
  const auto& pack = told.policy.pack();
  document.say(say("This answer rests on an algorithmic processing (code des relations entre le public et "
                   "l'administration, CRPA, art. L.311-3-1 and "
                   "R.311-3-1-1). Its purpose: to say who may have what at the counter, by the rules of the "
                   "policy “{0}”.",
                   pack.title.in(told.language)),
               Tone::faint);
  document.say(
      say("You have the right to be told the rules, and the main features of how they were applied: ask {0}, "
          "and name request {1}.",
          pack.contact.empty() ? tr("the authority that answers you") : pack.contact, told.request.id),
      Tone::faint);
  document.say(tr("If you are refused, or not answered within a month, you may turn to the Commission "
                  "d'accès aux documents administratifs (CADA) within "
                  "two months (CRPA, art. R.311-13 and R.343-1)."),
               Tone::faint);
}

void say_disclosures(render::Document& document, const Told& told) {
  const auto contributed = contribution(told), operated = operations(told);
  document.say(tr("1. How far the algorithm contributed, and in what way"), Tone::heading);
  for (const auto& text : contributed) document.say(text, Tone::plain, 2);
  document.say(tr("2. The data, and where they come from"), Tone::heading);
  say_data(document, told);
  document.say(tr("3. The parameters, and what they were applied to"), Tone::heading);
  say_parameters(document, told);
  document.say(tr("4. The operations"), Tone::heading);
  say_numbered(document, operated);
  document.add(render::Fields{"", {{"contribution", "", contributed}, {"operations", "", operated}}});
}

}  // namespace corner::cli
