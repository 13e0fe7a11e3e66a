#include "cli/answers.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

class Desk : public Command {
  std::string site_;

  void declare(Options& options) override {
    options.option("--site", "SITE", site_, mark("only this site"));
    options.example("corner desk", mark("what is to be handed over, who waits, whose approval is due"));
  }

  static void list(render::Document& document, store::Store& store, const std::string& site, desk::State state,
                   const std::string& name, const std::string& heading) {
    const auto requests = store.in_state(state, site);
    document.say(say("{0}: {1}", heading, requests.size()), render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& request : requests)
      rows.push_back({request.id, request.number, request.name, request.service, request.unit,
                      request.site.empty() ? request.wanted_at : request.site, *parse_date(request.asked)});
    const bool any = !rows.empty();
    document.add(render::Table{name,
                               {{"request", tr("request"), render::Align::right},
                                {"person", tr("number")},
                                {"name", tr("name")},
                                {"service", tr("service")},
                                {"unit", tr("unit")},
                                {"site", tr("site")},
                                {"asked", tr("asked")}},
                               render::rows_of(std::move(rows)), any});
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    store::check_site(store, site_);
    Outcome outcome{{"corner.desk/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    list(document, store, site_, desk::State::reserved, "to_collect", tr("To be collected"));
    list(document, store, site_, desk::State::awaiting_approval, "to_approve", tr("Awaiting approval"));
    list(document, store, site_, desk::State::waiting, "queue", tr("In the queue, in order"));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_desk() { return std::make_unique<Desk>(); }

}  // namespace corner::cli
