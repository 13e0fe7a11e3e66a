#include "cli/answers.hpp"
#include "cli/chores.hpp"
#include "core/words.hpp"
#include "store/approvals.hpp"
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

  // Whose turn it is, and since when.
  static void list_approvals(render::Document& document, store::Store& store, const std::string& site, Date today) {
    const auto requests = store.in_state(desk::State::awaiting_approval, site);
    document.say(say("{0}: {1}", tr("Awaiting approval"), requests.size()), render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& request : requests) {
      const auto turn = store::whose_turn(store::approvals(store, request));
      const auto asked = turn && !request.number.empty() ? store::approvers(store, turn->role, store.person(request.person), today) : std::vector<store::Approver>();
      std::vector<std::string> names;
      for (const auto& each : asked) names.push_back(each.person.name);
      rows.push_back({request.id, request.number, request.name, request.service, turn ? turn->role : "", names,
                      *parse_date(turn ? turn->since : request.asked)});
    }
    const bool any = !rows.empty();
    document.add(render::Table{"to_approve",
                               {{"request", tr("request"), render::Align::right},
                                {"person", tr("number")},
                                {"name", tr("name")},
                                {"service", tr("service")},
                                {"role", tr("to be asked")},
                                {"approvers", tr("who that is")},
                                {"since", tr("since")}},
                               render::rows_of(std::move(rows)), any});
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    store::check_site(store, site_);
    Outcome outcome{{"corner.desk/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    list(document, store, site_, desk::State::reserved, "to_collect", tr("To be collected"));
    list_approvals(document, store, site_, store.zone().date_of(context.now()));
    list(document, store, site_, desk::State::waiting, "queue", tr("In the queue, in order"));
    add_chores(document, store, site_, store.zone().date_of(context.now()));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_desk() { return std::make_unique<Desk>(); }

}  // namespace corner::cli
