#include <set>

#include "analysis/changes.hpp"
#include "analysis/kinds.hpp"
#include "analysis/witness.hpp"
#include "cli/over.hpp"
#include "cli/pack_dir.hpp"
#include "cli/word.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"
#include "policy/value.hpp"

namespace corner::cli {
namespace {

using analysis::Ending;
using analysis::Shift;
using analysis::Space;
using policy::Pack;
using render::Tone;

constexpr std::size_t most_regions = 4;  // of a change of answer; where there are more it says so

std::string ending_text(const Ending& ending) {
  std::string text = word(policy::code(ending.effect)).said;
  if (!ending.approvers.empty()) text = say("{0} by {1}", text, join(ending.approvers, ", "));
  return ending.obligations.empty() ? text : say("{0} with {1}", text, join(ending.obligations, ", "));
}

/// Words about a region in the terms of both packs: what only the second reads stands after what the first does.
class Region {
 public:
  Region(const Space& space, const analysis::Region& region) : space_(space), region_(region) {}

  Json witness() const {
    Json json{Json::Object()};
    for (const int side : {1, 0}) {
      const auto request = analysis::request(space_, region_, side);
      for (const auto& [fact, value] : request.given) json.set(of(side, fact).name, policy::write_value(of(side, fact), value));
      if (request.on) json.set("on", to_string(*request.on));
    }
    return json;
  }

  /// `item=laptop telework=2`, as the command line takes facts.
  std::string example() const {
    std::string text;
    const auto facts = witness();
    for (const auto& [name, value] : facts.object()) text += (text.empty() ? "" : " ") + name + "=" + value.text();
    return text.empty() ? tr("any request") : text;
  }

  /// `item: laptop; telework: at least 2`; "any request" where nothing matters.
  std::string conditions(Language language) const {
    std::vector<std::string> parts;
    std::set<std::string> said;
    for (const int side : {0, 1})
      for (const auto& condition : analysis::box_of(space_, region_, side)) {
        const auto& fact = of(side, condition.fact);
        if (said.insert(fact.name).second) parts.push_back(say("{0}: {1}", fact.name, policy::show_accept(fact, condition.accept, language)));
      }
    for (const auto& days : analysis::days_of(space_, region_)) parts.push_back(days_text(days));
    return parts.empty() ? tr("any request") : join(parts, "; ");
  }

 private:
  const policy::Fact& of(int side, int fact) const { return space_.compiled(side).pack.facts[static_cast<std::size_t>(fact)]; }

  static std::string days_text(const analysis::Days& days) {
    if (!days.from) return say("until {0}, that day out", to_string(*days.until));
    return days.until ? say("from {0} until {1}, that day out", to_string(*days.from), to_string(*days.until))
                      : say("from {0} on", to_string(*days.from));
  }

  const Space& space_;
  const analysis::Region& region_;
};

class PolicyDiff : public Command {
  std::string before_, after_, over_;
  bool names_ = false;
  std::optional<Over> over_people_;  // here, for its tables stream after `run` has returned

  void declare(Options& options) override {
    options.positional("A", before_, mark("a pack: its directory, `store`, or a version kept in the store"));
    options.positional("B", after_, mark("the pack to compare it with"));
    options.option("--over", "PEOPLE", over_, mark("whose answers change today: `store`, or a CSV file of people"));
    options.flag("--names", names_, mark("with --over: who they are"));
    options.example("corner policy diff store policies/alpes-maritimes-example", mark("what adopting that pack would change"));
    options.example("corner policy diff store mine --over store --names", mark("and for whom"));
  }

  static std::string winner(const Space& space, int side, int rule) {
    return rule < 0 ? "default" : space.compiled(side).pack.rules[static_cast<std::size_t>(rule)].id;
  }

  static void say_shifts(render::Document& document, const Space& space, const std::vector<Shift>& shifts, Language language) {
    for (const auto& shift : shifts) {
      document.say(say("{0} → {1}", ending_text(shift.before), ending_text(shift.after)), Tone::heading);
      for (const auto& region : shift.where) document.say(Region(space, region).conditions(language), Tone::plain, 2);
      if (!shift.whole) document.say(tr("and further requests, not described here"), Tone::faint, 2);
      for (const auto& kind : shift.kinds) {
        document.say(say("{0} → {1}", winner(space, 0, kind.rules[0]), winner(space, 1, kind.rules[1])), Tone::plain, 4);
        document.say(say("for example {0}", Region(space, kind.witness).example()), Tone::faint, 6);
      }
    }
  }

