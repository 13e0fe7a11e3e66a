#include <algorithm>

#include "cli/answers.hpp"
#include "cli/asked.hpp"
#include "cli/letter.hpp"
#include "cli/numbers.hpp"
#include "cli/obligations.hpp"
#include "cli/pages.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "policy/explain.hpp"
#include "policy/load.hpp"

namespace corner::cli {
namespace {

using render::Tone;

class Explain : public Command {
  std::string request_;
  bool disclosure_ = false, letter_ = false, for_person_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.flag("--disclosure", disclosure_, mark("what the law lets the person know, under its four headings"));
    options.flag("--letter", letter_, mark("a letter to the person; with --output FILE.pdf as pages to print"));
    options.flag("--for-person", for_person_, mark("with what only the person may see, such as medical grounds; written to the journal"));
    options.example("corner explain 10611", mark("the rule, the facts and their sources, what would lead to a yes"));
    options.example("corner explain 10611 --letter --for-person --lang fr --output letter.pdf", mark("to be handed over, in French"));
  }

  // Where each rule stands in the files the pack was adopted from.
  static void say_places(render::Document& document, store::Store& store, const Json& record) {
    std::vector<policy::Source> sources;
    const auto files = store.sources(record["pack"].text());
    if (!files.is_object()) return;
    for (const auto& [path, text] : files.object()) sources.push_back({path, text.text()});
    const auto pack = policy::load(sources).pack;
    for (const auto& id : record["winning"].texts())
      if (const auto* rule = pack.rule(id)) document.say(fmt::format("{}: {}", id, to_string(rule->place)), Tone::faint, 4);
  }

  void add_facts(render::Document& document, const Told& told) const {
    std::vector<render::Row> rows;
    for (const auto& [name, fact] : told.record["facts"].object()) {
      const auto* known = told.policy.pack().fact(name);
      if (known == nullptr || (fact["value"].is_null() && fact["hidden"].is_null())) continue;
      std::vector<std::string> counted;
      if (fact["counted"].is_list())
        for (const auto& id : fact["counted"].list()) counted.push_back(std::to_string(id.integer()));
      rows.push_back({name, policy::said(told.record, *known, told.language), fact["source"].text(), join(counted, ", ")});
    }
    const bool shown = !disclosure_ && !letter_;  // else they stand among the disclosures
    if (shown) document.say(tr("Facts read"), Tone::heading);
    document.add(render::Table{"facts_read",
                               {{"fact", tr("fact")}, {"value", tr("value")}, {"source", tr("source")}, {"counted", tr("requests counted")}},
                               render::rows_of(std::move(rows)), shown});
  }

  static void say_rules(render::Document& document, store::Store& store, const Json& record) {
    say_places(document, store, record);
    const auto tell = [&](const char* text, std::vector<std::string> rules) {
      for (auto& rule : rules)
        if (rule == policy::hidden) rule = tr("(not shown)");
      if (!rules.empty()) document.say(say(text, join(rules, ", ")), Tone::plain, 2);
    };
    tell(mark("Set aside by an exception: {0}"), record["overridden"].texts());
    tell(mark("Lifted by a waiver: {0}"), record["waived"].texts());
    if (record["outcome"].text() != "undetermined") tell(mark("Left open, without changing the outcome: {0}"), record["open"].texts());
  }

  void tell(render::Document& document, store::Store& store, const Told& told, Date today, bool notes) const {
    const auto& request = told.request;
    document.say(say("{0} — request {1}, {2}, for {3} ({4})", verdict(request.state, told.record), request.id,
                     service_title(told.policy.pack(), request.service, told.language), request.name, request.number),
                 tone(request.state));
    document.say(say("Decided on {0}; it is now `{1}`.", told.record["on"].text(), desk::code(request.state)), Tone::plain, 2);
    say_why(document, told.policy, told.record, told.language);
    say_rules(document, store, told.record);
    say_ways(document, told.policy, told.record, told.ways, true, told.language);
    add_facts(document, told);
    if (disclosure_) say_disclosures(document, told);
    say_steps(document, store, request, today, notes);
    say_obligations(document, store::obligations(store, request));
    document.add(render::Fields{"", {{"pack", tr("pack"), told.policy.pack().id}, {"version", tr("version"), told.record["pack"].text()}}});
    if (!disclosure_ && !told.because.empty()) document.say(say("Said at the time: {0}", told.because));
    say_mention(document, told);
  }

  Outcome run(Context& context) override {
    auto& store = context.store(for_person_ ? store::Access::write : store::Access::read);
    const auto id = number_of("REQUEST", request_);
    const auto request = store.request(id);
    const auto record = store.record(id);
    if (record.is_null()) throw Error(say("the record of request {0} was erased", id));
    const auto& policy = store.policy(record["pack"].text());
    const auto& pack = policy.pack();
    const auto audience = for_person_ ? Audience::person : Audience::anybody;
    const Told told{policy, request, for_person_ ? record : policy::redacted(pack, record),
                    for_person_ || !policy::tells_grounds(pack, record) ? store.because(id) : "",
                    WayFinder(policy).from(record, audience, {}), store::approvals(store, request), audience, context.language()};

    Outcome outcome{{"corner.explain/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    if (for_person_) {
      const auto row = store.disclose(id, context.clerk());
      outcome.changed = true;
      if (!letter_) document.say(say("For the person concerned alone. That it was shown is row {0} of the journal.", row), Tone::warn);
    }
    const bool printable = letter_ && context.settings().output.ends_with(".pdf");
    const bool withheld = !for_person_ && policy::withholds(pack, record);
    const auto today = store.zone().date_of(context.now());
    if (letter_) {
      add_facts(document, told);
      if (!printable) write_letterhead(document, pack);
      write_letter(document, told, today);
      say_obligations(document, store::obligations(store, request));
      document.add(render::Fields{"", {{"pack", "", pack.id}, {"version", "", record["pack"].text()}}});
    } else {
      tell(document, store, told, today, !withheld);
    }
    if (withheld)
      document.say(letter_ ? tr("What only you may see is left out of this letter: ask for it.")
                           : say("What only the person concerned may see is not shown. `{0}` shows it, and is written to the journal.",
                                 fmt::format("corner explain {} --for-person", id)),
                   Tone::faint);
    document.add(render::Fields{"", {{"request", "", id},
                                     {"person", "", request.number},
                                     {"state", "", std::string(desk::code(request.state))},
                                     {"by_default", "", record["by_default"].boolean()},
                                     {"decision", "", told.record}}});
    add_ways(document, policy, told.record, told.ways, told.language);
    if (printable) {
      auto page = printed(context, letter_page(document, told, context.now(), store.practice()));
      page.changed = outcome.changed;
      return page;
    }
    if (letter_) {
      document.say(std::string());
      document.say(signature());
    }
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<Explain>(); }

}  // namespace corner::cli
