#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "policy/value.hpp"
#include "store/census.hpp"

namespace corner::cli {
namespace {

using policy::Pack;
using policy::Rule;
using render::Tone;

/// What a rule does to one request.
enum class Part { decides, outweighed, set_aside, open };

const char* code(Part part) {
  switch (part) {
    case Part::decides: return "decides";
    case Part::outweighed: return "outweighed";
    case Part::set_aside: return "set-aside";
    case Part::open: return "open";
  }
  return "";
}

std::optional<Part> part_of(int rule, const policy::Found& found) {
  if (!found) return std::nullopt;
  if (found->winning.has(rule)) return Part::decides;
  if (found->in_force.has(rule)) return Part::outweighed;
  if (found->overridden.has(rule)) return Part::set_aside;
  return found->open.has(rule) ? std::optional(Part::open) : std::nullopt;
}

class PolicyExplain : public Command {
  std::string rule_;
  bool names_ = false;

  void declare(Options& options) override {
    options.positional("RULE", rule_, mark("a rule of the pack in force"));
    options.flag("--names", names_, mark("who is concerned, a row a person and service"));
    options.example("corner policy explain laptop-telework", mark("what it says, and how many it concerns today"));
  }

  static const Rule& rule_named(const Pack& pack, const std::string& id) {
    if (const auto* rule = pack.rule(id)) return *rule;
    std::vector<std::string> ids;
    for (const auto& each : pack.rules) ids.push_back(each.id);
    const auto guess = did_you_mean(id, ids);
    throw Error(guess.empty() ? say("the pack in force has no rule `{0}`", id) : say("the pack in force has no rule `{0}`; {1}", id, guess),
                Failure::usage);
  }

  static std::string effect_text(const Rule& rule) {
    switch (rule.effect) {
      case policy::Effect::permit: return tr("permits");
      case policy::Effect::approval: return say("asks for the approval of {0}", join(rule.by, ", "));
      case policy::Effect::refuse: break;
    }
    return tr("refuses");
  }

  static void say_boxes(render::Document& document, const Pack& pack, const std::vector<policy::Box>& boxes, Language language) {
    for (const auto& box : boxes)
      document.say(&box == &boxes.front() ? policy::show_box(pack.facts, box, language) : say("or {0}", policy::show_box(pack.facts, box, language)),
                   Tone::plain, 2);
  }

  static std::vector<std::string> overridden_by(const Pack& pack, const Rule& rule) {
    std::vector<std::string> out;
    for (const auto& other : pack.rules)
      if (std::ranges::find(other.overrides, pack.index(rule)) != other.overrides.end()) out.push_back(other.id);
    return out;
  }

  static void say_rule(render::Document& document, const Pack& pack, const Rule& rule, Language language) {
    document.say(say("{0} {1}", rule.id, effect_text(rule)), Tone::heading);
    document.say(rule.reason.in(language), Tone::plain, 2);
    document.say(tr("When"), Tone::heading);
    say_boxes(document, pack, rule.when, language);
    if (!rule.unless.empty()) document.say(tr("Unless"), Tone::heading);
    say_boxes(document, pack, rule.unless, language);
    std::vector<std::string> overrides;
    for (const int target : rule.overrides) overrides.push_back(pack.rules[static_cast<std::size_t>(target)].id);
    render::Fields fields{"", {{"rule", "", rule.id}, {"effect", "", std::string(policy::code(rule.effect))}}};
    // What is not there is left out for people, and an empty list for machines.
    const auto add = [&](const char* name, const char* label, const std::vector<std::string>& texts) {
      fields.list.push_back({name, texts.empty() ? "" : label, texts});
    };
    fields.list.push_back({"from", rule.from ? tr("in force from") : "", rule.from ? render::Cell(*rule.from) : render::Cell()});
    fields.list.push_back({"until", rule.until ? tr("until, that day out") : "", rule.until ? render::Cell(*rule.until) : render::Cell()});
    add("approvers", tr("approvers"), rule.by);
    add("obligations", tr("obligations"), rule.obligations);
    add("overrides", tr("sets aside"), overrides);
    add("overridden_by", tr("set aside by"), overridden_by(pack, rule));
    add("references", tr("references"), rule.references);
    fields.list.push_back({"waivable_by", rule.waivable_by.empty() ? "" : tr("a waiver is granted by"), rule.waivable_by});
    document.add(std::move(fields));
  }

