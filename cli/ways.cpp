#include "cli/ways.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "policy/explain.hpp"
#include "policy/record.hpp"
#include "policy/value.hpp"

namespace corner::cli {

using analysis::Counterfactual;
using policy::Fact;
using policy::Pack;
using render::Tone;

namespace {

const Fact& fact_of(const Pack& pack, const policy::Condition& condition) {
  return pack.facts[static_cast<std::size_t>(condition.fact)];
}

analysis::Situation situation_of(const Json& record, const Pack& pack, Audience audience) {
  const auto question = policy::question_of(record, pack);
  const auto* service = pack.service(question.service);
  analysis::Situation situation{{}, question.on, {}, {}};
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    const Fact& fact = pack.facts[i];
    situation.facts.push_back(policy::parse_value(fact, question.reads[i].value));
    const bool settled = fact.origin == policy::Origin::catalogue || fact.name == "price" ||
                         (service != nullptr && pack.settled(*service, fact) != policy::missing);
    if (settled || (fact.sensitive && audience == Audience::anybody)) situation.held.add(static_cast<int>(i));
  }
  for (const auto& id : question.waived)
    if (const auto* rule = pack.rule(id)) situation.waived.add(pack.index(*rule));
  return situation;
}

/// Whether all that `part` changes is changed by `whole`.
bool holds(const Counterfactual& whole, const Counterfactual& part) {
  const auto changed = [&](const policy::Condition& each) {
    return std::ranges::find(whole.box, each.fact, &policy::Condition::fact) != whole.box.end();
  };
  return std::ranges::all_of(part.box, changed) && (part.days.empty() || !whole.days.empty());
}

bool from_history(const Fact& fact) {
  return fact.origin == policy::Origin::count || fact.origin == policy::Origin::sum ||
         fact.origin == policy::Origin::last;
}

std::string step(const Pack& pack, const Json& record, const policy::Condition& condition,
                 Language language) {
  const Fact& fact = fact_of(pack, condition);
  const auto& title = fact.title.in(language);
  const auto name = title.empty() ? fact.name : fmt::format("{} ({})", fact.name, title);
  const auto accepts = policy::show_accept(fact, condition.accept, language);
  if (record["facts"][fact.name]["value"].is_null())
    return say("{0}: {1}; it is not known here", name, accepts);
  const auto here = policy::said(record, fact, language);
  return from_history(fact) ? say("{0}: {1}; here the journal counts {2}", name, accepts, here)
                            : say("{0}: {1}; here it is {2}", name, accepts, here);
}

std::string day_step(const std::vector<analysis::Days>& list) {
  std::string all;
  for (const auto& days : list) {
    const auto from = days.from ? to_string(*days.from) : "";
    const auto text = days.until ? say("from {0} until {1}, that day out", from, to_string(*days.until))
                                 : say("from {0}", from);
    all = all.empty() ? text : say("{0} or {1}", all, text);
  }
  return say("the day: {0}", all);
}

bool tells(const Pack& pack, const policy::RuleSet& rules) {
  return std::ranges::any_of(rules.list(), [&](int rule) {
    return policy::confidential(pack, pack.rules[static_cast<std::size_t>(rule)]);
  });
}

std::vector<std::string> shown_ids(const Pack& pack, const policy::RuleSet& rules) {
  std::vector<std::string> ids;
  for (const int rule : rules.list())
    ids.push_back(policy::shown_id(pack, pack.rules[static_cast<std::size_t>(rule)]));
  return ids;
}

}  // namespace

WayFinder::WayFinder(const policy::Policy& policy)
    : policy_(policy), space_(std::vector<analysis::Party>{{&policy.pack(), {}}}) {}