  static void add_shifts(render::Document& document, const Space& space, const std::vector<Shift>& shifts, Language language) {
    std::vector<render::Row> kinds, rows;
    for (const auto& shift : shifts) {
      const render::Row answers{std::string(policy::code(shift.before.effect)), std::string(policy::code(shift.after.effect)),
                                shift.before.approvers, shift.after.approvers, shift.before.obligations, shift.after.obligations};
      for (const auto& kind : shift.kinds) {
        kinds.push_back(answers);
        kinds.back().insert(kinds.back().end(), {winner(space, 0, kind.rules[0]), winner(space, 1, kind.rules[1]),
                                                 Region(space, kind.witness).witness()});
      }
      std::vector<std::string> where;
      for (const auto& region : shift.where) where.push_back(Region(space, region).conditions(language));
      rows.push_back(answers);
      rows.back().insert(rows.back().end(), {where, shift.whole});
    }
    std::vector<render::Column> columns{{"was", ""}, {"becomes", ""}, {"was_approvers", ""}, {"approvers", ""}, {"was_obligations", ""}, {"obligations", ""}};
    auto shift_columns = columns;
    columns.insert(columns.end(), {{"was_rule", ""}, {"rule", ""}, {"witness", ""}});
    shift_columns.insert(shift_columns.end(), {{"where", ""}, {"whole", ""}});
    document.add(render::Table{"kinds", std::move(columns), render::rows_of(std::move(kinds)), false});
    document.add(render::Table{"shifts", std::move(shift_columns), render::rows_of(std::move(rows)), false});
  }

  static void add_differences(render::Document& document, const Pack& before, const Pack& after, bool equivalent) {
    std::vector<render::Row> rows;
    for (auto& change : analysis::changes(policy::canonical(before), policy::canonical(after)))
      rows.push_back({word(std::move(change.kind)), std::move(change.name), word(std::move(change.what)), std::move(change.keys)});
    const bool any = !rows.empty();
    if (any) document.say(equivalent ? tr("What differs, and changes no decision") : tr("What differs in the packs"), Tone::heading);
    document.add(render::Table{"differences", {{"kind", tr("kind")}, {"id", tr("name")}, {"change", tr("change")}, {"keys", tr("where")}},
                               render::rows_of(std::move(rows)), any});
  }

  void say_unshared(render::Document& document, const Space& space, Language language) const {
    std::vector<std::string> list;
    for (const auto& unshared : space.unshared()) {
      const auto& fact = space.compiled(unshared.pack).pack.facts[static_cast<std::size_t>(unshared.fact)];
      list.push_back(say("only `{0}` knows {1}: {2}", unshared.pack == 0 ? before_ : after_, fact.name, policy::show_accept(fact, unshared.values, language)));
    }
    for (const auto& text : list) document.say(text, Tone::warn);
    document.add(render::Fields{"", {{"unshared", "", list}}});
  }

  Outcome run(Context& context) override {
    if (names_ && over_.empty()) throw Error(tr("`--names` says who is concerned, and people are looked for with `--over`: add `--over store`, or a directory's file"), Failure::usage);
    const auto before = named_pack(context, before_), after = named_pack(context, after_);
    const auto language = context.language();
    const Space space({{.pack = &before, .further = {}}, {.pack = &after, .further = {}}});
    const auto shifts = analysis::shifts(space, most_regions);
    std::size_t kinds = 0;
    for (const auto& shift : shifts) kinds += shift.kinds.size();
    Outcome outcome{{"corner.policy-diff/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.add(render::Fields{"", {{"before", "", policy::version(before)}, {"after", "", policy::version(after)}, {"equivalent", "", shifts.empty()}}});
    document.say(shifts.empty() ? std::string(tr("Equivalent: every request is decided alike under both."))
                               : say_count("{0} kind of change", "{0} kinds of change", static_cast<long long>(kinds)),
                 shifts.empty() ? Tone::good : Tone::plain);
    say_unshared(document, space, language);
    say_shifts(document, space, shifts, language);
    if (!over_.empty()) over_people_.emplace(context, over_, before, after).add(document, names_);
    add_shifts(document, space, shifts, language);
    add_differences(document, before, after, shifts.empty());
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_diff() { return std::make_unique<PolicyDiff>(); }

}  // namespace corner::cli
