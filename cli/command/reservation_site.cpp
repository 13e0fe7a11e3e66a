#include "cli/numbers.hpp"
#include "cli/reservation_views.hpp"
#include "core/words.hpp"
#include "store/reservations.hpp"
#include "store/standing.hpp"

namespace corner::cli {
namespace {

class ReservationSite : public Command {
  std::string request_, site_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.positional("SITE", site_, mark("where to collect it"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner reservation site 10611 grasse", mark("collected there instead; the last day stays what it was"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    store::check_site(store, site_);
    const auto moved = store::change_site(store, id, site_, context.clerk(), dry_run_);
    const auto language = context.language();
    return reservation_outcome(store, "corner.reservation-site/1",
                               say("SITE CHANGED — request {0}, {1}, of {2} ({3}): {4}", id, moved.request.service, moved.request.name,
                                   moved.request.number, site_title(store.policy().pack(), site_, language)),
                               moved, dry_run_, language);
  }
};

}  // namespace

std::unique_ptr<Command> make_reservation_site() { return std::make_unique<ReservationSite>(); }

}  // namespace corner::cli