  // Whom an exception for medical grounds serves can be seen on what it sets aside as well.
  static void refuse_names(const Pack& pack, const Rule& rule) {
    const auto tells = [&](const Rule& other) {
      const auto& targets = other.overrides;
      return policy::confidential(pack, other) && (&other == &rule || std::ranges::find(targets, pack.index(rule)) != targets.end());
    };
    if (std::ranges::any_of(pack.rules, tells))
      throw Error(say("whom `{0}` concerns is not listed: it would tell of facts that are shown to nobody but the person; without --names it says how many", rule.id),
                  Failure::usage);
  }

  void say_concerned(render::Document& document, store::Store& store, const Rule& rule, Date on) const {
    const auto& policy = store.policy();
    const auto& services = policy.pack().services;
    const int index = policy.pack().index(rule);
    std::vector<std::array<std::int64_t, 4>> counts(services.size());
    std::int64_t people = 0, concerned = 0;
    const auto unreadable = store::each_census(store, policy, on, [&](const store::Person&, const std::vector<const policy::Found*>& found) {
      bool any = false;
      for (std::size_t i = 0; i < found.size(); ++i)
        if (const auto part = part_of(index, *found[i])) {
          ++counts[i][static_cast<std::size_t>(*part)];
          any = true;
        }
      ++people;
      concerned += any ? 1 : 0;
    });
    document.say(say("Today it concerns {0} of {1} people.", concerned, people), Tone::heading);
    for (const auto& text : unreadable) document.say(say("not counted: {0}", text), Tone::warn);
    document.add(render::Fields{"", {{"people", "", people}, {"people_concerned", "", concerned}, {"unreadable", "", unreadable}}});
    if (names_) add_names(document, store, index, on);
    std::vector<render::Row> rows;
    for (std::size_t i = 0; i < services.size(); ++i)
      if (counts[i] != std::array<std::int64_t, 4>{}) rows.push_back({services[i].category, services[i].id, counts[i][0], counts[i][1], counts[i][2], counts[i][3]});
    const bool any = !rows.empty();
    document.add(render::Table{"head_counts",
                               {{"category", tr("category")}, {"service", tr("service")}, {"decides", tr("decides"), render::Align::right},
                                {"outweighed", tr("a severer decides"), render::Align::right}, {"set_aside", tr("set aside"), render::Align::right},
                                {"open", tr("facts are missing"), render::Align::right}},
                               render::rows_of(std::move(rows)), any});
  }

  static void add_names(render::Document& document, store::Store& store, int index, Date on) {
    const auto rows = [&store, index, on](const std::function<void(const render::Row&)>& emit) {
      const auto& policy = store.policy();
      store::each_census(store, policy, on, [&](const store::Person& person, const std::vector<const policy::Found*>& found) {
        for (std::size_t i = 0; i < found.size(); ++i)
          if (const auto part = part_of(index, *found[i])) emit({person.number, person.name, policy.pack().services[i].id, std::string(code(*part))});
      });
    };
    document.add(render::Table{"names", {{"person", tr("number")}, {"name", tr("name")}, {"service", tr("service")}, {"part", tr("what it does")}}, rows});
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto& pack = store.policy().pack();
    const auto& rule = rule_named(pack, rule_);
    if (names_) refuse_names(pack, rule);
    Outcome outcome{{"corner.policy-explain/1", {}}, Exit::done, false};
    say_rule(outcome.document, pack, rule, context.language());
    say_concerned(outcome.document, store, rule, store.zone().date_of(context.now()));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_explain() { return std::make_unique<PolicyExplain>(); }

}  // namespace corner::cli
