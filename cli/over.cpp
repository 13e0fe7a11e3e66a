#include "cli/over.hpp"

#include <map>
#include <set>

#include "cli/word.hpp"
#include "core/words.hpp"
#include "store/census.hpp"
#include "store/waivers.hpp"

namespace corner::cli {

Over::Over(Context& context, std::string people, policy::Pack before, policy::Pack after)
    : context_(context), people_(std::move(people)), before_(std::move(before)), after_(std::move(after)) {}

Over::Answer Over::answer_of(const policy::Policy& policy, const policy::Decision* decision) {
  if (decision == nullptr) return {"impossible", {}, {}, false};
  const std::string outcome = policy::code(decision->outcome);
  if (decision->outcome == policy::Outcome::undetermined) return {outcome, {}, {}, false};
  return {outcome, policy.approvers(*decision), policy.obligations(*decision), decision->by_default};
}

void Over::each_person(const std::function<void(const store::Person&, const std::vector<store::Past>&)>& each) {
  if (people_ == "store") return context_.store().each_person(each);
  for (const auto& person : store::people_of(context_.sheet(people_), {&before_.pack(), &after_.pack()})) each(person, {});
}

std::int64_t Over::each_change(const Change& each) {
  const auto now = people_ == "store" ? context_.now() : context_.now(true);
  const auto on = Zone(after_.pack().timezone).date_of(now);
  const auto lifted = [&](const policy::Policy& policy) {
    using Lifted = std::map<std::int64_t, std::vector<std::string>>;
    return people_ == "store" ? store::lifted(context_.store().db(), policy.pack(), 0, on) : Lifted();
  };
  store::Census census(before_, on, lifted(before_)), other(after_, on, lifted(after_));
  std::int64_t people = 0;
  unreadable_.clear();
  each_person([&](const store::Person& person, const std::vector<store::Past>& past) {
    ++people;
    try {
      const auto& was = census.decide(person, past);
      const auto& becomes = other.decide(person, past);
      for (std::size_t i = 0; i < was.size(); ++i) {
        const auto& service = before_.pack().services[i];
        const auto* same = after_.pack().service(service.id);
        if (same == nullptr) continue;
        const auto& now_found = *becomes[static_cast<std::size_t>(same - after_.pack().services.data())];
        const auto first = answer_of(before_, *was[i] ? &**was[i] : nullptr), second = answer_of(after_, now_found ? &*now_found : nullptr);
        if (!first.same(second)) each(person, service, first, second);
      }
    } catch (const Error& error) {
      unreadable_.push_back(say("{0}: {1}", person.number, error.what()));
    }
  });
  return people;
}

void Over::add(render::Document& document, bool names) {
  using Key = std::tuple<std::string, std::string, Answer, Answer>;
  std::map<Key, std::int64_t> counts;
  std::set<std::string> changed;
  const auto people = each_change([&](const store::Person& person, const policy::Service& service, const Answer& was, const Answer& becomes) {
    ++counts[{service.category, service.id, was, becomes}];
    changed.insert(person.number);
  });
  document.say(say("Today, for {0} of {1} people some answer changes.", changed.size(), people), render::Tone::heading);
  for (const auto& text : unreadable_) document.say(say("not counted: {0}", text), render::Tone::warn);
  document.add(render::Fields{"", {{"people_concerned", "", static_cast<std::int64_t>(changed.size())}, {"people", "", people}, {"unreadable", "", unreadable_}}});
  if (names) {
    const auto rows = [this](const std::function<void(const render::Row&)>& emit) {
      each_change([&](const store::Person& person, const policy::Service& service, const Answer& was, const Answer& becomes) {
        emit({person.number, person.name, service.category, service.id, word(was.outcome, was.by_default), word(becomes.outcome, becomes.by_default),
              was.by_default, becomes.by_default, becomes.approvers, becomes.obligations});
      });
    };
    document.add(render::Table{"names",
                               {{"person", tr("number")}, {"name", tr("name")}, {"category", ""}, {"service", tr("service")}, {"was", tr("was")},
                                {"becomes", tr("becomes")}, {"was_by_default", ""}, {"by_default", ""}, {"approvers", tr("approvers")}, {"obligations", tr("obligations")}},
                               rows});
  }
  std::vector<render::Row> rows;
  for (const auto& [key, count] : counts) {
    const auto& [category, service, was, becomes] = key;
    rows.push_back({category, service, word(was.outcome, was.by_default), word(becomes.outcome, becomes.by_default), was.by_default, becomes.by_default, was.approvers, becomes.approvers, was.obligations, becomes.obligations, count});
  }
  document.add(render::Table{"head_counts",
                             {{"category", tr("category")}, {"service", tr("service")}, {"was", tr("was")}, {"becomes", tr("becomes")},
                              {"was_by_default", ""}, {"by_default", ""}, {"was_approvers", ""}, {"approvers", tr("approvers")}, {"was_obligations", ""}, {"obligations", tr("obligations")},
                              {"people", tr("people"), render::Align::right}},
                             render::rows_of(std::move(rows)), !counts.empty()});
}

}  // namespace corner::cli
