#include "cli/numbers.hpp"
#include "cli/reservation_views.hpp"
#include "core/words.hpp"
#include "store/reservations.hpp"

namespace corner::cli {
namespace {

class ReservationResume : public Command {
  std::string request_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner reservation resume 10611", mark("waits again, in the place it kept"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto moved = store::resume(store, id, context.clerk(), dry_run_);
    return reservation_outcome(store, "corner.reservation-resume/1",
                               say("RESUMED — request {0}, {1}, of {2} ({3})", id, moved.request.service, moved.request.name, moved.request.number),
                               moved, dry_run_, context.language());
  }
};

}  // namespace

std::unique_ptr<Command> make_reservation_resume() { return std::make_unique<ReservationResume>(); }

}  // namespace corner::cli
