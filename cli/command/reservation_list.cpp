#include <algorithm>

#include "cli/reservation_views.hpp"
#include "core/words.hpp"
#include "store/reservations.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

class ReservationList : public Command {
  std::string person_, site_, state_;

  void declare(Options& options) override {
    options.option("--person", "PERSON", person_, mark("one person's only: number, mail, or part of the name"));
    options.option("--site", "SITE", site_, mark("only this site: where it is set aside, or was asked for"));
    options.option("--state", "STATE", state_, mark("that state; else all that is reserved, waits or awaits approval"));
    options.example("corner reservation list --person A00001", mark("what one person has coming"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    store::check_site(store, site_);
    store::Filter filter{0, site_, state_};
    if (!person_.empty()) filter.person = store.person(person_).id;
    const auto list = store::reservations(store, filter);
    Outcome outcome{{"corner.reservation-list/1", {}}, Exit::done, false};
    outcome.document.say(say_count("{0} reservation", "{0} reservations", static_cast<std::int64_t>(list.size())), render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& request : list) rows.push_back(reservation_row(request));
    const bool any = !rows.empty();
    const bool slots = std::ranges::any_of(list, [](const store::Request& each) { return !each.slot.empty(); });
    outcome.document.add(render::Table{"reservations", reservation_columns(slots), render::rows_of(std::move(rows)), any});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_reservation_list() { return std::make_unique<ReservationList>(); }

}  // namespace corner::cli