Ways WayFinder::from(const Json& record, Audience audience, analysis::Limit limit) const {
  const auto& pack = policy_.pack();
  const auto& outcome = record["outcome"].text();
  Ways ways;
  if (outcome == "permit") return ways;
  const auto situation = situation_of(record, pack, audience);
  const auto look = [&](policy::Effect effect) {
    auto found = counterfactuals(space_, situation, analysis::ends_with(pack, effect), limit);
    ways.complete = ways.complete && found.complete;
    for (auto& change : found.list) {
      if (std::ranges::any_of(ways.list, [&](const Way& way) { return holds(change, way.change); })) continue;
      auto facts = situation.facts;
      for (const auto& [fact, value] : change.choice.given) facts[static_cast<std::size_t>(fact)] = value;
      auto decision = policy_.decide(facts, change.choice.on.value_or(situation.on), situation.waived);
      // That the rest of a confidential rule is met tells as much as that all of it is.
      if (audience == Audience::anybody && tells(pack, decision.winning)) continue;
      ways.list.push_back({std::move(change), std::move(decision)});
    }
  };
  look(policy::Effect::permit);
  if (outcome != "approval") look(policy::Effect::approval);
  return ways;
}

std::vector<std::string> steps(const Pack& pack, const Json& record, const Way& way, Language language) {
  std::vector<std::string> out;
  for (const auto& condition : way.change.box) out.push_back(step(pack, record, condition, language));
  if (!way.change.days.empty()) out.push_back(day_step(way.change.days));
  return out;
}

std::string in_brief(const Pack& pack, const Way& way, Language language) {
  std::vector<std::string> parts;
  if (!way.change.box.empty()) parts.push_back(policy::show_box(pack.facts, way.change.box, language));
  if (!way.change.days.empty()) parts.push_back(day_step(way.change.days));
  return join(parts, "; ");
}

void say_ways(render::Document& document, const policy::Policy& policy, const Json& record, const Ways& ways,
              bool thorough, Language language) {
  if (record["outcome"].text() == "permit" || (ways.list.empty() && (!thorough || record["outcome"].text() == "approval"))) return;
  document.say(record["outcome"].text() == "approval" ? tr("What would lead to a yes without an approval")
                                                      : tr("What would lead to a yes"),
               Tone::heading);
  for (const auto& way : ways.list) {
    bool first = true;
    for (const auto& step : steps(policy.pack(), record, way, language)) {
      const auto text = first ? fmt::format("- {}", step) : say("and {0}", step);
      document.say(text, Tone::plain, first ? 2 : 4);
      first = false;
    }
    if (way.decision.outcome == policy::Outcome::approval)
      document.say(say("then to be asked: {0}", join(policy.approvers(way.decision), ", ")), Tone::plain, 4);
  }
  if (!ways.complete && thorough)
    document.say(tr("There may be other ways, which need more facts to change."), Tone::plain, 2);
  if (ways.list.empty() && ways.complete)
    document.say(tr("Nothing that may be told here would."), Tone::plain, 2);
}

void add_ways(render::Document& document, const policy::Policy& policy, const Json& record, const Ways& ways,
              Language language) {
  const auto& pack = policy.pack();
  std::vector<render::Row> rows;
  for (const auto& way : ways.list) {
    Json facts{Json::List()};
    for (const auto& condition : way.change.box) {
      const Fact& fact = fact_of(pack, condition);
      Json accepts{Json::List()};
      facts.push(Json()
                     .set("fact", fact.name)
                     .set("value", record["facts"][fact.name]["value"])
                     .set("source", record["facts"][fact.name]["source"])
                     .set("accepts", policy::show_accept(fact, condition.accept, language)));
    }
    const auto days = way.change.days.empty() ? analysis::Days() : way.change.days.front();
    const auto date = [](const std::optional<Date>& day) {
      return day ? render::Cell(*day) : render::Cell();
    };
    const bool asks = way.decision.outcome == policy::Outcome::approval;
    rows.push_back({std::string(policy::code(way.decision.outcome)), facts, date(days.from), date(days.until),
                    shown_ids(pack, way.decision.winning),
                    asks ? policy.approvers(way.decision) : std::vector<std::string>()});
  }
  document.add(render::Table{
      "counterfactuals",
      {{"outcome", ""}, {"facts", ""}, {"from", ""}, {"until", ""}, {"rules", ""}, {"approvers", ""}},
      render::rows_of(std::move(rows)),
      false});
  document.add(render::Fields{"", {{"counterfactuals_complete", "", ways.complete}}});
}

}  // namespace corner::cli
