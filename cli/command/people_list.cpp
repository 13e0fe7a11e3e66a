#include "cli/command.hpp"
#include "core/words.hpp"
#include "store/people.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

class PeopleList : public Command {
  store::PeopleFilter filter_;

  void declare(Options& options) override {
    options.option("--service", "SERVICE", filter_.service, mark("only this service of the directory"));
    options.option("--site", "SITE", filter_.site, mark("only this site"));
    options.flag("--due", filter_.due, mark("only those who must bring something back on a known day"));
    options.example("corner people list --due", mark("who must bring something back, and by when"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    store::check_site(store, filter_.site);
    Outcome outcome{{"corner.people-list/1", {}}, Exit::done, false};
    // Row by row from the store to the output: a directory of any size passes.
    const auto rows = [&store, filter = filter_](const std::function<void(const render::Row&)>& emit) {
      store::each_holder(store, filter, [&](const store::Holder& each) {
        emit({each.person.number, each.person.name, each.person.attribute("service"), each.person.attribute("site"), each.held, each.reserved,
              each.waiting, each.due.empty() ? render::Cell() : render::Cell(*parse_date(each.due))});
      });
    };
    outcome.document.add(render::Table{"people",
                                       {{"person", tr("number")},
                                        {"name", tr("name")},
                                        {"service", tr("service")},
                                        {"site", tr("site")},
                                        {"held", tr("held"), render::Align::right},
                                        {"reserved", tr("reserved"), render::Align::right},
                                        {"waiting", tr("waiting"), render::Align::right},
                                        {"due", tr("due back")}},
                                       rows});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_people_list() { return std::make_unique<PeopleList>(); }

}  // namespace corner::cli
