#include <algorithm>

#include "cli/answers.hpp"
#include "cli/chores.hpp"
#include "cli/slot_views.hpp"
#include "core/words.hpp"
#include "store/approvals.hpp"
#include "store/reservations.hpp"
#include "store/standing.hpp"
#include "store/transfers.hpp"

namespace corner::cli {
namespace {

class Desk : public Command {
  std::string site_;

  void declare(Options& options) override {
    options.option("--site", "SITE", site_, mark("only this site"));
    options.example("corner desk", mark("what is to be handed over, who waits, whose approval is due"));
  }

  static bool is_appointment(store::Store& store, const store::Request& request) {
    const auto* service = store.policy().pack().service(request.service);
    return service != nullptr && service->appointment;
  }

  static void list(render::Document& document, const std::vector<store::Request>& requests, const std::string& name, const std::string& heading,
                   bool always = true) {
    if (always || !requests.empty()) document.say(say("{0}: {1}", heading, requests.size()), render::Tone::heading);
    const bool shelf = name == "to_collect";
    std::vector<render::Row> rows;
    for (const auto& request : requests) {
      rows.push_back({request.id, request.number, request.name, request.service, request.unit,
                      request.site.empty() ? request.wanted_at : request.site, *parse_date(request.asked)});
      if (shelf) rows.back().emplace_back(request.hold_until.empty() ? render::Cell() : render::Cell(*parse_date(request.hold_until)));
    }
    std::vector<render::Column> columns{{"request", tr("request"), render::Align::right},
                                        {"person", tr("number")},
                                        {"name", tr("name")},
                                        {"service", tr("service")},
                                        {"unit", tr("unit")},
                                        {"site", tr("site")},
                                        {"asked", tr("asked")}};
    if (shelf) columns.push_back({"hold_until", tr("last day")});
    const bool any = !rows.empty();
    document.add(render::Table{name, std::move(columns), render::rows_of(std::move(rows)), any});
  }

  static void list(render::Document& document, const std::vector<store::Transfer>& transfers, const std::string& name, const std::string& heading) {
    document.say(say("{0}: {1}", heading, transfers.size()), render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& each : transfers)
      rows.push_back({each.unit, each.service, each.from, each.to, each.request == 0 ? render::Cell() : render::Cell(each.request), each.number, each.person});
    const bool any = !rows.empty();
    document.add(render::Table{name,
                               {{"unit", tr("unit")},
                                {"service", tr("service")},
                                {"from", tr("from")},
                                {"to", tr("to")},
                                {"request", tr("request"), render::Align::right},
                                {"person", tr("number")},
                                {"name", tr("name")}},
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
    const auto today = store.zone().date_of(context.now());
    Outcome outcome{{"corner.desk/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    auto ready = store::on_shelf(store, site_, today);
    const auto appointments = std::ranges::stable_partition(ready, [&](const store::Request& each) { return !is_appointment(store, each); });
    std::vector<store::Request> to_book(appointments.begin(), appointments.end());
    ready.erase(appointments.begin(), appointments.end());
    std::erase_if(to_book, [](const store::Request& each) { return !each.slot.empty(); });
    list(document, ready, "to_collect", tr("To be collected"));
    list(document, to_book, "to_book", tr("Appointments to be made"), false);
    add_appointments(document, store, "appointments", tr("Appointments today"), store::appointments_on(store, site_, today));
    add_appointments(document, store, "unanswered", tr("Appointments past, and nobody said what became of them"), store::unanswered(store, site_, context.now()));
    list(document, store::to_be_sent(store, site_), "to_send", tr("To be sent"));
    list(document, store::on_the_road(store, site_), "on_road", tr("On the road"));
    list_approvals(document, store, site_, today);
    list(document, store.in_state(desk::State::waiting, site_), "queue", tr("In the queue, in order"));
    add_chores(document, store, site_, today);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_desk() { return std::make_unique<Desk>(); }

}  // namespace corner::cli
