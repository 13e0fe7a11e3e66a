#include "cli/answers.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class PeopleShow : public Command {
  std::string person_;

  void declare(Options& options) override {
    options.positional("PERSON", person_, mark("number, mail, or part of the name"));
    options.example("corner people show A00001", mark("who they are, and what they have or wait for"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto person = store.person(person_);
    Outcome outcome{{"corner.person/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(person.name, render::Tone::heading);
    render::Fields fields{"", {{"number", tr("number"), person.number}, {"name", "", person.name}, {"mail", tr("mail"), person.mail}}};
    for (const auto& [column, value] : person.attributes.object()) fields.list.push_back({column, column, value.text()});
    document.add(std::move(fields));
    std::vector<render::Row> rows;
    for (const auto& request : store.requests_of(person.id))
      rows.push_back({request.id, request.service, std::string(desk::code(request.state)), request.unit, request.site,
                      *parse_date(request.asked)});
    if (rows.empty()) document.say(tr("No request so far."));
    const bool any = !rows.empty();
    document.add(render::Table{"requests",
                               {{"request", tr("request"), render::Align::right},
                                {"service", tr("service")},
                                {"state", tr("state")},
                                {"unit", tr("unit")},
                                {"site", tr("site")},
                                {"asked", tr("asked")}},
                               render::rows_of(std::move(rows)), any});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_people_show() { return std::make_unique<PeopleShow>(); }

}  // namespace corner::cli
