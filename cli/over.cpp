#include "cli/over.hpp"

#include <map>
#include <set>

#include "cli/word.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/census.hpp"
#include "store/waivers.hpp"

namespace corner::cli {

namespace {

using policy::Found;

/// As if nobody knew what stands in these columns.
store::Person without(store::Person person, const std::set<std::string, std::less<>>& columns) {
  Json left{Json::Object()};
  for (const auto& [column, value] : person.attributes.object())
    if (!columns.contains(column)) left.set(column, value);
  person.attributes = std::move(left);
  return person;
}

/// Empty where nothing can be said.
std::vector<const Found*> decided(store::Census& census, const store::Person& person, const std::vector<store::Past>& past) try {
  return census.decide(person, past);
} catch (const Error&) {
  return {};
}

}  // namespace

void say_unnamed(render::Document& document, std::int64_t changes) {
  if (changes > 0)
    document.say(say_count("{0} change is counted, and not named: it hangs on what only the person may see.",
                           "{0} changes are counted, and not named: they hang on what only the person may see.", changes),
                 render::Tone::warn);
}

Over::Over(Context& context, std::string people, policy::Pack before, policy::Pack after)
    : context_(context), people_(std::move(people)), before_(std::move(before)), after_(std::move(after)) {
  if (people_ != "store") return;
  for (const auto* pack : {&context_.store().policy().pack(), &before_.pack(), &after_.pack()}) hidden_.merge(policy::sensitive_columns(*pack));
}

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
  store::Census census_open(before_, on, lifted(before_)), other_open(after_, on, lifted(after_));
  std::int64_t people = 0;
  unreadable_.clear();
  const auto answer = [](const policy::Policy& policy, const Found* found) { return answer_of(policy, *found ? &**found : nullptr); };
  each_person([&](const store::Person& person, const std::vector<store::Past>& past) {
    ++people;
    try {
      const auto& was = census.decide(person, past);
      const auto& becomes = other.decide(person, past);
      const auto unknown = without(person, hidden_);
      const auto was_open = naming_ ? decided(census_open, unknown, past) : was, becomes_open = naming_ ? decided(other_open, unknown, past) : becomes;
      for (std::size_t i = 0; i < was.size(); ++i) {
        const auto& service = before_.pack().services[i];
        const auto* there = after_.pack().service(service.id);
        if (there == nullptr) continue;
        const auto k = static_cast<std::size_t>(there - after_.pack().services.data());
        const auto first = answer(before_, was[i]), second = answer(after_, becomes[k]);
        if (first.same(second)) continue;
        const bool open = !was_open.empty() && !becomes_open.empty() && first.same(answer(before_, was_open[i])) && second.same(answer(after_, becomes_open[k]));
        each(person, service, first, second, open);
      }
    } catch (const Error& error) {
      unreadable_.push_back(say("{0}: {1}", person.number, error.what()));
    }
  });
  return people;
}

void Over::add_names(render::Document& document) {
  const auto rows = [this](const std::function<void(const render::Row&)>& emit) {
    each_change([&](const store::Person& person, const policy::Service& service, const Answer& was, const Answer& becomes, bool open) {
      if (!open) return;
      emit({person.number, person.name, service.category, service.id, word(was.outcome, was.by_default), word(becomes.outcome, becomes.by_default),
            was.by_default, becomes.by_default, becomes.approvers, becomes.obligations});
    });
  };
  document.add(render::Table{"names",
                             {{"person", tr("number")}, {"name", tr("name")}, {"category", ""}, {"service", tr("service")}, {"was", tr("was")},
                              {"becomes", tr("becomes")}, {"was_by_default", ""}, {"by_default", ""}, {"approvers", tr("approvers")}, {"obligations", tr("obligations")}},
                             rows});
}

void Over::add(render::Document& document, bool names) {
  using Key = std::tuple<std::string, std::string, Answer, Answer>;
  std::map<Key, std::int64_t> counts;
  std::set<std::string> changed;
  naming_ = names;
  std::int64_t unnamed = 0;
  const auto people = each_change([&](const store::Person& person, const policy::Service& service, const Answer& was, const Answer& becomes, bool open) {
    ++counts[{service.category, service.id, was, becomes}];
    changed.insert(person.number);
    if (!open) ++unnamed;
  });
  document.say(say("Today, for {0} of {1} people some answer changes.", changed.size(), people), render::Tone::heading);
  for (const auto& text : unreadable_) document.say(say("not counted: {0}", text), render::Tone::warn);
  document.add(render::Fields{"", {{"people_concerned", "", static_cast<std::int64_t>(changed.size())}, {"people", "", people}, {"unreadable", "", unreadable_}}});
  if (names) {
    document.add(render::Fields{"", {{"unnamed", "", unnamed}}});
    say_unnamed(document, unnamed);
    add_names(document);
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
