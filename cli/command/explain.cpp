#include <fmt/format.h>

#include "cli/answers.hpp"
#include "cli/asked.hpp"
#include "cli/numbers.hpp"
#include "cli/obligations.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/load.hpp"
#include "policy/value.hpp"

namespace corner::cli {
namespace {

using render::Tone;

class Explain : public Command {
  std::string request_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.example("corner explain 10611", mark("the rule, the facts and their sources, the pack's version"));
  }

  // Where each rule stands in the files the pack was adopted from.
  static std::string place_of(store::Store& store, const std::string& version, const std::string& rule) {
    std::vector<policy::Source> sources;
    const auto files = store.sources(version);
    if (!files.is_object()) return "";
    for (const auto& [path, text] : files.object()) sources.push_back({path, text.text()});
    const auto loaded = policy::load(sources);
    const auto* found = loaded.pack.rule(rule);
    return found ? to_string(found->place) : "";
  }

  static void say_facts(render::Document& document, const policy::Pack& pack, const Json& record, Language language) {
    std::vector<render::Row> rows;
    for (const auto& [name, fact] : record["facts"].object()) {
      const auto* known = pack.fact(name);
      std::string value = fact["value"].is_text() ? fact["value"].text() : "";
      if (known && !value.empty() && !known->open())
        value = policy::show_value(*known, policy::parse_value(*known, value), language);
      if (known && known->sensitive && !value.empty()) value = tr("(not shown)");
      std::vector<std::string> counted;
      if (fact["counted"].is_list())
        for (const auto& id : fact["counted"].list()) counted.push_back(std::to_string(id.integer()));
      if (value.empty()) continue;
      rows.push_back({name, value, fact["source"].text(), join(counted, ", ")});
    }
    document.say(tr("Facts read"), Tone::heading);
    document.add(render::Table{"facts_read",
                               {{"fact", tr("fact")}, {"value", tr("value")}, {"source", tr("source")}, {"counted", tr("requests counted")}},
                               render::rows_of(std::move(rows))});
  }

  static void say_rules(render::Document& document, store::Store& store, const Json& record) {
    const auto& version = record["pack"].text();
    for (const auto& rule : record["winning"].texts())
      if (const auto place = place_of(store, version, rule); !place.empty()) document.say(fmt::format("{}: {}", rule, place), Tone::faint, 4);
    if (const auto overridden = record["overridden"].texts(); !overridden.empty())
      document.say(say("Set aside by an exception: {0}", join(overridden, ", ")), Tone::plain, 2);
    if (const auto waived = record["waived"].texts(); !waived.empty())
      document.say(say("Lifted by a waiver: {0}", join(waived, ", ")), Tone::plain, 2);
    if (const auto open = record["open"].texts(); !open.empty() && record["outcome"].text() != "undetermined")
      document.say(say("Left open, without changing the outcome: {0}", join(open, ", ")), Tone::plain, 2);
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto id = number_of("REQUEST", request_);
    const auto request = store.request(id);
    const auto record = store.record(id);
    if (record.is_null()) throw Error(say("the record of request {0} was erased", id));
    const auto& policy = store.policy(record["pack"].text());
    const auto language = context.language();

    Outcome outcome{{"corner.explain/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(say("{0} — request {1}, {2}, for {3} ({4})", verdict(request.state), id,
                     service_title(policy.pack(), request.service, language), request.name, request.number),
                 tone(request.state));
    document.say(say("Decided on {0}; it is now `{1}`.", record["on"].text(), desk::code(request.state)), Tone::plain, 2);
    say_why(document, policy, record, language);
    say_rules(document, store, record);
    say_facts(document, policy.pack(), record, language);
    say_steps(document, store, request, store.zone().date_of(context.now()));
    document.add(render::Fields{"", {{"request", "", id},
                                     {"person", "", request.number},
                                     {"state", "", std::string(desk::code(request.state))},
                                     {"pack", tr("pack"), policy.pack().id},
                                     {"version", tr("version"), record["pack"].text()},
                                     {"decision", "", record}}});
    say_obligations(document, store::obligations(store, request));
    if (const auto because = store.because(id); !because.empty()) document.say(say("Said at the time: {0}", because));
    document.say(tr("This answer rests on an algorithm: the rules above, applied to the facts above. You may ask for the "
                    "rules, the data and how they were applied (CRPA, art. L.311-3-1), and turn to the CADA."), Tone::faint);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<Explain>(); }

}  // namespace corner::cli
