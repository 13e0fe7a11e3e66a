#include "cli/dates.hpp"
#include "cli/numbers.hpp"
#include "cli/slot_views.hpp"
#include "core/error.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

class SlotList : public Command {
  std::string request_, site_, service_, from_, to_, adviser_;

  void declare(Options& options) override {
    options.option("--request", "REQUEST", request_, mark("for that reservation: at its site, as long as it is kept"));
    options.option("--site", "SITE", site_, mark("at that site"));
    options.option("--service", "SERVICE", service_, mark("appointments with an adviser; else those to collect something"));
    options.option("--adviser", "PERSON", adviser_, mark("with that adviser; else whoever is free"));
    options.option("--from", "DATE", from_, mark("from that day on; else from today"));
    options.option("--to", "DATE", to_, mark("up to that day; else for a week"));
    options.example("corner slot list --request 10611", mark("when it can be collected, and how many places are left"));
  }

  store::Visit visit(store::Store& store) const {
    store::Visit visit;
    if (!request_.empty()) {
      if (!service_.empty()) throw Error(tr("`--request` says the service: leave `--service` out"), Failure::usage);
      visit = store::visit_of(store, store.request(number_of("--request", request_)));
    }
    if (!site_.empty()) visit.site = site_;
    if (!service_.empty()) {
      const auto* service = store.policy().pack().service(service_);
      if (service == nullptr || !service->appointment) throw Error(say("the catalogue has no appointment `{0}`; `corner catalogue` lists the services", service_), Failure::usage);
      visit.support = service->appointment;
    }
    if (!adviser_.empty()) visit.adviser = store.person(adviser_).number;
    return visit;
  }

  Outcome run(Context& context) override {
    check_date("--from", from_);
    check_date("--to", to_);
    auto& store = context.store();
    store::check_site(store, site_);
    const auto wanted = visit(store);
    store::check_visits(store, wanted);
    const auto today = store.zone().date_of(context.now());
    const auto from = from_.empty() ? today : *parse_date(from_);
    constexpr int week = 6;
    constexpr std::size_t most = 10'000;
    const auto to = to_.empty() ? add_days(std::max(from, today), week) : *parse_date(to_);
    const auto places = store::free_places(store, wanted, from, to, context.now(), most);
    Outcome outcome{{"corner.slot-list/1", {}}, Exit::done, false};
    outcome.document.say(say("{0}: {1}", site_title(store.policy().pack(), wanted.site, context.language()),
                             say_count("{0} free time", "{0} free times", static_cast<std::int64_t>(places.size()))),
                         render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& place : places) {
      std::vector<std::string> names;
      for (const auto& adviser : place.advisers) names.push_back(adviser.name);
      rows.push_back({place.slot.from, place.slot.until, place.free, names});
    }
    const bool any = !rows.empty();
    outcome.document.add(render::Fields{"", {{"site", "", wanted.site}}});
    outcome.document.add(render::Table{"slots",
                                       {{"slot", tr("time")},
                                        {"until", ""},
                                        {"free", tr("places left"), render::Align::right},
                                        {"advisers", wanted.support ? tr("adviser") : ""}},
                                       render::rows_of(std::move(rows)), any});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_slot_list() { return std::make_unique<SlotList>(); }

}  // namespace corner::cli
