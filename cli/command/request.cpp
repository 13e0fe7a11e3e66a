#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/answers.hpp"
#include "cli/dates.hpp"
#include "cli/numbers.hpp"
#include "cli/slot_views.hpp"
#include "cli/ways.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"

namespace corner::cli {
namespace {

// Of what would lead to a yes, as much as is said across a counter.
constexpr analysis::Limit at_the_counter{.sets = 3, .facts = 2};

class Request : public Command {
  store::Order order_;
  std::vector<std::string> facts_;
  std::string quantity_;

  void declare(Options& options) override {
    options.positional("PERSON", order_.person, mark("number, mail, or part of the name"));
    options.positionals("SERVICE", order_.services, mark("what they ask for, as `corner catalogue` lists it"));
    options.option("--site", "SITE", order_.site, mark("where to collect; else where there is one"));
    options.option("--unit", "NUMBER", order_.unit, mark("that unit and no other"));
    options.option("--from", "DATE", order_.from, mark("the first day, for days to come"));
    options.option("--until", "DATE", order_.until, mark("the day of the return; of what is lent, else as the policy says"));
    options.option("--slot", "WHEN", order_.slot, mark("comes then, local to the policy's zone: 2026-12-01T10:20"));
    options.option("--adviser", "PERSON", order_.adviser, mark("of an appointment: with that adviser; else whoever is free"));
    options.repeated("--fact", "NAME=VALUE", facts_, mark("a fact that the directory does not know"));
    options.option("--because", "TEXT", order_.because, mark("why; needed to overrule the directory"));
    options.option("--key", "KEY", order_.key, mark("asked twice with one key, it is one request"));
    options.option("--quantity", "N", quantity_, mark("so many of each; 1 when it is not said"));
    options.flag("--partial", order_.partial, mark("of several services, take what is granted"));
    options.flag("--dry-run", order_.dry_run, mark("decide, change nothing"));
    options.example("corner request A00001 laptop-standard", mark("decides, and reserves one"));
    options.example("corner request A00008 telework-kit --fact home_insurance=true",
                    mark("with a document seen at the counter"));
  }

  void read_facts() {
    for (const auto& fact : facts_) {
      const auto equals = fact.find('=');
      if (equals == std::string::npos || equals == 0)
        throw Error(say("`--fact {0}` wants NAME=VALUE, such as {1}", fact, "telework=2"), Failure::usage);
      if (equals + 1 == fact.size()) throw Error(say("`--fact {0}` has no value: write NAME=VALUE, such as {1}", fact, "telework=2"), Failure::usage);
      const auto name = fact.substr(0, equals);
      if (std::ranges::find(order_.facts, name, &std::pair<std::string, std::string>::first) != order_.facts.end())
        throw Error(say("the fact `{0}` is given twice", name), Failure::usage);
      order_.facts.emplace_back(fact.substr(0, equals), fact.substr(equals + 1));
    }
  }

  void read_quantity() {
    constexpr std::int64_t most = 100;
    const auto quantity = number_of("--quantity", quantity_);
    if (quantity < 1 || quantity > most) throw Error(say("`--quantity {0}` is out of range: from 1 to {1}", quantity, most), Failure::usage);
    order_.quantity = static_cast<int>(quantity);
  }

  Outcome run(Context& context) override {
    read_facts();
    check_date("--from", order_.from);
    check_date("--until", order_.until);
    if (!quantity_.empty()) read_quantity();
    if (order_.slot.empty() && !order_.adviser.empty()) throw Error(tr("`--adviser` is asked for with `--slot`"), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto answers = store.request(order_, context.clerk());
    const auto language = context.language();
    Outcome outcome{{"corner.request/1", {}}, exit_of(answers), !order_.dry_run};
    auto& document = outcome.document;
    if (order_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    if (answers.repeated) document.say(tr("This key was used before: the first answer stands."), render::Tone::faint);
    std::vector<render::Row> rows;
    for (auto answer : answers.list) {
      const auto& policy = store.policy(answer.record["pack"].text());
      const auto record = std::exchange(answer.record, policy::redacted(policy.pack(), answer.record));
      if (!rows.empty()) document.say(std::string());
      say_answer(document, policy.pack(), answer, answers.person, order_.dry_run, language);
      if (!answer.slot.empty()) document.say(said_appointment(store, *parse_instant(answer.slot), answer.adviser), render::Tone::plain, 2);
      if (!order_.slot.empty() && answer.slot.empty())
        document.say(tr("No appointment is made for it now: `corner slot book` does, once it is reserved."), render::Tone::warn, 2);
      say_why(document, policy, answer.record, language);
      if (answer.state == desk::State::refused)
        say_ways(document, policy, answer.record, WayFinder(policy).from(record, Audience::anybody, at_the_counter), false, language);
      if (!order_.dry_run) say_next(document, store, answer, answers.person, store.zone().date_of(context.now()));
      rows.push_back(answer_row(policy, answers.person.number, answer, language));
    }
    document.add(render::Fields{"",
                                {{"person", "", answers.person.number},
                                 {"dry_run", "", order_.dry_run},
                                 {"repeated", "", answers.repeated}}});
    document.add(render::Table{"answers", answer_columns(), render::rows_of(std::move(rows)), false});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_request() { return std::make_unique<Request>(); }

}  // namespace corner::cli
