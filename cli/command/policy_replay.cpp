#include <map>
#include <set>

#include "cli/command.hpp"
#include "cli/over.hpp"
#include "cli/pack_dir.hpp"
#include "cli/period.hpp"
#include "cli/word.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"
#include "policy/confidential.hpp"
#include "policy/translate.hpp"

namespace corner::cli {
namespace {

using render::Tone;
using store::Decided;
using Words = std::vector<std::string>;

/// What a request comes to, as far as the person asking is concerned; and whether by default.
struct Answer {
  std::string outcome;
  Words approvers, obligations, missing;
  bool by_default = false;
  auto operator<=>(const Answer&) const = default;

  /// Whether it is no other answer, though perhaps by other rules.
  bool same(const Answer& other) const {
    return outcome == other.outcome && approvers == other.approvers && obligations == other.obligations && missing == other.missing;
  }
};

Answer answer_of(const Json& record) {
  return {record["outcome"].text(), record["approvers"].texts(), record["obligations"].texts(), record["missing"].texts(), record["by_default"].boolean()};
}

struct Again {
  Answer was, becomes;
  bool other_rules = false;  ///< the same answer, by other rules
  bool open = true;          ///< both are the same whatever only the person may be shown
};

struct Tally {
  std::int64_t decisions = 0;
  std::set<std::string> people;
};

/// Decides past requests under another pack.
class Other {
 public:
  Other(store::Store& store, policy::Pack pack) : store_(store), version_(policy::version(pack)), policy_(std::move(pack)) {
    for (const auto* each : {&store.policy().pack(), &policy_.pack()}) hidden_.merge(policy::sensitive_columns(*each));
  }
  const std::string& version() const { return version_; }

  Again decide(const Decided& decided) const {
    const auto past = parse_json(decided.record, "decision_data");
    Again again{answer_of(past), {}, false, true};
    const auto& then = store_.policy(decided.pack);
    const auto question = policy::translate(past, then.pack(), policy_.pack());
    if (!question) {
      again.becomes.outcome = "no-such-service";
      return again;
    }
    try {
      const auto now = policy::record(policy_, version_, *question);
      again.becomes = answer_of(now);
      again.other_rules = again.was.same(again.becomes) && past["winning"] != now["winning"];
    } catch (const policy::Contradiction&) {
      again.becomes.outcome = "impossible";
    }
    again.open = again.was.same(unknowing(then, policy::question_of(past, then.pack()))) && again.becomes.same(unknowing(policy_, *question));
    return again;
  }

 private:
  /// What it comes to when nobody knows what only the person may be shown.
  Answer unknowing(const policy::Policy& policy, policy::Question question) const {
    const auto& pack = policy.pack();
    const auto own = policy::sensitive_columns(pack);
    for (std::size_t i = 0; i < pack.facts.size(); ++i)
      if (const auto& column = policy::column_of(pack.facts[i]); own.contains(column) || hidden_.contains(column)) question.reads[i] = {};
    try {
      return answer_of(policy::record(policy, version_, question));
    } catch (const Error&) {
      return {};
    }
  }

  store::Store& store_;
  std::string version_;
  policy::Policy policy_;
  std::set<std::string, std::less<>> hidden_;  ///< columns that only the person may be shown
};

class PolicyReplay : public Command {
  std::string under_;
  Period period_;
  bool names_ = false;
  std::optional<Other> other_;  // here, for tables stream after `run` has returned

