#include <algorithm>

#include "cli/answers.hpp"
#include "cli/waiver_rows.hpp"
#include "cli/word.hpp"
#include "core/error.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "policy/value.hpp"

namespace corner::cli {
namespace {

class PeopleShow : public Command {
  std::string person_;

  void declare(Options& options) override {
    options.positional("PERSON", person_, mark("number, mail, or part of the name"));
    options.example("corner people show A00001", mark("who they are, and what they have or wait for"));
  }

  /// As the pack calls it, and as people say its value: a date, or the value of the fact that reads the column.
  static render::Field attribute(const policy::Pack& pack, const std::string& column, const std::string& value, Language language) {
    const auto reads = [&](const policy::Fact& fact) {
      const bool dated = fact.origin == policy::Origin::until || fact.origin == policy::Origin::since;
      return fact.name == column || (dated && fact.source == column);
    };
    const auto fact = std::ranges::find_if(pack.facts, reads);
    const auto& title = fact == pack.facts.end() || fact->name != column ? column : fact->title.in(language);
    if (const auto date = parse_date(value)) return {column, title.empty() ? column : title, *date};
    const auto& label = title.empty() ? column : title;
    if (fact == pack.facts.end() || fact->name != column || fact->open()) return {column, label, value};
    try {
      return {column, label, render::Word{value, policy::show_value(*fact, policy::parse_value(*fact, value), language)}};
    } catch (const Error&) {  // imported under another pack
      return {column, label, value};
    }
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto person = store.person(person_);
    Outcome outcome{{"corner.person/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(person.name, render::Tone::heading);
    render::Fields fields{"", {{"number", tr("number"), person.number}, {"name", "", person.name}, {"mail", tr("mail"), person.mail}}};
    const auto sensitive = policy::sensitive_columns(store.policy().pack());
    std::vector<std::string> hidden;
    for (const auto& [column, value] : person.attributes.object()) {
      if (sensitive.contains(column)) hidden.push_back(column);
      else fields.list.push_back(attribute(store.policy().pack(), column, value.text(), context.language()));
    }
    fields.list.push_back({"hidden", hidden.empty() ? "" : tr("not shown"), hidden});
    document.add(std::move(fields));
    std::vector<render::Row> rows;
    const auto requests = store.requests_of(person.id);
    for (const auto& request : requests) {
      const auto by_default = store.record(request.id)["by_default"];
      const bool refused = request.state == desk::State::refused && by_default == Json(true);
      rows.push_back({request.id, request.service, word(desk::code(request.state), refused), by_default.is_null() ? render::Cell() : render::Cell(by_default.boolean()),
                      request.unit, request.site, *parse_date(request.asked), request.slot.empty() ? render::Cell() : render::Cell(*parse_instant(request.slot))});
    }
    const bool slots = std::ranges::any_of(requests, [](const store::Request& request) { return !request.slot.empty(); });
    if (rows.empty()) document.say(tr("No request so far."));
    const bool any = !rows.empty();
    document.add(render::Table{"requests",
                               {{"request", tr("request"), render::Align::right},
                                {"service", tr("service")},
                                {"state", tr("state")},
                                {"by_default", ""},
                                {"unit", tr("unit")},
                                {"site", tr("site")},
                                {"asked", tr("asked")},
                                {"slot", slots ? tr("appointment") : ""}},
                               render::rows_of(std::move(rows)), any});
    auto waivers = store::waivers(store, person.id, store.zone().date_of(context.now()));
    std::erase_if(waivers, [](const store::Waiver& waiver) { return !waiver.lives; });
    if (!waivers.empty()) {
      document.say(tr("Waivers"), render::Tone::heading);
      document.add(waiver_table(waivers));
    }
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_people_show() { return std::make_unique<PeopleShow>(); }

}  // namespace corner::cli