  void declare(Options& options) override {
    options.option("--under", "PACK", under_, mark("another pack: its directory, `store`, or a version kept in the store"));
    options.flag("--names", names_, mark("with --under: which requests, and whose"));
    period_.declare(options);
    options.example("corner policy replay", mark("every decision made again: exit code 9 when one comes out otherwise"));
    options.example("corner policy replay --under policies/alpes-maritimes-example --from 2026-01-01",
                    mark("what that pack would have changed this year"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto period = period_.in(store);
    if (!under_.empty()) return under(context, period);
    if (names_) throw Error(tr("--names goes with --under"), Failure::usage);
    return as_they_were(store, period);
  }

  static render::Fields counts(std::int64_t decisions, std::int64_t same, std::int64_t erased) {
    return {"", {{"decisions", tr("decisions"), decisions}, {"same", tr("the same"), same}, {"erased", tr("erased since"), erased}}};
  }

  static Outcome as_they_were(store::Store& store, const store::Period& period) {
    std::int64_t decisions = 0, same = 0, erased = 0;
    const auto difference = [&store](const Decided& decided) {
      return policy::differences(decided.record, store.policy(decided.pack), decided.pack);
    };
    store.each_decision(period, [&](const Decided& decided) {
      ++decisions;
      if (decided.record.empty()) ++erased;
      else if (difference(decided).empty()) ++same;
    });
    const bool good = same + erased == decisions;
    Outcome outcome{{"corner.policy-replay/1", {}}, good ? Exit::done : Exit::journal_broken, false};
    auto& document = outcome.document;
    document.say(good ? say_count("{0} decision made again under its own pack: the same, byte for byte.",
                                  "{0} decisions made again under their own packs: all the same, byte for byte.", same)
                      : say_count("{0} decision does not come out as it was written down.",
                                  "{0} decisions do not come out as they were written down.", decisions - same - erased),
                 good ? Tone::good : Tone::bad);
    document.add(counts(decisions, same, erased));
    const auto rows = [&store, period, difference](const std::function<void(const render::Row&)>& emit) {
      store.each_decision(period, [&](const Decided& decided) {
        if (decided.record.empty()) return;
        const auto differs = difference(decided);
        if (!differs.empty()) emit({decided.request, decided.seq, *parse_date(decided.on), decided.pack, differs});
      });
    };
    document.add(render::Table{"differences",
                               {{"request", tr("request")}, {"decision", ""}, {"on", tr("date")}, {"pack", ""}, {"differs", tr("what differs")}},
                               good ? render::rows_of({}) : render::Rows(rows), !good});
    return outcome;
  }

  Outcome under(Context& context, const store::Period& period) {
    auto& store = context.store();
    const auto& other = other_.emplace(store, named_pack(context, under_));
    std::int64_t decisions = 0, same = 0, erased = 0, other_rules = 0, unnamed = 0;
    std::map<std::pair<Answer, Answer>, Tally> changes;
    store.each_decision(period, [&](const Decided& decided) {
      ++decisions;
      if (decided.record.empty()) {
        ++erased;
        return;
      }
      const auto again = other.decide(decided);
      if (again.other_rules) ++other_rules;
      if (again.was.same(again.becomes)) {
        ++same;
        return;
      }
      if (!again.open) ++unnamed;
      auto& tally = changes[{again.was, again.becomes}];
      ++tally.decisions;
      tally.people.insert(decided.number);
    });
    Outcome outcome{{"corner.policy-replay-under/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    const auto changed = decisions - same - erased;
    document.say(changed == 0 ? std::string(tr("No past decision would have come out otherwise."))
                              : say_count("{0} past decision would have come out otherwise.",
                                          "{0} past decisions would have come out otherwise.", changed),
                 Tone::heading);
    auto fields = counts(decisions, same, erased);
    fields.list.push_back({"other_rules", tr("the same, by other rules"), other_rules});
    fields.list.push_back({"changed", tr("otherwise"), changed});
    fields.list.push_back({"under", tr("under"), other.version()});
    document.add(std::move(fields));
    if (names_) {
      document.add(render::Fields{"", {{"unnamed", "", unnamed}}});
      say_unnamed(document, unnamed);
      add_names(document, store, period, other);
    }
    add_changes(document, changes);
    return outcome;
  }

  static void add_changes(render::Document& document, const std::map<std::pair<Answer, Answer>, Tally>& changes) {
    std::vector<render::Row> rows;
    for (const auto& [kind, tally] : changes) {
      const auto& [was, becomes] = kind;
      rows.push_back({word(was.outcome, was.by_default), word(becomes.outcome, becomes.by_default), was.by_default, becomes.by_default, becomes.approvers, becomes.obligations, becomes.missing, was.approvers,
                      was.obligations, was.missing, tally.decisions, static_cast<std::int64_t>(tally.people.size())});
    }
    document.add(render::Table{"changes",
                               {{"was", tr("was")}, {"becomes", tr("becomes")}, {"was_by_default", ""}, {"by_default", ""}, {"approvers", tr("approvers")},
                                {"obligations", tr("obligations")}, {"missing", tr("missing")}, {"was_approvers", ""},
                                {"was_obligations", ""}, {"was_missing", ""},
                                {"decisions", tr("decisions"), render::Align::right}, {"people", tr("people"), render::Align::right}},
                               render::rows_of(std::move(rows)), !changes.empty()});
  }

  static void add_names(render::Document& document, store::Store& store, const store::Period& period, const Other& other) {
    const auto rows = [&store, period, &other](const std::function<void(const render::Row&)>& emit) {
      store.each_decision(period, [&](const Decided& decided) {
        if (decided.record.empty()) return;
        const auto again = other.decide(decided);
        if (again.was.same(again.becomes) || !again.open) return;
        const auto past = parse_json(decided.record, "decision_data");
        emit({decided.request, *parse_date(decided.on), decided.number, decided.name, past["service"].text(),
              word(again.was.outcome, again.was.by_default), word(again.becomes.outcome, again.becomes.by_default), again.was.by_default,
              again.becomes.by_default, again.becomes.missing});
      });
    };
    document.add(render::Table{"requests",
                               {{"request", tr("request"), render::Align::right}, {"on", tr("date")}, {"person", tr("number")},
                                {"name", tr("name")}, {"service", tr("service")}, {"was", tr("was")}, {"becomes", tr("becomes")},
                                {"was_by_default", ""}, {"by_default", ""}, {"missing", tr("missing")}},
                               rows});
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_replay() { return std::make_unique<PolicyReplay>(); }

}  // namespace corner::cli
